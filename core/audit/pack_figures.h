// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every figure that a pack accounts for, and where it stands in it: constants
// and rates of compiled conditions and amounts, yearly caps, dates, the number,
// and the goals and other figures as they are written.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/audit/quantity.h"
#include "core/packs/pack.h"

namespace biosubsidy::audit {

enum class Origin : std::uint8_t { head, measure, goal, other };
[[nodiscard]] std::string_view toString(Origin origin) noexcept; // "measure"

struct PackFigure {
    Origin origin = Origin::head;
    std::string measure; // id, of a measure's
    std::string clause;  // "" where the pack names none
    std::string part; // amount, yearly_cap, when, strict, lenient, warning; from, until, issued, number; figure, year
    std::string written; // as the pack has it
    Localized text;      // the measure's title, or what the goal says
    // None where the figure is a name, such as 33618: it is looked for as it is written.
    std::vector<Quantity> quantities;
};

// In the order of the pack. A figure that one part of a measure names twice is
// given once.
[[nodiscard]] std::vector<PackFigure> figuresOf(const Pack& pack);

} // namespace biosubsidy::audit
