// SPDX-License-Identifier: GPL-3.0-or-later
//
// Searches a component whose caps lie within one another or are of mixed rates. There
// what a set counts from stated items depends on their order, and an item without a
// pool, or any of a pool, may be better left out; the total does not depend on either.
//
// The search looks for the largest total first, then for the largest stated part among
// the sets that have it, and so for the first in order. Each of the two goes by passes
// over the course (course.h): a pass looks at every way that may still reach a goal.
// The goal starts at the bound, and is lowered until something reaches it, so that no
// pass looks at much more than what the last one had to. What a pass finds first comes
// first in the order of preference, and only what brings more is looked for from then on.
//
// Ways that meet, at a place where no pool is open, with the same left of every cap,
// have the same future: only one that brings more than those before it goes on.
#pragma once

#include <cstdint>
#include <vector>

#include "core/stacking/component.h"
#include "core/stacking/course.h"
#include "core/stacking/part_search.h"
#include "core/stacking/positions.h"
#include "core/stacking/work.h"

namespace biosubsidy::stacking {

class OrderedSearch : public PartSearch {
public:
    // Finds a first set, whatever the limit of work.
    OrderedSearch(const Component& component, unsigned scale, Work& work);

    void advance() override;
    [[nodiscard]] bool proven() const override { return phase_ == Phase::done; }
    [[nodiscard]] std::vector<std::uint32_t> chosen() const override;
    [[nodiscard]] Amount upperBound() const override { return phase_ == Phase::total ? most_ : best_.total; }

private:
    enum class Phase : std::uint8_t { total, stated, done };
    struct Step {
        Amount counted = 0; // nothing: passed by
        bool other = false; // the other way is still to be tried
    };
    void startPass();
    void endPass();
    void breakOff();
    void endPhase();
    [[nodiscard]] Amount gap() const;
    void aim();
    void goOn(std::uint64_t until);
    void arrive();
    void enter(Amount counted);
    void undo();
    void goBack();
    [[nodiscard]] bool isHopeless() const;
    [[nodiscard]] bool isBehind();
    void keep();
    void firstSet(bool usual);

    const Component& component_;
    Work& work_;
    Course course_;
    std::vector<Step> steps_; // the way at hand
    std::uint32_t place_ = 0;

    Phase phase_ = Phase::total;
    bool inPass_ = false;
    bool found_ = false;       // in this pass
    bool aimed_ = false;       // there are prices for the stated part
    std::uint64_t budget_ = 0; // of a pass
    std::uint64_t passEnd_ = 0;
    Amount most_ = 0;   // no set brings more: of the total, then of the stated part
    Amount margin_ = 0; // how far below that this pass looks
    Amount goal_ = 0;

    Gain best_;
    std::vector<std::uint32_t> chosen_; // items

    Positions positions_; // of this pass
    std::vector<Amount> position_;
};

} // namespace biosubsidy::stacking
