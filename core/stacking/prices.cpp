// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stacking/prices.h"

#include <algorithm>

namespace biosubsidy::stacking {

namespace {

// Rounds of setting each price in turn; more bring next to nothing.
constexpr int mostRounds = 12;

// From what price of the cap on a pool is better off with its other items.
struct Threshold {
    Amount price;
    Amount demand; // what the pool takes of the cap below that price
};

class PriceSearch {
public:
    PriceSearch(const Component& component, unsigned scale);

    // Sets the price of one cap to the best one, the others held. True if it moved.
    bool settle(std::uint32_t cap);

    [[nodiscard]] const std::vector<Amount>& prices() const { return prices_; }
    std::uint64_t work = 0;

private:
    [[nodiscard]] Amount worth(const Item& item) const {
        return item.cap == none ? item.value << scale_ : item.value * (one_ - prices_[item.cap]);
    }
    void addThreshold(const std::vector<Item>& pool, std::uint32_t cap);

    unsigned scale_;
    Amount one_;
    const std::vector<Amount>& caps_;
    std::vector<std::vector<Item>> pools_;              // an item without a pool is one of its own
    std::vector<std::vector<std::uint32_t>> poolsOfCap_; // which pools hold items of a cap
    std::vector<Amount> prices_;
    std::vector<Threshold> thresholds_;
};

PriceSearch::PriceSearch(const Component& component, unsigned scale)
    : scale_(scale), one_(Amount(1) << scale), caps_(component.caps), pools_(component.pools),
      poolsOfCap_(component.caps.size()), prices_(component.caps.size(), 0) {
    for (const Item& item : component.items) {
        std::size_t pool = item.pool;
        if (item.pool == none) {
            pool = pools_.size();
            pools_.emplace_back();
        }
        pools_[pool].push_back(item);
        if (item.cap == none) continue;
        std::vector<std::uint32_t>& members = poolsOfCap_[item.cap];
        if (members.empty() || members.back() != pool) members.push_back(static_cast<std::uint32_t>(pool));
    }
    for (std::vector<std::uint32_t>& members : poolsOfCap_) {
        std::sort(members.begin(), members.end());
        members.erase(std::unique(members.begin(), members.end()), members.end());
    }
}

void PriceSearch::addThreshold(const std::vector<Item>& pool, std::uint32_t cap) {
    Amount demand = 0;
    Amount otherwise = 0;
    for (const Item& item : pool) {
        if (item.cap == cap) {
            demand = std::max(demand, item.value);
        } else {
            otherwise = std::max(otherwise, worth(item));
        }
    }
    const Amount price = one_ - otherwise / demand;
    if (price > 0) thresholds_.push_back({price, demand});
    work += pool.size();
}

// As the price rises, pools give up the cap one after the other; the bound falls
// as long as the cap is in demand for more than it holds.
bool PriceSearch::settle(std::uint32_t cap) {
    thresholds_.clear();
    for (const std::uint32_t pool : poolsOfCap_[cap]) addThreshold(pools_[pool], cap);
    std::sort(thresholds_.begin(), thresholds_.end(),
              [](const Threshold& left, const Threshold& right) { return left.price > right.price; });
    Amount demand = 0;
    Amount price = 0;
    for (const Threshold& threshold : thresholds_) {
        demand += threshold.demand;
        if (demand <= caps_[cap]) continue;
        price = threshold.price;
        break;
    }
    if (price == prices_[cap]) return false;
    prices_[cap] = price;
    return true;
}

} // namespace

std::vector<Amount> choosePrices(const Component& component, unsigned scale, std::uint64_t& work) {
    PriceSearch search(component, scale);
    bool moved = true;
    for (int round = 0; moved && round < mostRounds; ++round) {
        moved = false;
        for (std::uint32_t cap = 0; cap < component.caps.size(); ++cap) moved = search.settle(cap) || moved;
        if (component.caps.size() == 1) break;
    }
    work += search.work;
    return search.prices();
}

} // namespace biosubsidy::stacking
