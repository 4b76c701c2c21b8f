// SPDX-License-Identifier: GPL-3.0-or-later
//
// Results of a screening into a PostgreSQL database that the user names: the one
// place where the program opens a connection. Many machines may load into one
// database at the same time, each its own part of the input.
//
//   biosubsidy_runs    one for each source (the input's name) and rules (a hash of the
//                      packs, the day and the options): when it began, and whether all
//                      of it is there
//   biosubsidy_rows    a row for each company, by source, rules and line; sums of money
//                      are numeric, in yuan
//   biosubsidy_claims  with --claims: a row for each claim, numbered within its line
//
// Loading the same lines with the same rules again gives the same rows, none twice.
// A batch is one statement, whose rows are one parameter, a JSON text: nothing of a
// case is ever part of the SQL, and a sum keeps its digits.
//
// libpq is loaded when an output begins: nothing of the network comes with a
// program that writes no database.
#pragma once

#include <memory>
#include <string>

#include "core/screening/output.h"
#include "core/screening/row_table.h"

namespace biosubsidy::results {

[[nodiscard]] bool isPostgresUrl(std::string_view out);
// The URL without its password, wherever it stands in it, for messages.
[[nodiscard]] std::string withoutPassword(const std::string& url);

class PostgresOutput : public screening::Output {
public:
    struct Options {
        std::string url;    // postgresql://user@host:port/database?host=/socket/dir, as libpq reads it
        std::string source; // the input's name
        std::string rules;  // what the results hang on besides the input, hashed
    };
    PostgresOutput(std::shared_ptr<const blocks::BlockRules> rules, screening::RowTable::Of of, Language language,
                   Options options);
    ~PostgresOutput() override;

    [[nodiscard]] const screening::RowFormat* format() const override { return nullptr; }
    [[nodiscard]] screening::Written begin(const std::string& mark) override;
    [[nodiscard]] screening::Written takeRows(const screening::RowBlock& rows) override;
    [[nodiscard]] tl::expected<std::string, Localized> checkpoint() override;
    [[nodiscard]] screening::Written finish() override;

private:
    class Connection;
    std::unique_ptr<Connection> connection_;
};

} // namespace biosubsidy::results
