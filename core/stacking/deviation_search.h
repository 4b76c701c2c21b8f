// SPDX-License-Identifier: GPL-3.0-or-later
//
// The deviation search starts from the choice that is best at the prices of the
// caps (prices.h), whose bound no choice exceeds, and tries other items in some
// of the pools. Each such deviation lowers the bound by a known loss, so that
// only those choices are worth a look whose losses together leave the bound at
// the goal. The goal starts close to the highest bound and is lowered until a
// choice reaches it: no pass looks at much more than what the last one had to.
//
// It is the method for values without pattern, where few choices come close to
// the bound. Where very many do, as with equal projects, OutcomeSearch is better.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/stacking/component.h"
#include "core/stacking/incumbent.h"
#include "core/stacking/price_grid.h"
#include "core/stacking/prices.h"
#include "core/stacking/work.h"

namespace biosubsidy::stacking {

class DeviationSearch {
public:
    DeviationSearch(const Component& component, const PriceTag& prices, Incumbent& incumbent, Work& work);

    // Goes on with the search until it is finished (true: the incumbent is the
    // best set) or the work is at `until`.
    bool advance(std::uint64_t until);

    // No choice of items from the pools brings more.
    [[nodiscard]] Amount upperBound() const { return ceiling_ / prices_.one(); }

private:
    // Taking another item of a pool than the one that is best at the prices.
    struct Deviation {
        Amount loss = 0;
        std::uint32_t item = 0;
        Amount free = 0; // what the choice gains, less than zero: loses, without a cap
        std::uint32_t fromCap = none;
        std::uint32_t toCap = none;
        Amount from = 0; // demand
        Amount to = 0;
    };
    struct Pool {
        std::uint32_t usual = 0;           // the item that is best at the prices
        std::vector<Deviation> deviations; // by rising loss
    };
    struct Step {
        std::uint32_t pool = 0;
        std::uint32_t deviation = 0;
    };

    void addPool(const std::vector<std::uint32_t>& items);
    [[nodiscard]] std::vector<std::uint32_t> usualItems() const;
    void startPass();
    void endPass();
    bool findNext();
    void enter();
    void leave();
    void apply(const Deviation& deviation, bool forward);
    void changeDemand(std::uint32_t cap, Amount change);
    [[nodiscard]] std::uint32_t firstAffordable(std::size_t from) const;
    void offer();
    void setGoal();

    const Component& component_;
    const PriceTag& prices_;
    Incumbent& incumbent_;
    Work& work_;
    std::vector<Pool> pools_;     // by falling loss of their first deviations
    std::vector<PriceGrid> grid_; // none before it is needed

    // The choice at hand, as a path of deviations, and where to go on from it.
    std::vector<Step> path_;
    Step next_;
    Amount free_ = 0;
    std::vector<Amount> demand_;
    Amount total_ = 0;
    Amount bound_ = 0; // scaled, as are the following

    Amount highest_ = 0; // the bound without deviations
    Amount ceiling_ = 0; // proven
    Amount margin_ = 0;  // how far below the highest bound this pass looks
    Amount goal_ = 0;    // what a choice has to reach
    bool inPass_ = false;
    bool finished_ = false;
};

} // namespace biosubsidy::stacking
