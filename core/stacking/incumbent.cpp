// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stacking/incumbent.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace biosubsidy::stacking {

namespace {

// At the first item where two sets differ, the one that holds it comes first.
bool comesFirst(const std::vector<std::uint32_t>& left, const std::vector<std::uint32_t>& right) {
    const auto [mine, other] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    if (mine == left.end()) return false;
    return other == right.end() || *mine < *other;
}

} // namespace

Incumbent::Incumbent(const Component& component, Work& work)
    : component_(component), work_(work), chosen_(properSet({})) {}

Gain Incumbent::gainOfChoice(const std::vector<std::uint32_t>& fromPools) const {
    Gain gain;
    std::vector<Amount> demand(component_.caps.size(), 0);
    for (const std::uint32_t index : fromPools) {
        const Item& item = component_.items[index];
        if (item.cap == none) {
            gain += item.gain();
        } else {
            demand[item.cap] += item.value;
        }
    }
    for (std::size_t cap = 0; cap < demand.size(); ++cap) gain += component_.caps[cap].gain(demand[cap]);
    return gain;
}

std::vector<std::uint32_t> Incumbent::properSet(const std::vector<std::uint32_t>& fromPools) const {
    std::vector<bool> held(component_.items.size(), false);
    for (const std::uint32_t index : fromPools) held[index] = true;
    std::vector<Amount> left;
    left.reserve(component_.caps.size());
    for (const Cap& cap : component_.caps) left.push_back(cap.size);
    std::vector<std::uint32_t> set;
    for (std::uint32_t index = 0; index < component_.items.size(); ++index) {
        const Item& item = component_.items[index];
        if (item.pool != none && !held[index]) continue;
        if (item.cap != none) {
            if (left[item.cap] <= 0) continue;
            left[item.cap] -= item.value;
        }
        set.push_back(index);
    }
    return set;
}

void Incumbent::offer(const std::vector<std::uint32_t>& fromPools) {
    work_.done += 1 + component_.items.size() / 8;
    const Gain gain = gainOfChoice(fromPools);
    if (gain < gain_) return;
    std::vector<std::uint32_t> set = properSet(fromPools);
    if (gain == gain_ && !comesFirst(set, chosen_)) return;
    gain_ = gain;
    chosen_ = std::move(set);
}

} // namespace biosubsidy::stacking
