// SPDX-License-Identifier: GPL-3.0-or-later
//
// The database of a screening's results, for this program and for anybody's SQL.
//
//   runs       one for each input held against rules: source, rules (a hash of the
//              packs, the day and the options), as_of, language, mapping, rows, whole (0 while
//              it is under way or was stopped), kind (2; of 1, an earlier kind: `stated`
//              takes open amounts at their highest, and nothing is said of what is open).
//              An input that is screened again with the same rules takes the place of
//              its earlier run.
//   columns    what each column of `rows` and `claims` means, in zh and en
//   rows       a row for each company: id (run × 2^40 + line), run, line, best_city_id,
//              and the columns of the CSV output. Sums of money end in _fen and are
//              whole fen: INTEGER, or beyond 64 bits a text of 39 digits, which
//              sorts after every integer as it should.
//   claims     with --claims: a row for each claim that is not ineligible
//   city_totals  a view: run, line, city and its totals, from the columns of `rows`
//   carried    columns of the table that mean nothing to the rules (carried_columns.h)
//   problems   lines that gave no row: run, line, column, code, message_zh, message_en; one
//              of line 0 and the code "account" says what was read of a table
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/database/database.h"
#include "core/screening/row_table.h"

namespace biosubsidy::results {

inline constexpr int resultApplicationId = 0x42535352; // "BSSR"
inline constexpr int resultVersion = 2;
inline constexpr int resultKind = 2; // of a run
inline constexpr int lineBits = 40;

[[nodiscard]] inline std::int64_t rowId(std::int64_t run, std::uint64_t line) {
    return (run << lineBits) + static_cast<std::int64_t>(line);
}

// The column of the database that a column of the results stands in.
[[nodiscard]] std::string sqlName(const screening::Column& column);

// A sum as it stands in a column, and back.
void bindFen(Statement& statement, Wide fen);
[[nodiscard]] Wide fenOf(const Statement& statement, int column);

// Makes the tables in a new database, or holds those of an old one against the
// columns; throws `foreign` or `newer` where it is another one.
void prepareResults(const Database& database, const screening::RowTable& rows, const screening::RowTable* claims);
// For sorting and filtering; made when all rows are in.
void indexResults(const Database& database);

} // namespace biosubsidy::results
