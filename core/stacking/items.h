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
    Amount value = 0; // more than zero, and not more than any cap of its chain
    bool stated = true;
    std::uint32_t pool = none;
    std::uint32_t cap = none;    // the narrowest
    std::uint32_t candidate = 0; // its index in the problem

    [[nodiscard]] Gain gain() const { return gainOf(value, stated); }
};

struct ItemCap {
    Amount size = 0;
    std::uint32_t within = none; // the next wider one
};

struct Items {
    std::vector<Item> items;   // in the order of preference
    std::vector<ItemCap> caps; // each after the one that it lies within
    std::uint32_t pools = 0;   // their numbers are below it
    Amount sum = 0;            // of the values of the problem

    // Throws std::overflow_error if the sum is out of range (gain.h).
    void read(const Problem& problem);
    void clear();

    // Of the caps that hold this one.
    [[nodiscard]] std::uint32_t widest(std::uint32_t cap) const {
        while (caps[cap].within != none) cap = caps[cap].within;
        return cap;
    }

private:
    void readCaps(const Problem& problem);

    std::vector<std::uint32_t> numbers_; // of the problem's caps
};

} // namespace biosubsidy::stacking
