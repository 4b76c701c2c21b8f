// SPDX-License-Identifier: GPL-3.0-or-later
//
// Amounts and shares of tables, where the unit stands apart from the number: in
// the column's heading, in a cell of its own, or above the table. A number that
// may be an amount and for which no unit, or more than one, is found is a doubt.
// Part of figure_doubts.
#pragma once

#include "core/audit/figure_doubts.h"

namespace biosubsidy::audit {

// Adds to both lists, and keeps `found` in the order of the text.
void addTableFigures(std::u32string_view text, const std::vector<bool>& covered, std::vector<Found>& found,
                     std::vector<Doubtful>& doubts);

} // namespace biosubsidy::audit
