// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stacking/chain_prices.h"

#include <algorithm>
#include <utility>

namespace biosubsidy::stacking {

namespace {

constexpr int mostRounds = 6;

} // namespace

ChainPrices::ChainPrices(const Component& component, std::vector<Amount> weights, Work& work)
    : component_(&component), weights_(std::move(weights)), work_(&work), groups_(component.caps.size()),
      thresholds_(component.caps.size(), 0), paid_(component.caps.size(), 0), prices_(component.caps.size(), 0),
      demand_(component.caps.size(), 0), settled_(component.caps.size(), 0), narrower_(component.caps.size()) {
    for (const Amount weight : weights_) most_ = std::max(most_, weight);
    findGroups();
    for (int round = 0; round < mostRounds; ++round) {
        bool moved = false;
        for (auto cap = static_cast<std::uint32_t>(thresholds_.size()); cap-- > 0;) moved = settle(cap) || moved;
        if (!moved) break;
    }
}

void ChainPrices::findGroups() {
    std::vector<std::uint32_t> seen(component_->caps.size(), none); // the last pool of each cap
    const auto add = [&](const Group& group, std::uint32_t item) {
        for (std::uint32_t cap = component_->items[item].cap; cap != none; cap = component_->caps[cap].within) {
            if (group.pool != none && seen[cap] == group.pool) continue;
            seen[cap] = group.pool;
            groups_[cap].push_back(group);
        }
    };
    for (std::uint32_t pool = 0; pool < component_->pools.size(); ++pool) {
        for (const std::uint32_t item : component_->pools[pool]) add({pool, none}, item);
    }
    for (std::uint32_t item = 0; item < component_->items.size(); ++item) {
        if (component_->items[item].pool == none) add({none, item}, item);
    }
    for (auto cap = static_cast<std::uint32_t>(component_->caps.size()); cap-- > 0;) {
        for (std::uint32_t wider = component_->caps[cap].within; wider != none; wider = component_->caps[wider].within)
            narrower_[wider].push_back(cap);
    }
}

// What the item pays if the threshold of the cap were this one, and no wider cap had
// one. `within`: whether it stands under the cap at all; else it pays what it pays.
Amount ChainPrices::paidBy(const Item& item, std::uint32_t cap, Amount threshold, bool& within) const {
    within = false;
    Amount paid = threshold;
    for (std::uint32_t at = item.cap; at != none && at >= cap; at = component_->caps[at].within) {
        if (at == cap) {
            within = true;
            return paid;
        }
        paid = std::max(paid, thresholds_[at]);
    }
    return item.cap == none ? 0 : paid_[item.cap];
}

// The item under the cap that the group would take at this threshold; none: no such.
std::uint32_t ChainPrices::choiceOf(const Group& group, std::uint32_t cap, Amount threshold) const {
    bool within = false;
    if (group.pool == none) {
        const Amount paid = paidBy(component_->items[group.item], cap, threshold, within);
        return weights_[group.item] > paid ? group.item : none;
    }
    std::uint32_t best = none;
    Amount most = 0;
    for (const std::uint32_t index : component_->pools[group.pool]) {
        const Item& item = component_->items[index];
        const Amount worth = (weights_[index] - paidBy(item, cap, threshold, within)) * item.value;
        if (worth <= most) continue;
        most = worth;
        best = within ? index : none;
    }
    return best;
}

// Whether what is wanted at this threshold has room. A narrower cap whose threshold is
// higher is used up, for that is what it says.
bool ChainPrices::hasRoom(std::uint32_t cap, Amount threshold) {
    for (Range& range : open_) {
        range.middle = choiceOf(range.group, cap, threshold);
        if (range.middle != none) demand_[component_->items[range.middle].cap] += component_->items[range.middle].value;
    }
    work_->done += 1 + (open_.size() + narrower_[cap].size()) / 8;
    for (const std::uint32_t at : narrower_[cap]) {
        const Amount demand = demand_[at] + settled_[at];
        demand_[component_->caps[at].within] += thresholds_[at] > threshold ? component_->caps[at].size : demand;
        demand_[at] = 0;
    }
    const bool room = demand_[cap] + settled_[cap] <= component_->caps[cap].size;
    demand_[cap] = 0;
    return room;
}

// What a group takes at both ends of what is left to search it takes between them too.
void ChainPrices::narrow(bool room) {
    std::size_t kept = 0;
    for (Range& range : open_) {
        (room ? range.high : range.low) = range.middle;
        if (range.low != range.high)
            open_[kept++] = range;
        else if (range.low != none)
            settled_[component_->items[range.low].cap] += component_->items[range.low].value;
    }
    open_.resize(kept);
}

// The lowest threshold with room; true if it moved.
bool ChainPrices::settle(std::uint32_t cap) {
    for (const std::uint32_t at : narrower_[cap]) settled_[at] = 0;
    settled_[cap] = 0;
    open_.clear();
    for (const Group& group : groups_[cap]) open_.push_back({group, none, choiceOf(group, cap, most_), none});
    Amount low = 0;
    Amount high = most_;
    if (hasRoom(cap, low)) {
        high = 0;
    } else {
        narrow(false);
    }
    while (high - low > 1) {
        const Amount middle = low + (high - low) / 2;
        const bool room = hasRoom(cap, middle);
        (room ? high : low) = middle;
        narrow(room);
    }
    if (thresholds_[cap] == high) return false;
    thresholds_[cap] = high;
    pay();
    return true;
}

void ChainPrices::pay() {
    for (std::size_t cap = 0; cap < paid_.size(); ++cap) {
        const std::uint32_t within = component_->caps[cap].within;
        const Amount outside = within == none ? 0 : paid_[within];
        paid_[cap] = std::max(outside, thresholds_[cap]);
        prices_[cap] = paid_[cap] - outside;
    }
}

Amount ChainPrices::bound() const {
    Amount bound = 0;
    for (std::size_t cap = 0; cap < prices_.size(); ++cap) bound += prices_[cap] * component_->caps[cap].size;
    for (const std::vector<std::uint32_t>& pool : component_->pools) {
        Amount best = 0;
        for (const std::uint32_t item : pool) best = std::max(best, worth(item));
        bound += best;
    }
    for (std::uint32_t item = 0; item < component_->items.size(); ++item) {
        if (component_->items[item].pool == none) bound += worth(item);
    }
    return bound;
}

} // namespace biosubsidy::stacking
