// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cells that a person mended where they are shown: what is read instead of what the
// file holds. The file stays as it is.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>

namespace biosubsidy::sheets {

struct CellPlace {
    std::size_t sheet = 0;    // as in the file, from 0
    std::uint64_t row = 0;    // as spreadsheets count, from 1
    std::uint32_t column = 0; // from 0
    friend auto operator<=>(const CellPlace&, const CellPlace&) = default;
};

// The text that counts; "" empties the cell.
using Corrections = std::map<CellPlace, std::string>;

} // namespace biosubsidy::sheets
