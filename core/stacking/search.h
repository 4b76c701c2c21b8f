// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/stacking/component.h"
#include "core/stacking/layer.h"

namespace biosubsidy::stacking {

class Search {
public:
    Search(const Component& component, unsigned scale);

    // One pass over the items with at most `width` states a layer. `limit`: stop
    // when work() is past it.
    void run(std::size_t width, std::uint64_t limit);

    [[nodiscard]] bool proven() const { return proven_; }
    [[nodiscard]] const std::vector<std::uint32_t>& chosen() const { return best_; }
    [[nodiscard]] Amount upperBound() const;
    [[nodiscard]] std::uint64_t work() const { return work_; }

    // Statistics (experiment)
    std::size_t peak = 0;
    std::uint64_t made = 0;

public:
    struct Step {
        Gain worth; bool opens = false;
        Gain takeLoss; // of the bound
        Gain skipLoss; // of the bound, if the pool is free
        std::uint32_t slot = none;
        std::uint32_t planned = none, plannedAfter = none;
        bool last = true; // of its pool
        bool closesCap = false;
    };

    void prepare();
    void expand(std::size_t position);
    bool add(const Layer& from, std::size_t index, const Gain& bound);
    void finishRun();

    const Component& component_;
    unsigned scale_;
    Amount one_;
    std::vector<Amount> prices_;
    std::vector<Step> steps_;
    std::vector<bool> capStated_;
    Gain rootBound_;
    std::size_t slots_ = 0;
    std::vector<Amount> reach_; // of each cap: what the items still to come can take at most

    Layer layer_, next_;
    std::vector<Node> nodes_;
    bool branched_ = false;

    bool haveBest_ = false;
    Gain bestGain_;                    // scaled
    std::vector<std::uint32_t> best_;  // positions
    Gain provenBound_;                 // scaled
    bool proven_ = false;
    std::uint64_t work_ = 0;

    std::vector<Gain> planTotals_; std::vector<Amount> planDemand_, tmp_; std::vector<std::uint32_t> plannedOfSlot_;
    void complete(std::size_t position);
    std::vector<std::vector<Amount>> axis_; std::size_t grid_ = 1, centre_ = 0; std::vector<std::size_t> stride_;
    std::vector<Gain> gridLoss_; // items x grid: what the rest loses when the item is passed
    std::vector<Gain> gridRoot_, gridNow_; // incl. caps
    std::vector<Gain> slotRest_; // slot x grid
    void prepareGrid();
    void sharpen(std::size_t position);
    Gain lost_; bool anyLost_=false;
    void lose(const Gain& bound){ if(!anyLost_ || lost_<bound) lost_=bound; anyLost_=true; }
    void filter(std::size_t position);
    void trim(std::size_t width);
    void compact(const std::vector<char>& keep);
    void commitNodes(std::size_t position);
};

} // namespace biosubsidy::stacking
