// SPDX-License-Identifier: GPL-3.0-or-later
//
// A row as bytes, for rows that wait: a tenth of the memory of a Row.
#pragma once

#include <string>
#include <string_view>

#include "core/sheets/row.h"

namespace biosubsidy::sheets {

// Puts the cells for which `keeps` is true behind `bytes`.
template <typename Keeps>
void putRow(std::string& bytes, const Row& row, Keeps keeps);
void putCell(std::string& bytes, const Cell& cell);
void beginRow(std::string& bytes, std::uint64_t number);
void endRow(std::string& bytes);

// The row that begins at `at`, which is then behind it. Its cells' memory is reused.
void takeRow(std::string_view bytes, std::size_t& at, Row& row);

template <typename Keeps>
void putRow(std::string& bytes, const Row& row, Keeps keeps) {
    beginRow(bytes, row.number);
    for (const Cell& cell : row.cells)
        if (keeps(cell)) putCell(bytes, cell);
    endRow(bytes);
}

} // namespace biosubsidy::sheets
