// SPDX-License-Identifier: GPL-3.0-or-later
//
// A row of a table of companies as it stands in its file: the cells that hold
// something, each with its column. Rows come one after the other, so that a file
// of any length takes the same memory.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "core/values/localized.h"

namespace biosubsidy::sheets {

// What is wrong with a cell before anybody asks what it means.
enum class Flaw : std::uint8_t {
    none,
    formulaError,  // #N/A, #REF! …
    uncomputed,    // a formula whose result the file does not hold
    encoding,      // bytes that are no characters
    unclosedQuote, // the row began a quoted cell that never ends
    lostText,      // the file names a text that it does not hold
    twice,         // the file holds the cell more than once; the text is the last one's
};
[[nodiscard]] Localized describe(Flaw flaw);

// As what its program shows a cell, by its type and its number format. Cells of a
// text file are texts.
enum class Kind : std::uint8_t { text, number, date, percent, currency, flag, error };

// The text is what a person sees, in one spelling: a number in plain digits ("12000000"),
// a date as "2026-11-22", a time as "09:30:00", a percentage as "35%", yuan as a number,
// another currency with its code before the number ("USD 1000"), a flag as TRUE or FALSE,
// an error as "#N/A".
struct Cell {
    std::uint32_t column = 0; // from 0
    Flaw flaw = Flaw::none;
    std::string text;
    Kind kind = Kind::text;
    std::array<char, 7> money{}; // of Kind::currency; see currency()

    // "CNY", "USD", …, or the sign where no code is known for it; "": no currency.
    [[nodiscard]] std::string_view currency() const;
    friend bool operator==(const Cell&, const Cell&) = default;
};

struct Row {
    std::uint64_t number = 0; // as spreadsheets count, from 1
    std::vector<Cell> cells;  // in the order of their columns; none that is empty

    [[nodiscard]] const Cell* find(std::uint32_t column) const;
};

// Puts the cells of a row in order. The later one of two that stand in one place is
// kept, and says so.
void orderCells(std::vector<Cell>& cells);

// A: 0 … Z: 25, AA: 26.
[[nodiscard]] std::string columnLetters(std::uint32_t column);

inline constexpr std::uint32_t mostColumns = 16'384; // of a sheet
// In bytes, of a workbook. A cell has at most 32,767 characters there; but a workbook
// holds a text once, however often its cells show it, and would be larger than it is.
inline constexpr std::size_t longestCell = 128U << 10U;
inline constexpr std::size_t longestRow = 16U << 20U;

[[nodiscard]] Localized tooLongCell();
[[nodiscard]] Localized tooLongRow();

// Cells that are shown as one; what it shows stands in the first of them.
struct MergedRange {
    std::uint64_t firstRow = 1; // as Row::number
    std::uint64_t lastRow = 1;
    std::uint32_t firstColumn = 0;
    std::uint32_t lastColumn = 0;
    friend bool operator==(const MergedRange&, const MergedRange&) = default;
};
inline constexpr std::size_t mostMerged = 1'000'000; // of a sheet; others are left out

class RowSource {
public:
    RowSource() = default;
    RowSource(const RowSource&) = delete;
    RowSource& operator=(const RowSource&) = delete;
    virtual ~RowSource() = default;

    // The next row that is not empty; false: there is none. An error ends the table.
    [[nodiscard]] virtual tl::expected<bool, Localized> next(Row& row) = 0;
    // About how many rows there are, empty ones too: for progress. 0: unknown.
    [[nodiscard]] virtual std::uint64_t rowsAbout() const = 0;
    // Those known so far: a workbook (.xlsx) tells them behind its last row.
    [[nodiscard]] virtual const std::vector<MergedRange>& merged() const;
};

} // namespace biosubsidy::sheets
