// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prices of caps that lie within one another. As in prices.h, a cap of size C that
// has the price p counts p*C towards a bound, and each item under it is worth less
// by p for each of its fen; an item under a chain of caps is worth less by all their
// prices together. Such a bound holds for any prices that are not below nothing.
//
// The prices are found by thresholds. Suppose that all under a cap had to pay at
// least so much a fen: its threshold is where what is then still wanted of it has
// room. An item pays the highest threshold of its chain, and the price of a cap is by
// how much its own exceeds those of the wider ones. With pools that draw on one chain
// alone, these are the best prices.
//
// An item may count for more or less than its fen: for its weight. Weights and
// prices are in the same unit.
#pragma once

#include <cstdint>
#include <vector>

#include "core/stacking/component.h"
#include "core/stacking/work.h"

namespace biosubsidy::stacking {

class ChainPrices {
public:
    // `weights`: of each item, for a fen of it.
    ChainPrices(const Component& component, std::vector<Amount> weights, Work& work);

    // Of a cap alone.
    [[nodiscard]] Amount price(std::uint32_t cap) const { return prices_[cap]; }
    // What a fen of the item counts beyond the prices that it pays; may be below nothing.
    [[nodiscard]] Amount share(std::uint32_t item) const {
        const std::uint32_t cap = component_->items[item].cap;
        return weights_[item] - (cap == none ? 0 : paid_[cap]);
    }
    // What the item adds to the bound.
    [[nodiscard]] Amount worth(std::uint32_t item) const {
        const Amount left = share(item);
        return left > 0 ? left * component_->items[item].value : 0;
    }
    // No choice of items counts more, by weight.
    [[nodiscard]] Amount bound() const;

private:
    struct Group { // the items of a pool that are under the cap at hand, or an item without a pool
        std::uint32_t pool = none;
        std::uint32_t item = none;
    };
    struct Range { // of thresholds, and what the group takes at its ends
        Group group;
        std::uint32_t low = none;
        std::uint32_t high = none;
        std::uint32_t middle = none;
    };
    void findGroups();
    bool settle(std::uint32_t cap);
    void pay();
    [[nodiscard]] bool hasRoom(std::uint32_t cap, Amount threshold);
    void narrow(bool room);
    [[nodiscard]] std::uint32_t choiceOf(const Group& group, std::uint32_t cap, Amount threshold) const;
    [[nodiscard]] Amount paidBy(const Item& item, std::uint32_t cap, Amount threshold, bool& within) const;

    const Component* component_;
    std::vector<Amount> weights_;
    Amount most_ = 0; // of the weights
    Work* work_;
    std::vector<std::vector<Group>> groups_; // by cap
    std::vector<Amount> thresholds_;
    std::vector<Amount> paid_; // by what stands under the cap
    std::vector<Amount> prices_;
    std::vector<Range> open_;    // whose ends differ
    std::vector<Amount> demand_; // of the open ones, and of the others
    std::vector<Amount> settled_;
    std::vector<std::vector<std::uint32_t>> narrower_; // all that the cap holds, each before what it lies within
};

} // namespace biosubsidy::stacking
