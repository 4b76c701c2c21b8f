// SPDX-License-Identifier: GPL-3.0-or-later
//
// A row of a table of companies as it stands in its file: the cells that hold
// something, each with its column. Rows come one after the other, so that a file
// of any length takes the same memory.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
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
};
[[nodiscard]] Localized describe(Flaw flaw);

struct Cell {
    std::uint32_t column = 0; // from 0
    Flaw flaw = Flaw::none;
    std::string text;
    friend bool operator==(const Cell&, const Cell&) = default;
};

struct Row {
    std::uint64_t number = 0; // as spreadsheets count, from 1
    std::vector<Cell> cells;  // in the order of their columns; none that is empty

    [[nodiscard]] const Cell* find(std::uint32_t column) const;
};

// A: 0 … Z: 25, AA: 26.
[[nodiscard]] std::string columnLetters(std::uint32_t column);

inline constexpr std::uint32_t mostColumns = 16'384; // of a sheet

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
};

} // namespace biosubsidy::sheets
