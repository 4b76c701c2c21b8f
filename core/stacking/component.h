// SPDX-License-Identifier: GPL-3.0-or-later
//
// A component is a part of the problem that has to be searched on its own: items
// that are linked, directly or through others, by a pool or by a cap that can
// bind. What one component chooses has no influence on any other, and since
// totals add up and the order of preference compares item by item, the best
// choices of the components make up the best choice of the whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "core/stacking/gain.h"

namespace biosubsidy::stacking {

// No pool, no cap.
inline constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

struct Item {
    Amount value = 0; // more than zero, and not more than its cap
    bool stated = true;
    std::uint32_t pool = none;
    std::uint32_t cap = none;
    std::uint32_t candidate = 0; // its index in the problem

    [[nodiscard]] Gain gain() const { return gainOf(value, stated); }
};

struct Component {
    std::vector<Item> items; // in the order of preference; pools and caps are numbered from 0
    std::vector<Amount> caps;
    std::size_t pools = 0;
};

} // namespace biosubsidy::stacking
