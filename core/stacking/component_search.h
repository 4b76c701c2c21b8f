// SPDX-License-Identifier: GPL-3.0-or-later
//
// Searches one plain component with two methods in turn, which share what they find:
// OutcomeSearch with ever wider layers, and DeviationSearch, which gets as much
// work as the other has used. Either may finish first; which one depends on the
// problem, and the work is at most about twice that of the better one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/stacking/component.h"
#include "core/stacking/deviation_search.h"
#include "core/stacking/incumbent.h"
#include "core/stacking/outcome_search.h"
#include "core/stacking/part_search.h"
#include "core/stacking/prices.h"
#include "core/stacking/work.h"

namespace biosubsidy::stacking {

class ComponentSearch : public PartSearch {
public:
    // Finds a first set, whatever the limit of work: in one pass over the items,
    // with as many steps for each as there are caps.
    ComponentSearch(const Component& component, unsigned scale, Work& work);

    void advance() override;

    [[nodiscard]] bool proven() const override { return proven_; }
    [[nodiscard]] std::vector<std::uint32_t> chosen() const override;
    [[nodiscard]] Amount upperBound() const override;

private:
    void widen();
    void deviate(std::uint64_t steps);

    const Component& component_;
    Work& work_;
    PriceTag prices_;
    Incumbent incumbent_;
    OutcomeSearch outcomes_;
    DeviationSearch deviations_;
    std::size_t width_;
    bool wide_ = false; // the outcome search is as wide as it gets
    bool proven_ = false;
};

} // namespace biosubsidy::stacking
