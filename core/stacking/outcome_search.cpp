// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stacking/outcome_search.h"

#include <algorithm>
#include <numeric>

#include "core/stacking/dominance.h"

namespace biosubsidy::stacking {

namespace {

constexpr std::size_t mostBytes = std::size_t(128) << 20; // of all layers of a pass
constexpr std::size_t crowded = 8; // times the width: a layer that is trimmed before it is complete

} // namespace

OutcomeSearch::OutcomeSearch(const Component& component, const PriceTag& prices, Incumbent& incumbent, Work& work)
    : component_(component), prices_(prices), incumbent_(incumbent), work_(work), demand_(component.caps.size(), 0) {
    highest_ = prices.capsAtPrice(component);
    undecided_.demand.assign(component.caps.size(), 0);
    undecided_.reach.assign(component.caps.size(), 0);
    for (const std::vector<std::uint32_t>& pool : component.pools) {
        usual_.push_back(*std::max_element(pool.begin(), pool.end(), [this](std::uint32_t left, std::uint32_t right) {
            return prices_.gainAtPrice(component_.items[left]) < prices_.gainAtPrice(component_.items[right]);
        }));
        highest_ += prices.gainAtPrice(component.items[usual_.back()]);
    }
    ceiling_ = highest_;
}

// Adds a pool to what is undecided, or takes it away.
void OutcomeSearch::account(std::uint32_t pool, bool add) {
    const Amount sign = add ? 1 : -1;
    const Item& usual = component_.items[usual_[pool]];
    if (usual.cap == none) {
        undecided_.free += usual.gain() * sign;
    } else {
        undecided_.demand[usual.cap] += usual.value * sign;
    }
    // Where a pool has several items of a cap, this is more than it can add: a
    // weaker rule of dominance, but a sound one.
    for (const std::uint32_t index : component_.pools[pool]) {
        const Item& item = component_.items[index];
        if (item.cap != none) undecided_.reach[item.cap] += item.value * sign;
    }
}

Gain OutcomeSearch::completionOf(const Gain& free) const {
    Gain gain = free + undecided_.free;
    for (std::size_t cap = 0; cap < demand_.size(); ++cap) {
        gain += component_.caps[cap].gain(demand_[cap] + undecided_.demand[cap]);
    }
    return gain;
}

void OutcomeSearch::start() {
    const auto pools = static_cast<std::uint32_t>(component_.pools.size());
    undecided_.free = {};
    std::fill(undecided_.demand.begin(), undecided_.demand.end(), 0);
    std::fill(undecided_.reach.begin(), undecided_.reach.end(), 0);
    for (std::uint32_t pool = 0; pool < pools; ++pool) account(pool, true);
    layers_.assign(pools + 1, OutcomeLayer(component_.caps.size()));
    bytes_ = 0;
    lost_ = {};
    lostAny_ = false;
    std::fill(demand_.begin(), demand_.end(), 0);
    Outcome nothing;
    nothing.bound = highest_;
    nothing.completion = completionOf({});
    layers_[pools].add(nothing, demand_);
    if (nothing.completion > incumbent_.gain()) offer(pools, nothing);
}

// The choice that an outcome stands for, with the usual items of the pools before
// the given one, which is the outcome's first.
void OutcomeSearch::offer(std::uint32_t pool, const Outcome& outcome) {
    std::vector<std::uint32_t> items(usual_.begin(), usual_.begin() + pool);
    for (const Outcome* part = &outcome; part->item != none; part = &layers_[pool].outcome(part->rest)) {
        items.push_back(part->item);
        ++pool;
    }
    incumbent_.offer(items);
}

void OutcomeSearch::lose(const Gain& bound) {
    lost_ = lostAny_ ? std::max(lost_, bound) : bound;
    lostAny_ = true;
}

// `loss`: by how much the item lowers the bound.
void OutcomeSearch::add(OutcomeLayer& layer, std::uint32_t rest, std::uint32_t index, const Gain& loss) {
    const Item& item = component_.items[index];
    const OutcomeLayer& later = layers_[item.pool + 1];
    Outcome outcome = later.outcome(rest);
    outcome.bound -= loss;
    const Gain goal = incumbent_.gain() * prices_.one();
    if (outcome.bound < goal) return;
    demand_.assign(later.demand(rest), later.demand(rest) + demand_.size());
    if (item.cap == none) {
        outcome.free += item.gain();
    } else {
        // Demand above the room is worth nothing, but the bound had counted on it.
        Amount& demand = demand_[item.cap];
        const Amount counted = std::min(item.value, component_.caps[item.cap].room - demand);
        demand += counted;
        outcome.bound -= gainOf(item.value - counted, item.stated) * prices_.shareOf(item.cap);
        if (outcome.bound < goal) return;
    }
    outcome.rest = rest;
    outcome.item = index;
    if (index != usual_[item.pool]) {
        outcome.completion = completionOf(outcome.free);
        if (outcome.completion > incumbent_.gain()) offer(item.pool, outcome);
    }
    layer.add(outcome, demand_);
    work_.done += 2 + demand_.size() / 2;
}

void OutcomeSearch::addAll(OutcomeLayer& layer, std::uint32_t pool, std::uint32_t rest) {
    const Gain usual = prices_.gainAtPrice(component_.items[usual_[pool]]);
    for (const std::uint32_t index : component_.pools[pool]) {
        add(layer, rest, index, usual - prices_.gainAtPrice(component_.items[index]));
    }
    work_.done += 1 + component_.pools[pool].size() / 2;
}

// Keeps the most promising outcomes: half of them by what they bring with the
// usual items, half by their bounds.
void OutcomeSearch::trim(OutcomeLayer& layer, std::size_t width) {
    if (layer.size() <= width) return;
    std::vector<std::uint32_t> order(layer.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto by = [&layer](const Gain Outcome::*gain) {
        return [&layer, gain](std::uint32_t left, std::uint32_t right) {
            const Gain& first = layer.outcome(left).*gain;
            const Gain& second = layer.outcome(right).*gain;
            return first > second || (first == second && left < right);
        };
    };
    const auto half = order.begin() + static_cast<std::ptrdiff_t>((width + 1) / 2);
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(width);
    std::nth_element(order.begin(), half, order.end(), by(&Outcome::completion));
    std::nth_element(half, end, order.end(), by(&Outcome::bound));
    for (auto place = end; place != order.end(); ++place) lose(layer.outcome(*place).bound);
    std::vector<char> marks(layer.size(), 0);
    for (auto place = order.begin(); place != end; ++place) marks[*place] = 1;
    work_.done += layer.size();
    layer.keep(marks);
}

// False if the work or the memory is used up.
bool OutcomeSearch::decide(std::uint32_t pool, std::size_t width, std::uint64_t until) {
    OutcomeLayer& layer = layers_[pool];
    const OutcomeLayer& later = layers_[pool + 1];
    account(pool, false);
    for (std::uint32_t rest = 0; rest < later.size(); ++rest) {
        addAll(layer, pool, rest);
        const bool complete = rest + 1 == later.size();
        if (!complete && layer.size() < crowded * width) continue;
        if (layer.size() > later.size()) dropDominated(layer, component_, undecided_.reach, work_);
        trim(layer, width);
        if (work_.done < until) continue;
        for (++rest; rest < later.size(); ++rest) lose(later.outcome(rest).bound);
        return false;
    }
    layer.releaseSpareMemory();
    bytes_ += layer.bytes();
    outOfMemory_ = bytes_ > mostBytes;
    return !outOfMemory_;
}

bool OutcomeSearch::run(std::size_t width, std::uint64_t until) {
    start();
    for (auto pool = static_cast<std::uint32_t>(component_.pools.size()); pool-- > 0;) {
        if (decide(pool, width, until)) continue;
        for (std::size_t index = 0; index < layers_[pool].size(); ++index) lose(layers_[pool].outcome(index).bound);
        break;
    }
    return conclude();
}

// What was lost matters unless it was worse than the best; what was dropped for
// its bound was.
bool OutcomeSearch::conclude() {
    best_ = incumbent_.gain();
    const Gain best = best_ * prices_.one();
    const bool proof = !lostAny_ || lost_ < best;
    ceiling_ = std::min(ceiling_, proof ? best : lost_);
    return proof;
}

} // namespace biosubsidy::stacking
