// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stacking/prices.h"

#include <algorithm>

namespace biosubsidy::stacking {

namespace {

// From what price of the cap on a pool is better off with its other items.
struct Threshold {
    Amount price;
    Amount demand; // what the pool takes of the cap below that price
};

// The bound is a convex function of the prices. Setting each price to the best
// one in turn comes close to its lowest point, but can get stuck in a crease;
// steps against the slope, shorter and shorter, get out of it.
class PriceSearch {
public:
    PriceSearch(const Component& component, unsigned scale, Work& work)
        : component_(component), one_(Amount(1) << scale), work_(work), prices_(component.caps.size(), 0),
          demand_(component.caps.size(), 0), poolsOfCap_(component.caps.size()) {
        for (std::uint32_t pool = 0; pool < component.pools.size(); ++pool) {
            for (const std::uint32_t item : component.pools[pool]) {
                const std::uint32_t cap = component.items[item].cap;
                if (cap == none) continue;
                std::vector<std::uint32_t>& pools = poolsOfCap_[cap];
                if (pools.empty() || pools.back() != pool) pools.push_back(pool);
            }
        }
    }

    Prices run();

private:
    [[nodiscard]] Amount worth(const Item& item) const {
        return item.value * (item.cap == none ? one_ : one_ - prices_[item.cap]);
    }
    void settleInTurn();
    bool settle(std::uint32_t cap);
    void addThreshold(const std::vector<std::uint32_t>& pool, std::uint32_t cap);
    void note();
    bool stepDown(Amount length);
    Amount measure();

    const Component& component_;
    Amount one_;
    Work& work_;
    Prices prices_;
    std::vector<Amount> demand_;                         // at these prices
    std::vector<std::vector<std::uint32_t>> poolsOfCap_; // which pools hold items of a cap
    std::vector<Threshold> thresholds_;
    Prices best_;
    Amount lowest_ = 0; // the bound at the best prices
};

constexpr int mostRounds = 6;
constexpr int mostSteps = 120;

void PriceSearch::addThreshold(const std::vector<std::uint32_t>& pool, std::uint32_t cap) {
    Amount demand = 0;
    Amount otherwise = 0;
    for (const std::uint32_t index : pool) {
        const Item& item = component_.items[index];
        if (item.cap == cap) {
            demand = std::max(demand, item.value);
        } else {
            otherwise = std::max(otherwise, worth(item));
        }
    }
    if (demand == 0) return; // no item of this pool is under the cap
    const Amount price = one_ - otherwise / demand;
    if (price > 0) thresholds_.push_back({price, demand});
}

// Sets the price of one cap to the best one, the others held; true if it moved.
// As the price rises, pools give up the cap one after the other; the bound falls
// as long as the cap is in demand for more than its room.
bool PriceSearch::settle(std::uint32_t cap) {
    thresholds_.clear();
    for (const std::uint32_t pool : poolsOfCap_[cap]) addThreshold(component_.pools[pool], cap);
    work_.done += thresholds_.size() / 4;
    std::sort(thresholds_.begin(), thresholds_.end(),
              [](const Threshold& left, const Threshold& right) { return left.price > right.price; });
    Amount demand = 0;
    Amount price = 0;
    for (const Threshold& threshold : thresholds_) {
        demand += threshold.demand;
        if (demand <= component_.caps[cap].room) continue;
        price = threshold.price;
        break;
    }
    if (price == prices_[cap]) return false;
    prices_[cap] = price;
    return true;
}

void PriceSearch::settleInTurn() {
    for (int round = 0; round < mostRounds; ++round) {
        bool moved = false;
        for (std::uint32_t cap = 0; cap < prices_.size(); ++cap) moved = settle(cap) || moved;
        if (!moved || prices_.size() == 1) return;
    }
}

// The bound at these prices; sets the demand that goes with it.
Amount PriceSearch::measure() {
    work_.done += component_.items.size() / 8;
    Amount bound = 0;
    for (std::size_t cap = 0; cap < prices_.size(); ++cap) bound += prices_[cap] * component_.caps[cap].room;
    std::fill(demand_.begin(), demand_.end(), 0);
    for (const std::vector<std::uint32_t>& pool : component_.pools) {
        const Item* best = nullptr;
        Amount most = -1;
        for (const std::uint32_t index : pool) {
            const Amount current = worth(component_.items[index]);
            if (current <= most) continue;
            most = current;
            best = &component_.items[index];
        }
        if (best == nullptr) continue;
        bound += most;
        if (best->cap != none) demand_[best->cap] += best->value;
    }
    return bound;
}

void PriceSearch::note() {
    const Amount bound = measure();
    if (!best_.empty() && bound >= lowest_) return;
    best_ = prices_;
    lowest_ = bound;
}

// Moves each price with the excess of demand over room, the largest move being
// `length`. False at the lowest point.
bool PriceSearch::stepDown(Amount length) {
    Amount most = 0;
    for (std::size_t cap = 0; cap < prices_.size(); ++cap) {
        const Amount excess = demand_[cap] - component_.caps[cap].room;
        most = std::max(most, excess < 0 ? -excess : excess);
    }
    if (most == 0) return false;
    for (std::size_t cap = 0; cap < prices_.size(); ++cap) {
        const Amount excess = demand_[cap] - component_.caps[cap].room;
        prices_[cap] = std::clamp<Amount>(prices_[cap] + length * excess / most, 0, one_);
    }
    return true;
}

Prices PriceSearch::run() {
    settleInTurn();
    if (prices_.size() == 1) return prices_;
    note();
    Amount length = one_ / 8;
    for (int step = 0; step < mostSteps && length > 0 && stepDown(length); ++step) {
        note();
        length -= length / 12 + 1;
    }
    prices_ = best_;
    settleInTurn();
    note();
    return best_;
}

} // namespace

Gain PriceTag::capsAtPrice(const Component& component) const {
    Gain gain;
    for (std::size_t cap = 0; cap < prices_.size(); ++cap) {
        gain += gainOf(component.caps[cap].room * prices_[cap], component.caps[cap].stated);
    }
    return gain;
}

PriceTag choosePrices(const Component& component, unsigned scale, Work& work) {
    return PriceTag(scale, PriceSearch(component, scale, work).run());
}

} // namespace biosubsidy::stacking
