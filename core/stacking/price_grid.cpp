// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stacking/price_grid.h"

#include <algorithm>

namespace biosubsidy::stacking {

namespace {

constexpr std::size_t mostEntries = std::size_t(1) << 20;

// The steps from the chosen price, up and down: an eighth, a sixteenth, ...
constexpr unsigned widestStep = 3;
constexpr std::array<unsigned, 7> stepsForCaps{0, 4, 4, 3, 2, 1, 1};

} // namespace

PriceGrid::PriceGrid(const Component& component, const PriceTag& prices, const std::vector<std::uint32_t>& usual,
                     Work& work)
    : one_(prices.one()) {
    if (component.caps.size() > mostCaps) return;
    for (std::size_t cap = 0; cap < component.caps.size(); ++cap) addAxis(component, prices, cap);
    if (size_ * (usual.size() + 1) > mostEntries) {
        axes_.clear();
        return;
    }
    rest_.assign(size_ * (usual.size() + 1), 0);
    for (std::size_t number = 0; number < size_; ++number) fill(component, usual, number);
    work.done += rest_.size() / 8;
}

void PriceGrid::addAxis(const Component& component, const PriceTag& prices, std::size_t cap) {
    Axis axis;
    axis.room = component.caps[cap].room;
    const Amount centre = prices.price(cap);
    axis.prices.push_back(centre);
    for (unsigned step = 0; step < stepsForCaps[component.caps.size()]; ++step) {
        const Amount width = one_ >> (widestStep + step);
        axis.prices.push_back(std::min(one_, centre + width));
        axis.prices.push_back(std::max<Amount>(0, centre - width));
    }
    std::sort(axis.prices.begin(), axis.prices.end());
    axis.prices.erase(std::unique(axis.prices.begin(), axis.prices.end()), axis.prices.end());
    const auto place = std::lower_bound(axis.prices.begin(), axis.prices.end(), centre);
    axis.centre = static_cast<std::size_t>(place - axis.prices.begin());
    axis.stride = size_;
    centre_ += axis.centre * axis.stride;
    size_ *= axis.prices.size();
    axes_.push_back(std::move(axis));
}

// One point: from the last pool back, what the best item of each has over the
// usual one.
void PriceGrid::fill(const Component& component, const std::vector<std::uint32_t>& usual, std::size_t number) {
    std::array<Amount, mostCaps> shares{};
    Amount bound = 0;
    for (std::size_t cap = 0; cap < axes_.size(); ++cap) {
        const Axis& axis = axes_[cap];
        const Amount price = axis.prices[number / axis.stride % axis.prices.size()];
        shares[cap] = one_ - price;
        bound += price * axis.room;
    }
    rest_[usual.size() * size_ + number] = bound;
    for (std::size_t decided = usual.size(); decided-- > 0;) {
        const auto worth = [&](std::uint32_t index) {
            const Item& item = component.items[index];
            return item.value * (item.cap == none ? one_ : shares[item.cap]);
        };
        const std::uint32_t pool = component.items[usual[decided]].pool;
        Amount best = 0;
        for (const std::uint32_t index : component.pools[pool]) best = std::max(best, worth(index));
        bound += best - worth(usual[decided]);
        rest_[decided * size_ + number] = bound;
    }
}

Amount PriceGrid::boundAtCentre(Amount free, const std::vector<Amount>& demand, std::size_t decided) const {
    Amount bound = free * one_ + rest_[decided * size_ + centre_];
    for (std::size_t cap = 0; cap < axes_.size(); ++cap) {
        bound += demand[cap] * (one_ - axes_[cap].prices[axes_[cap].centre]);
    }
    return bound;
}

// Moves along one axis, up or down, for as long as the bound falls and is not
// below the goal. True if it moved.
bool PriceGrid::descend(Walk& walk, std::size_t cap, bool up, Amount demand, Amount goal) const {
    const Axis& axis = axes_[cap];
    bool moved = false;
    while (walk.bound >= goal) {
        const std::size_t from = walk.place[cap];
        if (up ? from + 1 == axis.prices.size() : from == 0) break;
        const std::size_t to = up ? from + 1 : from - 1;
        const std::size_t point = up ? walk.point + axis.stride : walk.point - axis.stride;
        const Amount bound =
            walk.bound + rest_[point] - rest_[walk.point] + demand * (axis.prices[from] - axis.prices[to]);
        if (bound >= walk.bound) break;
        walk.bound = bound;
        walk.place[cap] = to;
        walk.point = point;
        moved = true;
    }
    return moved;
}

// Goes downhill from the chosen prices, one cap after the other: the bound is
// convex in the prices. The first round goes where there is need: a cap in demand
// for more than its room is too cheap.
bool PriceGrid::excludes(Amount free, const std::vector<Amount>& demand, std::size_t decided, Amount goal) const {
    if (axes_.empty()) return false;
    Walk walk{{}, decided * size_ + centre_, boundAtCentre(free, demand, decided)};
    for (std::size_t cap = 0; cap < axes_.size(); ++cap) walk.place[cap] = axes_[cap].centre;
    bool moved = false;
    for (std::size_t cap = 0; cap < axes_.size(); ++cap) {
        moved = descend(walk, cap, demand[cap] > axes_[cap].room, demand[cap], goal) || moved;
    }
    for (std::size_t cap = 0; moved && cap < axes_.size(); ++cap) {
        if (!descend(walk, cap, true, demand[cap], goal)) descend(walk, cap, false, demand[cap], goal);
    }
    return walk.bound < goal;
}

} // namespace biosubsidy::stacking
