// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <vector>
#include "core/stacking/component.h"
namespace biosubsidy::stacking {

struct Incumbent {
    bool have = false;
    Gain gain; // unscaled
    std::vector<std::uint32_t> chosen; // positions
    // set: sorted positions
    bool offer(const Component& c, const std::vector<std::uint32_t>& set);
};

class Deviations {
public:
    Deviations(const Component& component, unsigned scale, const std::vector<Amount>& prices, Incumbent& inc);
    // returns true when proven
    bool run(std::uint64_t budget);
    std::uint64_t work = 0;
    Amount bound() const { return bound_; } // scaled
    std::uint64_t nodes = 0; int passes = 0;
private:
    struct Option { Amount loss; Amount free; std::uint32_t lessCap, moreCap; Amount less, more; std::uint32_t item; };
    struct Group { std::uint32_t fallback; std::vector<Option> options; };
    bool pass(Amount target, std::uint64_t limit);
    void offer();
    const Component& component_;
    unsigned scale_; Amount one_;
    std::vector<Amount> prices_;
    Incumbent& inc_;
    std::vector<Group> groups_;
    Amount root_ = 0, bound_ = 0, free_ = 0;
    std::vector<Amount> demand_;
    std::vector<std::vector<Amount>> axis_; std::vector<std::size_t> stride_, centre_; std::vector<char> grid_; std::vector<Amount> suffix_; public: std::uint64_t evals = 0; private:
    struct Frame { std::uint32_t group, option; Amount slack; };
    std::vector<Frame> stack_;
    std::size_t hint_ = 0, nlive_ = 0;
};
}
