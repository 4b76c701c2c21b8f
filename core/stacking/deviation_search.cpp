// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stacking/deviation_search.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace biosubsidy::stacking {

namespace {

// The first pass looks at a 32nd of the way down to the incumbent, each further
// one a quarter deeper.
constexpr Amount firstMargin = 32;
constexpr Amount marginGrowth = 4;

} // namespace

DeviationSearch::DeviationSearch(const Component& component, const PriceTag& prices, Incumbent& incumbent, Work& work)
    : component_(component), prices_(prices), incumbent_(incumbent), work_(work), demand_(component.caps.size(), 0) {
    highest_ = prices.capsAtPrice(component).total;
    for (const std::vector<std::uint32_t>& items : component.pools) addPool(items);
    std::stable_sort(pools_.begin(), pools_.end(), [](const Pool& left, const Pool& right) {
        return left.deviations.front().loss > right.deviations.front().loss;
    });
    total_ = free_;
    for (std::size_t cap = 0; cap < demand_.size(); ++cap) total_ += component.caps[cap].gain(demand_[cap]).total;
    bound_ = highest_;
    ceiling_ = highest_;
    offer();
    margin_ = (highest_ - incumbent_.gain().total * prices_.one()) / firstMargin;
}

void DeviationSearch::addPool(const std::vector<std::uint32_t>& items) {
    Pool pool;
    const auto worth = [this](std::uint32_t item) { return prices_.worth(component_.items[item]); };
    pool.usual = *std::max_element(items.begin(), items.end(),
                                   [&](std::uint32_t left, std::uint32_t right) { return worth(left) < worth(right); });
    const Item& usual = component_.items[pool.usual];
    for (const std::uint32_t index : items) {
        if (index == pool.usual) continue;
        const Item& item = component_.items[index];
        Deviation deviation{worth(pool.usual) - worth(index), index};
        (usual.cap == none ? deviation.free : deviation.from) -= usual.value;
        (item.cap == none ? deviation.free : deviation.to) += item.value;
        deviation.fromCap = usual.cap;
        deviation.toCap = item.cap;
        pool.deviations.push_back(deviation);
    }
    std::sort(pool.deviations.begin(), pool.deviations.end(), [](const Deviation& left, const Deviation& right) {
        return std::tie(left.loss, left.item) < std::tie(right.loss, right.item);
    });
    highest_ += worth(pool.usual);
    (usual.cap == none ? free_ : demand_[usual.cap]) += usual.value;
    pools_.push_back(std::move(pool));
}

std::vector<std::uint32_t> DeviationSearch::usualItems() const {
    std::vector<std::uint32_t> items;
    items.reserve(pools_.size());
    for (const Pool& pool : pools_) items.push_back(pool.usual);
    return items;
}

void DeviationSearch::changeDemand(std::uint32_t cap, Amount change) {
    if (cap == none) return;
    const Amount room = component_.caps[cap].room;
    total_ -= std::min(demand_[cap], room);
    demand_[cap] += change;
    total_ += std::min(demand_[cap], room);
}

void DeviationSearch::apply(const Deviation& deviation, bool forward) {
    const Amount sign = forward ? 1 : -1;
    free_ += sign * deviation.free;
    total_ += sign * deviation.free;
    changeDemand(deviation.fromCap, sign * deviation.from);
    changeDemand(deviation.toCap, sign * deviation.to);
    bound_ -= sign * deviation.loss;
}

// Of the pools from the given one on, the first with a deviation that leaves the
// bound at the goal; all after it have one as well.
std::uint32_t DeviationSearch::firstAffordable(std::size_t from) const {
    const Amount budget = bound_ - goal_;
    const auto begin = pools_.begin() + static_cast<std::ptrdiff_t>(from);
    const auto place = std::partition_point(
        begin, pools_.end(), [budget](const Pool& pool) { return pool.deviations.front().loss > budget; });
    return static_cast<std::uint32_t>(place - pools_.begin());
}

// A choice that is as good as the incumbent counts as well: it may come first.
void DeviationSearch::setGoal() {
    goal_ = std::max(highest_ - margin_, incumbent_.gain().total * prices_.one());
}

void DeviationSearch::offer() {
    std::vector<std::uint32_t> items = usualItems();
    for (const Step& step : path_) items[step.pool] = pools_[step.pool].deviations[step.deviation].item;
    incumbent_.offer(items);
    setGoal();
}

void DeviationSearch::startPass() {
    if (grid_.empty()) grid_.emplace_back(component_, prices_, usualItems(), work_);
    inPass_ = true;
    setGoal();
    next_ = {firstAffordable(0), 0};
}

// Every choice that reaches the goal has been offered.
void DeviationSearch::endPass() {
    inPass_ = false;
    const Amount best = incumbent_.gain().total * prices_.one();
    finished_ = best >= highest_ - margin_;
    ceiling_ = std::min(ceiling_, finished_ ? best : highest_ - margin_ - 1);
    margin_ += margin_ / marginGrowth + 1;
}

// The next deviation from the choice at hand; none: false.
bool DeviationSearch::findNext() {
    while (next_.pool < pools_.size()) {
        const std::vector<Deviation>& deviations = pools_[next_.pool].deviations;
        if (next_.deviation < deviations.size() && deviations[next_.deviation].loss <= bound_ - goal_) return true;
        next_ = {firstAffordable(next_.pool + 1), 0};
    }
    return false;
}

// Goes to the next choice, and below it if anything there can reach the goal.
void DeviationSearch::enter() {
    apply(pools_[next_.pool].deviations[next_.deviation], true);
    path_.push_back(next_);
    if (total_ * prices_.one() >= goal_) offer();
    const std::size_t decided = next_.pool + 1;
    const bool open = decided < pools_.size() && pools_.back().deviations.front().loss <= bound_ - goal_;
    if (open && !grid_.front().excludes(free_, demand_, decided, goal_)) {
        next_ = {firstAffordable(decided), 0};
    } else {
        leave();
    }
}

// Goes back to the choice before the last deviation.
void DeviationSearch::leave() {
    next_ = path_.back();
    path_.pop_back();
    apply(pools_[next_.pool].deviations[next_.deviation], false);
    ++next_.deviation;
}

bool DeviationSearch::advance(std::uint64_t until) {
    while (!finished_ && work_.done < until) {
        if (!inPass_) startPass();
        setGoal(); // the incumbent may have been improved elsewhere
        while (work_.done < until) {
            work_.done += 1 + demand_.size() / 4;
            if (findNext()) {
                enter();
            } else if (!path_.empty()) {
                leave();
            } else {
                endPass();
                break;
            }
        }
    }
    return finished_;
}

} // namespace biosubsidy::stacking
