// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stacking/trials.h"

#include <algorithm>
#include <bit>

namespace biosubsidy::stacking {

namespace {

constexpr std::size_t mostItems = 64;

std::uint64_t bit(std::uint32_t index) {
    return std::uint64_t(1) << index;
}

} // namespace

bool Trials::run(const Items& items, std::size_t most, std::vector<std::uint32_t>& chosen) {
    items_ = &items;
    if (items.items.size() > mostItems || !deal(most)) return false;
    best_ = {};
    tryFrom(0, always_);
    chosen.clear();
    for (std::uint64_t rest = best_.items; rest != 0; rest &= rest - 1)
        chosen.push_back(static_cast<std::uint32_t>(std::countr_zero(rest)));
    return true;
}

void Trials::findLastStated() {
    lastStated_.assign(items_->caps.size(), 0);
    for (std::uint32_t index = 0; index < items_->items.size(); ++index) {
        const Item& item = items_->items[index];
        if (item.cap != none && item.stated) lastStated_[items_->widest(item.cap)] = index;
    }
}

// What an item without a pool adds to a total it may take from later stated ones.
bool Trials::mayBeLeftOut(std::uint32_t index) const {
    const Item& item = items_->items[index];
    return item.cap != none && !item.stated && lastStated_[items_->widest(item.cap)] > index;
}

// The items to their pools; false: there are too many ways.
bool Trials::deal(std::size_t most) {
    if (std::any_of(items_->items.begin(), items_->items.end(),
                    [](const Item& item) { return item.pool == none && item.cap != none && !item.stated; }))
        findLastStated();
    for (Pool& pool : pools_) {
        pool.items.clear();
        pool.hasFree = false;
    }
    if (pools_.size() < items_->pools) pools_.resize(items_->pools);
    parts_ = items_->pools;
    always_ = 0;
    for (std::uint32_t index = 0; index < items_->items.size(); ++index) {
        const std::uint32_t pool = items_->items[index].pool;
        if (pool != none) {
            add(pools_[pool], index);
        } else if (mayBeLeftOut(index)) {
            if (pools_.size() == parts_) pools_.emplace_back();
            pools_[parts_++].items.push_back(index);
        } else {
            always_ |= bit(index);
        }
    }
    std::size_t ways = 1;
    for (std::size_t pool = 0; pool < parts_ && ways <= most; ++pool)
        ways *= pools_[pool].items.size() + (pools_[pool].hasFree ? 0 : 1);
    return ways <= most;
}

// Of a pool's items without a cap only the best can be chosen.
void Trials::add(Pool& pool, std::uint32_t index) const {
    const Item& item = items_->items[index];
    if (item.cap == none) {
        pool.hasFree = true;
        for (std::uint32_t& other : pool.items) {
            const Item& than = items_->items[other];
            if (than.cap != none) continue;
            if (item.gain() > than.gain()) other = index;
            return;
        }
    }
    pool.items.push_back(index);
}

void Trials::tryFrom(std::size_t pool, std::uint64_t chosen) {
    if (pool == parts_) {
        weigh(chosen);
        return;
    }
    for (const std::uint32_t index : pools_[pool].items) tryFrom(pool + 1, chosen | bit(index));
    // One without a cap is always better than none.
    if (!pools_[pool].hasFree) tryFrom(pool + 1, chosen);
}

void Trials::weigh(std::uint64_t chosen) {
    Set set{{}, chosen};
    left_.assign(items_->caps.begin(), items_->caps.end());
    for (std::uint64_t rest = chosen; rest != 0; rest &= rest - 1) {
        const auto index = static_cast<std::uint32_t>(std::countr_zero(rest));
        const Item& item = items_->items[index];
        Amount counted = item.value;
        for (std::uint32_t cap = item.cap; cap != none; cap = left_[cap].within)
            counted = std::min(counted, left_[cap].size);
        if (counted == 0) {
            if ((always_ & bit(index)) == 0) return; // the way without it is tried as well
            set.items &= ~bit(index);
            continue;
        }
        for (std::uint32_t cap = item.cap; cap != none; cap = left_[cap].within) left_[cap].size -= counted;
        set.gain += gainOf(counted, item.stated);
    }
    const std::uint64_t apart = set.items ^ best_.items;
    // Of equal ones, the one that holds the first where they differ.
    const bool first = set.gain == best_.gain && (apart & (~apart + 1) & set.items) != 0;
    if (set.gain > best_.gain || first) best_ = set;
}

} // namespace biosubsidy::stacking
