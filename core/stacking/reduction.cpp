// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stacking/reduction.h"

#include <algorithm>
#include <compare>
#include <numeric>
#include <tuple>

#include "core/stacking/links.h"

namespace biosubsidy::stacking {

namespace {

// Prices need no finer grid than this; as fine, the bounds are exact to a fen.
constexpr unsigned finestScale = 62;

// How far the sum of all values may be shifted.
unsigned scaleFor(Amount sum) {
    unsigned scale = 0;
    while (scale < finestScale && (sum << (scale + 1)) < largestSum) ++scale;
    return scale;
}

class Reducer {
public:
    explicit Reducer(const Items& items) : items_(items.items), caps_(items.caps), pools_(items.pools) {}

    // Releasing a cap can make an item dominated, so that dropping runs twice.
    void run() {
        dropDominated();
        releaseSlackCaps();
        dropDominated();
        dissolveSinglePools();
    }

    [[nodiscard]] const std::vector<Item>& items() const { return items_; }

private:
    void dropDominated();
    void releaseSlackCaps();
    void dissolveSinglePools();
    [[nodiscard]] std::vector<std::uint32_t> bestFreeItems() const;
    [[nodiscard]] std::vector<std::uint32_t> itemsByPoolAndCap() const;
    [[nodiscard]] bool preferred(std::uint32_t left, std::uint32_t right) const;

    std::vector<Item> items_;
    const std::vector<Amount>& caps_;
    std::size_t pools_;
};

// Sorted so that the items of a pool, and among them those of a cap, stand
// together in the order of preference.
std::vector<std::uint32_t> Reducer::itemsByPoolAndCap() const {
    std::vector<std::uint32_t> order(items_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [this](std::uint32_t left, std::uint32_t right) {
        const Item& a = items_[left];
        const Item& b = items_[right];
        return std::tie(a.pool, a.cap, left) < std::tie(b.pool, b.cap, right);
    });
    return order;
}

// The one brings more than the other, both counted in full, or comes first.
bool Reducer::preferred(std::uint32_t left, std::uint32_t right) const {
    const auto order = items_[left].gain() <=> items_[right].gain();
    return std::is_gt(order) || (std::is_eq(order) && left < right);
}

// For each pool.
std::vector<std::uint32_t> Reducer::bestFreeItems() const {
    std::vector<std::uint32_t> best(pools_, none);
    for (std::uint32_t index = 0; index < items_.size(); ++index) {
        const Item& item = items_[index];
        if (item.pool == none || item.cap != none) continue;
        if (best[item.pool] == none || preferred(index, best[item.pool])) best[item.pool] = index;
    }
    return best;
}

// Inside a pool one item can stand in for another. Whatever set holds the other
// is improved by the exchange: it gains, or it gains nothing and comes first.
//   - A free item (one without a cap) for any item that brings less, or as much
//     and comes later: what a capped item adds is never more than its value.
//   - A capped item for a later one of the same cap that is not larger: the
//     cap is used at least as far. (Not the other way round: where the smaller
//     one is enough to use the cap up, the earlier one is preferred.)
void Reducer::dropDominated() {
    const std::vector<std::uint32_t> bestFree = bestFreeItems();
    std::vector<bool> dropped(items_.size(), false);
    const Item* largest = nullptr; // of the pool and cap at hand, so far
    for (const std::uint32_t index : itemsByPoolAndCap()) {
        const Item& item = items_[index];
        if (item.pool == none) break; // the largest number: only items without a pool follow
        const std::uint32_t best = bestFree[item.pool];
        if (best != none && preferred(best, index)) dropped[index] = true;
        if (item.cap == none) continue;
        const bool first = largest == nullptr || largest->pool != item.pool || largest->cap != item.cap;
        if (!first && largest->value >= item.value) {
            dropped[index] = true;
        } else {
            largest = &item;
        }
    }
    std::size_t kept = 0;
    for (std::size_t index = 0; index < items_.size(); ++index) {
        if (!dropped[index]) items_[kept++] = items_[index];
    }
    items_.resize(kept);
}

// A cap that all its items together cannot exceed is none.
void Reducer::releaseSlackCaps() {
    std::vector<Amount> demand(caps_.size(), 0);
    const std::vector<std::uint32_t> order = itemsByPoolAndCap();
    for (std::size_t place = 0; place < order.size(); ++place) {
        const Item& item = items_[order[place]];
        if (item.cap == none) continue;
        // Values rise within a pool and cap, since dropDominated() has run: the last one is the largest.
        const Item* next = place + 1 < order.size() ? &items_[order[place + 1]] : nullptr;
        const bool alone = item.pool == none || next == nullptr || next->pool != item.pool || next->cap != item.cap;
        if (alone) demand[item.cap] += item.value;
    }
    for (Item& item : items_) {
        if (item.cap != none && demand[item.cap] <= caps_[item.cap]) item.cap = none;
    }
}

// An item that is alone in its pool excludes nothing.
void Reducer::dissolveSinglePools() {
    std::vector<std::uint32_t> count(pools_, 0);
    for (const Item& item : items_) {
        if (item.pool != none) ++count[item.pool];
    }
    for (Item& item : items_) {
        if (item.pool != none && count[item.pool] == 1) item.pool = none;
    }
}

// Deals the items out to components. After dropDominated() a pool without a
// capped item holds one item, which dissolveSinglePools() has set free: an item
// without pool and cap is settled, every other one is linked to a cap.
class Splitter {
public:
    Splitter(const std::vector<Item>& items, const std::vector<Amount>& caps, std::size_t pools)
        : items_(items), caps_(caps), links_(caps.size() + pools), component_(caps.size() + pools, none),
          localPool_(pools, none), localCap_(caps.size(), none) {}

    void run(Reduction& reduction) {
        for (const Item& item : items_) {
            if (item.pool != none && item.cap != none) links_.link(nodeOfPool(item.pool), item.cap);
        }
        for (const Item& item : items_) {
            if (item.pool == none && item.cap == none) {
                reduction.settled.push_back(item.candidate);
            } else {
                add(item, componentOf(item, reduction.components));
            }
        }
    }

private:
    [[nodiscard]] std::size_t nodeOfPool(std::uint32_t pool) const { return caps_.size() + pool; }

    Component& componentOf(const Item& item, std::vector<Component>& components) {
        std::uint32_t& number = component_[links_.root(item.cap != none ? item.cap : nodeOfPool(item.pool))];
        if (number == none) {
            number = static_cast<std::uint32_t>(components.size());
            components.emplace_back();
        }
        return components[number];
    }

    // Gives the item the pool and cap numbers of its component.
    void add(Item item, Component& component) {
        const auto place = static_cast<std::uint32_t>(component.items.size());
        if (item.cap != none) {
            std::uint32_t& cap = localCap_[item.cap];
            if (cap == none) {
                cap = static_cast<std::uint32_t>(component.caps.size());
                component.caps.push_back({caps_[item.cap], caps_[item.cap], item.stated});
            }
            item.cap = cap;
        }
        if (item.pool != none) {
            std::uint32_t& pool = localPool_[item.pool];
            if (pool == none) {
                pool = static_cast<std::uint32_t>(component.pools.size());
                component.pools.emplace_back();
            }
            item.pool = pool;
            component.pools[pool].push_back(place);
        } else {
            Amount& room = component.caps[item.cap].room;
            room -= std::min(room, item.value);
        }
        component.items.push_back(item);
    }

    const std::vector<Item>& items_;
    const std::vector<Amount>& caps_;
    Links links_;
    std::vector<std::uint32_t> component_; // of each root
    std::vector<std::uint32_t> localPool_;
    std::vector<std::uint32_t> localCap_;
};

} // namespace

Reduction reduce(const Items& items) {
    Reduction reduction;
    reduction.scale = scaleFor(items.sum);
    Reducer reducer(items);
    reducer.run();
    Splitter(reducer.items(), items.caps, items.pools).run(reduction);
    return reduction;
}

} // namespace biosubsidy::stacking
