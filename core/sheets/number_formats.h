// SPDX-License-Identifier: GPL-3.0-or-later
//
// The number formats of a workbook, each once, by the styles of its cells. Formats
// are named by numbers, of which some are built in; a style is known by its place.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "core/sheets/number_format.h"

namespace biosubsidy::sheets {

class NumberFormats {
public:
    // Of numbers of the workbook's own; before the styles that name them.
    void define(unsigned id, std::string_view code) { keep(id, formatOf(code)); }
    // The next style; beyond 100,000 they are left out, and show plain numbers.
    void addStyle(unsigned id);
    // A plain one for a style that there is not.
    [[nodiscard]] const NumberFormat& ofStyle(std::size_t style) const;

private:
    void keep(unsigned id, NumberFormat format);

    std::vector<NumberFormat> formats_{NumberFormat()};
    std::vector<std::uint16_t> styles_;       // the format of each
    std::map<unsigned, std::uint16_t> known_; // where the format of an id stands
};

} // namespace biosubsidy::sheets
