// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stacking/preference_walk.h"

#include <algorithm>
#include <limits>

#include "core/stacking/dominance.h"

namespace biosubsidy::stacking {

namespace {

constexpr std::size_t notOpen = std::numeric_limits<std::size_t>::max();

// How many combinations of what open pools still offer are looked at at once.
constexpr std::size_t mostParts = std::size_t(1) << 16;

} // namespace

PreferenceWalk::PreferenceWalk(const Component& component, const PriceTag& prices, const OutcomeSearch& search,
                               Work& work)
    : component_(component), prices_(prices), search_(search), work_(work), goal_(search.best()),
      capsAtPrice_(prices.capsAtPrice(component)), bestFrom_(component.pools.size() + 1),
      reach_(component.caps.size(), 0), place_(component.pools.size(), notOpen) {
    for (auto pool = static_cast<std::uint32_t>(component.pools.size()); pool-- > 0;) {
        const std::uint32_t first = component.pools[pool].front();
        const Gain best = std::max(prices.gainAtPrice(component.items[first]), bestAfter(pool, first));
        bestFrom_[pool] = bestFrom_[pool + 1] + best;
    }
    for (const Item& item : component.items) {
        if (item.pool != none && item.cap != none) reach_[item.cap] += item.value;
    }
    for (const Cap& cap : component.caps) left_.push_back(cap.size);
    taken_.demand.assign(component.caps.size(), 0);
}

void PreferenceWalk::add(Part& part, const Item& item) const {
    if (item.cap == none) {
        part.free += item.gain();
    } else {
        part.demand[item.cap] += item.value;
    }
}

void PreferenceWalk::open(std::uint32_t pool) {
    place_[pool] = open_.size();
    open_.push_back(pool);
}

void PreferenceWalk::close(std::uint32_t pool) {
    const std::size_t place = place_[pool];
    if (place == notOpen) return;
    open_[place] = open_.back();
    place_[open_[place]] = place;
    open_.pop_back();
    place_[pool] = notOpen;
}

void PreferenceWalk::take(std::uint32_t index) {
    const Item& item = component_.items[index];
    if (item.cap != none) left_[item.cap] -= item.value;
    if (item.pool == none) return; // the room of the caps has it already
    add(taken_, item);
    chosen_.push_back(index);
    close(item.pool);
}

// Scaled, and without what the pools may still add.
Gain PreferenceWalk::boundOf(const Part& part) const {
    Gain bound = part.free * prices_.one() + capsAtPrice_;
    for (std::size_t cap = 0; cap < part.demand.size(); ++cap) {
        const Amount share = prices_.shareOf(static_cast<std::uint32_t>(cap));
        bound += gainOf(part.demand[cap] * share, component_.caps[cap].stated);
    }
    return bound;
}

// Scaled: the most that a pool is worth with the items after the given one.
Gain PreferenceWalk::bestAfter(std::uint32_t pool, std::uint32_t item) const {
    Gain best;
    const std::vector<std::uint32_t>& items = component_.pools[pool];
    for (auto place = std::upper_bound(items.begin(), items.end(), item); place != items.end(); ++place) {
        best = std::max(best, prices_.gainAtPrice(component_.items[*place]));
    }
    return best;
}

// Some outcome of the pools that have not begun completes the choice.
bool PreferenceWalk::isReached(const Gain& free, const Amount* demand) {
    const OutcomeLayer& layer = search_.layer(nextPool_);
    work_.done += 1 + layer.size() / 8;
    for (std::size_t index = 0; index < layer.size(); ++index) {
        Gain gain = free + layer.outcome(index).free;
        const Amount* more = layer.demand(index);
        for (std::size_t cap = 0; cap < component_.caps.size(); ++cap) {
            gain += component_.caps[cap].gain(demand[cap] + more[cap]);
        }
        if (gain >= goal_) return true;
    }
    return false;
}

bool PreferenceWalk::isReached(const OutcomeLayer& parts) {
    for (std::size_t index = 0; index < parts.size() && !work_.spent(); ++index) {
        if (isReached(parts.outcome(index).free, parts.demand(index))) return true;
    }
    return false;
}

// Extends each part by each item of an open pool that is still to come.
// `others`: what the pools after this one are worth at most.
OutcomeLayer PreferenceWalk::spread(const OutcomeLayer& parts, std::uint32_t pool, std::uint32_t after,
                                    const Gain& others) {
    const std::vector<std::uint32_t>& items = component_.pools[pool];
    const auto first = std::upper_bound(items.begin(), items.end(), after);
    OutcomeLayer result(component_.caps.size());
    for (std::size_t index = 0; index < parts.size() && !gaveUp_; ++index) {
        for (auto item = first; item != items.end(); ++item) {
            Part part{parts.outcome(index).free, {parts.demand(index), parts.demand(index) + reach_.size()}};
            add(part, component_.items[*item]);
            if (boundOf(part) + others < goal_ * prices_.one()) continue;
            Outcome outcome;
            outcome.free = part.free;
            result.add(outcome, part.demand);
        }
        work_.done += 2 * static_cast<std::uint64_t>(items.end() - first);
        gaveUp_ = work_.spent() || result.size() > mostParts;
    }
    dropDominated(result, component_, reach_, work_);
    return result;
}

// The best can still be reached from a part with items after the given one, none
// of them from `exceptPool`.
bool PreferenceWalk::canReach(const Part& part, std::uint32_t after, std::uint32_t exceptPool) {
    Gain others = bestFrom_[nextPool_];
    for (const std::uint32_t pool : open_) {
        if (pool != exceptPool) others += bestAfter(pool, after);
    }
    work_.done += 1 + open_.size();
    if (boundOf(part) + others < goal_ * prices_.one()) return false;
    OutcomeLayer parts(component_.caps.size());
    Outcome outcome;
    outcome.free = part.free;
    parts.add(outcome, part.demand);
    for (const std::uint32_t pool : open_) {
        if (pool == exceptPool) continue;
        others -= bestAfter(pool, after);
        parts = spread(parts, pool, after, others);
    }
    return isReached(parts);
}

bool PreferenceWalk::mayTake(std::uint32_t index) {
    const Item& item = component_.items[index];
    if (item.cap != none && left_[item.cap] <= 0) return false;
    if (item.pool == none) return true;
    if (place_[item.pool] == notOpen) return false;
    // The last item of a pool takes nothing from what is still to come.
    if (component_.pools[item.pool].back() == index) return true;
    Part part = taken_;
    add(part, item);
    return canReach(part, index, item.pool);
}

bool PreferenceWalk::run() {
    for (std::uint32_t index = 0; index < component_.items.size() && !gaveUp_; ++index) {
        const std::uint32_t pool = component_.items[index].pool;
        if (pool != none && pool == nextPool_) {
            open(pool);
            ++nextPool_;
        }
        if (mayTake(index)) take(index);
        if (pool != none && component_.pools[pool].back() == index) close(pool);
        gaveUp_ = gaveUp_ || work_.spent();
    }
    return !gaveUp_;
}

} // namespace biosubsidy::stacking
