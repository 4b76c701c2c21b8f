// SPDX-License-Identifier: GPL-3.0-or-later
//
// The incumbent is the best set of a component that has been found so far, shared
// by all that search it.
#pragma once

#include <cstdint>
#include <vector>

#include "core/stacking/component.h"
#include "core/stacking/work.h"

namespace biosubsidy::stacking {

class Incumbent {
public:
    // Before the first offer: the items without a pool alone.
    Incumbent(const Component& component, Work& work);

    // Offers a choice of items from the pools, at most one of each. It is made a
    // proper set, by adding the items without a pool and striking out what counts
    // nothing, and becomes the incumbent if it is preferred.
    void offer(const std::vector<std::uint32_t>& fromPools);

    // What the items from the pools bring, given the room that the others leave.
    [[nodiscard]] const Gain& gain() const { return gain_; }
    [[nodiscard]] const std::vector<std::uint32_t>& chosen() const { return chosen_; } // all, in order

private:
    [[nodiscard]] Gain gainOfChoice(const std::vector<std::uint32_t>& fromPools) const;
    [[nodiscard]] std::vector<std::uint32_t> properSet(const std::vector<std::uint32_t>& fromPools) const;

    const Component& component_;
    Work& work_;
    Gain gain_;
    std::vector<std::uint32_t> chosen_;
};

} // namespace biosubsidy::stacking
