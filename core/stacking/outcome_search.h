// SPDX-License-Identifier: GPL-3.0-or-later
//
// The outcome search decides the pools one by one, from the last to the first,
// and keeps the outcomes that can still be part of the best choice (dynamic
// programming). An outcome is dropped
//   - if its bound (prices.h) is below what the incumbent brings;
//   - if another outcome of the same pools is at least as good whatever the other
//     pools choose. Let A and B bring a and b free, and put demands A_k and B_k on
//     the caps. The others add a demand between 0 and R_k, of which min(C_k, .)
//     counts, so that A has over B at least
//         a - b + sum over k of min(A_k' - B_k', A_k" - B_k")
//     where x' = min(C_k, x) and x" = min(C_k, x + R_k), and B is dropped if that
//     is not less than nothing.
// A pass keeps no more than a certain number of outcomes in a layer. Passes with
// a few give good choices fast; a pass that lost nothing that could matter is a
// proof, and its layers then lead to the first choice in the order of preference.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/stacking/component.h"
#include "core/stacking/incumbent.h"
#include "core/stacking/outcome_layer.h"
#include "core/stacking/prices.h"
#include "core/stacking/work.h"

namespace biosubsidy::stacking {

class OutcomeSearch {
public:
    OutcomeSearch(const Component& component, const PriceTag& prices, Incumbent& incumbent, Work& work);

    // One pass with at most `width` outcomes in a layer. True if it is a proof:
    // best() is what the best choice brings. False if it lost too much, came to
    // `until`, or took too much memory.
    bool run(std::size_t width, std::uint64_t until);

    [[nodiscard]] bool outOfMemory() const { return outOfMemory_; }
    [[nodiscard]] const Gain& best() const { return best_; }
    // No choice of items from the pools brings more.
    [[nodiscard]] Amount upperBound() const { return ceiling_.total / prices_.one(); }

    // After a proof: the outcomes of the pools from the given one on.
    [[nodiscard]] const OutcomeLayer& layer(std::size_t firstPool) const { return layers_[firstPool]; }
    // Gives the memory of the layers back.
    void dropLayers() { layers_ = {}; }

private:
    // What the pools still to be decided come to: with their usual items (those
    // that are best at the prices), and at most.
    struct Undecided {
        Gain free;
        std::vector<Amount> demand;
        std::vector<Amount> reach;
    };

    void start();
    bool decide(std::uint32_t pool, std::size_t width, std::uint64_t until);
    void addAll(OutcomeLayer& layer, std::uint32_t pool, std::uint32_t rest);
    void add(OutcomeLayer& layer, std::uint32_t rest, std::uint32_t item, const Gain& loss);
    void account(std::uint32_t pool, bool add);
    [[nodiscard]] Gain completionOf(const Gain& free) const;
    void trim(OutcomeLayer& layer, std::size_t width);
    void offer(std::uint32_t pool, const Outcome& outcome);
    void lose(const Gain& bound);
    bool conclude();

    const Component& component_;
    const PriceTag& prices_;
    Incumbent& incumbent_;
    Work& work_;
    std::vector<std::uint32_t> usual_; // the usual item of each pool
    Gain highest_;                     // the bound of all choices, scaled
    Undecided undecided_;
    std::vector<Amount> demand_; // of the outcome at hand

    std::vector<OutcomeLayer> layers_; // by first pool; the last one is of no pool
    std::size_t bytes_ = 0;            // in finished layers
    Gain lost_;                        // the highest bound that a limit made us drop
    bool lostAny_ = false;

    Gain best_;
    Gain ceiling_; // scaled
    bool outOfMemory_ = false;
};

} // namespace biosubsidy::stacking
