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

// Up each chain to what has a number, and down again.
void Items::readCaps(const Problem& problem) {
    numbers_.assign(problem.caps.size(), none);
    for (std::uint32_t index = 0; index < problem.caps.size(); ++index) {
        std::uint32_t length = 0;
        std::uint32_t wider = index;
        for (; wider != none && numbers_[wider] == none; ++length) {
            assert(length < problem.caps.size());
            wider = problem.caps[wider].within.value_or(none);
        }
        const auto first = static_cast<std::uint32_t>(caps.size());
        caps.resize(first + length);
        std::uint32_t cap = index;
        for (std::uint32_t number = first + length; number-- > first;) {
            const CapLimit& limit = problem.caps[cap];
            numbers_[cap] = number;
            caps[number].size = std::max<Amount>(0, amountOf(limit.amount));
            caps[number].within = number > first ? number - 1 : wider == none ? none : numbers_[wider];
            cap = limit.within.value_or(none);
        }
        for (std::uint32_t number = first; number < first + length; ++number) {
            const std::uint32_t within = caps[number].within;
            if (within != none) caps[number].size = std::min(caps[number].size, caps[within].size);
        }
    }
}

void Items::read(const Problem& problem) {
    clear();
    readCaps(problem);
    for (std::uint32_t index = 0; index < problem.candidates.size(); ++index) {
        const Candidate& candidate = problem.candidates[index];
        Item item{amountOf(candidate.value), candidate.stated, none, none, index};
        if (candidate.cap) {
            assert(*candidate.cap < caps.size());
            item.cap = numbers_[*candidate.cap];
            item.value = std::min(item.value, caps[item.cap].size);
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
