// SPDX-License-Identifier: GPL-3.0-or-later
//
// Among the sets that bring most there can be many. The preference walk finds the
// one that comes first: it goes through the items in the order of preference and
// takes each that would count something, unless the best could then no longer be
// reached. What can be reached is known from the layers of a finished
// OutcomeSearch: an outcome that it dropped for another one is nowhere needed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/stacking/component.h"
#include "core/stacking/outcome_layer.h"
#include "core/stacking/outcome_search.h"
#include "core/stacking/prices.h"
#include "core/stacking/work.h"

namespace biosubsidy::stacking {

class PreferenceWalk {
public:
    // `search` has just made a proof.
    PreferenceWalk(const Component& component, const PriceTag& prices, const OutcomeSearch& search, Work& work);

    // False if it came to the limit of work, or of memory, first.
    bool run();

    // The items from the pools.
    [[nodiscard]] const std::vector<std::uint32_t>& chosen() const { return chosen_; }

private:
    // What the items chosen from pools come to.
    struct Part {
        Gain free;
        std::vector<Amount> demand;
    };

    void add(Part& part, const Item& item) const;
    void open(std::uint32_t pool);
    void close(std::uint32_t pool);
    void take(std::uint32_t index);
    [[nodiscard]] bool mayTake(std::uint32_t index);
    [[nodiscard]] bool canReach(const Part& part, std::uint32_t after, std::uint32_t exceptPool);
    [[nodiscard]] bool isReached(const OutcomeLayer& parts);
    [[nodiscard]] bool isReached(const Gain& free, const Amount* demand);
    [[nodiscard]] OutcomeLayer spread(const OutcomeLayer& parts, std::uint32_t pool, std::uint32_t after,
                                      const Gain& others);
    [[nodiscard]] Gain boundOf(const Part& part) const;
    [[nodiscard]] Gain bestAfter(std::uint32_t pool, std::uint32_t item) const;

    const Component& component_;
    const PriceTag& prices_;
    const OutcomeSearch& search_;
    Work& work_;
    Gain goal_;
    Gain capsAtPrice_;
    std::vector<Gain> bestFrom_; // scaled: what the pools from each one on are worth at most
    std::vector<Amount> reach_;  // the demand that all pools put on each cap at most

    std::vector<Amount> left_; // of each cap, before the item at hand
    Part taken_;
    std::vector<std::uint32_t> chosen_;
    std::vector<std::uint32_t> open_; // pools that have begun, are not taken from, and go on
    std::vector<std::size_t> place_;  // of each open pool in open_
    std::uint32_t nextPool_ = 0;      // the first that has not begun
    bool gaveUp_ = false;
};

} // namespace biosubsidy::stacking
