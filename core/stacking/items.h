// SPDX-License-Identifier: GPL-3.0-or-later
//
// Items are the candidates of a problem that can count at all, each for what it
// counts at most, in whole fen.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "core/stacking/gain.h"
#include "core/stacking/stacking.h"

namespace biosubsidy::stacking {

// No pool, no cap, no item.
inline constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

struct Item {
    Amount value = 0; // more than zero, and not more than its cap
    bool stated = true;
    std::uint32_t pool = none;
    std::uint32_t cap = none;
    std::uint32_t candidate = 0; // its index in the problem

    [[nodiscard]] Gain gain() const { return gainOf(value, stated); }
};

struct Items {
    std::vector<Item> items; // in the order of preference
    std::vector<Amount> caps;
    std::uint32_t pools = 0; // their numbers are below it
    Amount sum = 0;          // of the values of the problem

    // Throws std::overflow_error if the sum is out of range (gain.h).
    void read(const Problem& problem);
    void clear();
};

} // namespace biosubsidy::stacking
