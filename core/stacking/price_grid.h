// SPDX-License-Identifier: GPL-3.0-or-later
//
// The prices that suit the whole component do not suit what is left of it once
// a part is decided: where the decided part has used a cap far, what is left of
// it is dearer. A price grid holds, for prices all around the chosen ones, what
// the pools still to be decided bring at most, so that the bound of a partial
// choice can be taken at the prices that suit it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/stacking/component.h"
#include "core/stacking/prices.h"
#include "core/stacking/work.h"

namespace biosubsidy::stacking {

class PriceGrid {
public:
    // `usual`: an item of each pool, in the order in which the pools are decided.
    PriceGrid(const Component& component, const PriceTag& prices, const std::vector<std::uint32_t>& usual, Work& work);

    // True if no choice reaches `goal` (in 2^-scale fen, like all bounds) that
    // differs in the pools after the first `decided` ones alone from the choice
    // that has `free` and `demand` and there the usual items. May miss some.
    [[nodiscard]] bool excludes(Amount free, const std::vector<Amount>& demand, std::size_t decided, Amount goal) const;

private:
    // With more caps the grid would be too coarse to be of use.
    static constexpr std::size_t mostCaps = 6;

    // One cap: the prices that it can take, and where among them the walk stands.
    struct Axis {
        std::vector<Amount> prices;
        std::size_t stride = 1;
        std::size_t centre = 0;
        Amount room = 0;
    };
    struct Walk {
        std::array<std::size_t, mostCaps> place{}; // on each axis
        std::size_t point = 0;                     // index into rest_
        Amount bound = 0;
    };

    void addAxis(const Component& component, const PriceTag& prices, std::size_t cap);
    void fill(const Component& component, const std::vector<std::uint32_t>& usual, std::size_t number);
    [[nodiscard]] Amount boundAtCentre(Amount free, const std::vector<Amount>& demand, std::size_t decided) const;
    bool descend(Walk& walk, std::size_t cap, bool up, Amount demand, Amount goal) const;

    Amount one_;
    std::vector<Axis> axes_;
    std::size_t size_ = 1;     // points
    std::size_t centre_ = 0;   // the point of the chosen prices
    std::vector<Amount> rest_; // what they gain, for each number of decided pools and each point
};

} // namespace biosubsidy::stacking
