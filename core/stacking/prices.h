// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prices turn the caps into a bound that can be read off pool by pool. Whatever
// demand W the items from pools put on a cap with room C counts min(C, W), which
// is at most p*C + (1-p)*W for any price p from 0 to 1. At fixed prices each item
// is therefore worth (1-p) of its value, the caps are gone, and the best item of
// each pool makes an upper bound of the whole (the Lagrangian relaxation; at the
// best prices it equals the fractional one).
//
// Prices are whole numbers from 0 to 2^scale, and what they are multiplied with
// is in 2^-scale fen, so that every bound is exact.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/stacking/component.h"
#include "core/stacking/work.h"

namespace biosubsidy::stacking {

// One price for each cap of the component.
using Prices = std::vector<Amount>;

// Amounts at given prices, in 2^-scale fen.
class PriceTag {
public:
    PriceTag(unsigned scale, const Prices& prices) : one_(Amount(1) << scale), prices_(prices) {}

    [[nodiscard]] Amount one() const { return one_; }
    [[nodiscard]] Amount price(std::size_t cap) const { return prices_[cap]; }
    // What a fen of a value counts for.
    [[nodiscard]] Amount shareOf(std::uint32_t cap) const { return cap == none ? one_ : one_ - prices_[cap]; }
    [[nodiscard]] Amount worth(const Item& item) const { return item.value * shareOf(item.cap); }
    [[nodiscard]] Gain gainAtPrice(const Item& item) const { return item.gain() * shareOf(item.cap); }
    // The share of the bound that is the caps' own.
    [[nodiscard]] Gain capsAtPrice(const Component& component) const;

private:
    Amount one_;
    Prices prices_;
};

// Prices that make the bound low: the best ones where there is one cap, close to
// them where there are more.
[[nodiscard]] PriceTag choosePrices(const Component& component, unsigned scale, Work& work);

} // namespace biosubsidy::stacking
