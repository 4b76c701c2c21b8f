// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stacking/items.h"

#include <algorithm>
#include <cassert>
#include <stdexcept>

namespace biosubsidy::stacking {

namespace {

Amount amountOf(const Money& money) {
    return static_cast<Amount>(money.fen());
}

} // namespace

void Items::clear() {
    items.clear();
    caps.clear();
    pools = 0;
    sum = 0;
}

void Items::read(const Problem& problem) {
    clear();
    for (const Money& cap : problem.caps) caps.push_back(amountOf(cap));
    for (std::uint32_t index = 0; index < problem.candidates.size(); ++index) {
        const Candidate& candidate = problem.candidates[index];
        Item item{amountOf(candidate.value), candidate.stated, none, none, index};
        if (candidate.cap) {
            assert(*candidate.cap < caps.size());
            item.cap = *candidate.cap;
            item.value = std::min(item.value, caps[item.cap]);
        }
        if (item.value <= 0) continue;
        if (item.value >= largestSum - sum)
            throw std::overflow_error("the values of the candidates add up to too much");
        sum += item.value;
        if (candidate.pool) {
            item.pool = *candidate.pool;
            pools = std::max(pools, item.pool + 1);
        }
        items.push_back(item);
    }
}

} // namespace biosubsidy::stacking
