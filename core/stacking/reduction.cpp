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

// What an item draws on one of the caps that it stands under.
struct Draw {
    std::uint32_t cap = none;
    std::uint32_t pool = none;
    Amount value = 0;
    bool direct = false; // the cap is its narrowest

    friend bool operator<(const Draw& left, const Draw& right) {
        return std::tie(left.cap, left.pool, left.value) < std::tie(right.cap, right.pool, right.value);
    }
};

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
    [[nodiscard]] const std::vector<ItemCap>& caps() const { return caps_; }
    // For each cap, whether some that it shares its widest cap with differ in `stated`.
    [[nodiscard]] std::vector<bool> mixed() const;

private:
    void dropDominated();
    void releaseSlackCaps();
    void dissolveSinglePools();
    [[nodiscard]] std::vector<std::uint32_t> bestFreeItems() const;
    [[nodiscard]] std::vector<std::uint32_t> itemsByPoolAndCap() const;
    [[nodiscard]] bool preferred(std::uint32_t left, std::uint32_t right) const;
    [[nodiscard]] std::vector<Amount> demands() const;

    std::vector<Item> items_;
    std::vector<ItemCap> caps_;
    std::size_t pools_;
};

std::vector<bool> Reducer::mixed() const {
    std::vector<std::uint32_t> widest(caps_.size());
    for (std::uint32_t cap = 0; cap < caps_.size(); ++cap)
        widest[cap] = caps_[cap].within == none ? cap : widest[caps_[cap].within];
    std::vector<char> stated(caps_.size(), 0);
    std::vector<char> open(caps_.size(), 0);
    for (const Item& item : items_) {
        if (item.cap != none) (item.stated ? stated : open)[widest[item.cap]] = 1;
    }
    std::vector<bool> mixed(caps_.size());
    for (std::size_t cap = 0; cap < caps_.size(); ++cap)
        mixed[cap] = stated[widest[cap]] != 0 && open[widest[cap]] != 0;
    return mixed;
}

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
//     one is enough to use the cap up, the earlier one is preferred. Nor among
//     mixed rates, where a larger one may take more from stated ones.)
void Reducer::dropDominated() {
    const std::vector<std::uint32_t> bestFree = bestFreeItems();
    const std::vector<bool> isMixed = mixed();
    std::vector<bool> dropped(items_.size(), false);
    const Item* largest = nullptr; // of the pool and cap at hand, so far
    for (const std::uint32_t index : itemsByPoolAndCap()) {
        const Item& item = items_[index];
        if (item.pool == none) break; // the largest number: only items without a pool follow
        const std::uint32_t best = bestFree[item.pool];
        if (best != none && preferred(best, index)) dropped[index] = true;
        if (item.cap == none || isMixed[item.cap]) continue;
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

// What may be drawn on each cap at most: of a pool the largest item, and of what
// stands under a narrower cap no more than that.
std::vector<Amount> Reducer::demands() const {
    std::vector<Draw> draws;
    for (const Item& item : items_) {
        for (std::uint32_t cap = item.cap; cap != none; cap = caps_[cap].within)
            draws.push_back({cap, item.pool, item.value, cap == item.cap});
    }
    std::sort(draws.begin(), draws.end());
    std::vector<Amount> demand(caps_.size(), 0); // by pools, wherever under the cap
    std::vector<Amount> direct(caps_.size(), 0);
    Amount largest = 0; // of a pool's items whose narrowest cap it is
    for (std::size_t place = 0; place < draws.size(); ++place) {
        const Draw& draw = draws[place];
        if (draw.direct) largest = draw.value;
        const Draw* next = place + 1 < draws.size() ? &draws[place + 1] : nullptr;
        if (draw.pool != none && next != nullptr && next->pool == draw.pool && next->cap == draw.cap) continue;
        demand[draw.cap] += draw.value;
        direct[draw.cap] += largest;
        largest = 0;
    }
    for (std::size_t cap = caps_.size(); cap-- > 0;) {
        demand[cap] = std::min(demand[cap], direct[cap]);
        const std::uint32_t within = caps_[cap].within;
        if (within != none) direct[within] += std::min(demand[cap], caps_[cap].size);
    }
    return demand;
}

// A cap that all its items together cannot exceed is none; nor is one that is as
// large as a wider one.
void Reducer::releaseSlackCaps() {
    const std::vector<Amount> demand = demands();
    std::vector<std::uint32_t> kept(caps_.size()); // the next that is, itself or a wider one
    for (std::uint32_t cap = 0; cap < caps_.size(); ++cap) {
        ItemCap& limit = caps_[cap];
        if (limit.within != none) limit.within = kept[limit.within];
        const bool slack =
            demand[cap] <= limit.size || (limit.within != none && limit.size >= caps_[limit.within].size);
        kept[cap] = slack ? limit.within : cap;
    }
    for (Item& item : items_) {
        if (item.cap != none) item.cap = kept[item.cap];
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
    Splitter(const Reducer& reducer, std::size_t pools)
        : items_(reducer.items()), caps_(reducer.caps()), mixed_(reducer.mixed()), links_(caps_.size() + pools),
          component_(caps_.size() + pools, none), localPool_(pools, none), localCap_(caps_.size(), none) {}

    void run(Reduction& reduction) {
        for (std::size_t cap = 0; cap < caps_.size(); ++cap) {
            if (caps_[cap].within != none) links_.link(cap, caps_[cap].within);
        }
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
            component.plain = component.plain && !mixed_[item.cap];
            item.cap = capOf(item.cap, item.stated, component);
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

    // Its number in the component, after those of all that it lies within.
    std::uint32_t capOf(std::uint32_t cap, bool stated, Component& component) {
        if (localCap_[cap] != none) return localCap_[cap];
        Cap local{caps_[cap].size, caps_[cap].size, stated, caps_[cap].within};
        if (local.within != none) {
            local.within = capOf(local.within, stated, component);
            component.plain = false;
        }
        localCap_[cap] = static_cast<std::uint32_t>(component.caps.size());
        component.caps.push_back(local);
        return localCap_[cap];
    }

    const std::vector<Item>& items_;
    const std::vector<ItemCap>& caps_;
    const std::vector<bool> mixed_;
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
    Splitter(reducer, items.pools).run(reduction);
    return reduction;
}

} // namespace biosubsidy::stacking
