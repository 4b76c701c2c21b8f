// SPDX-License-Identifier: GPL-3.0-or-later
//
// Prices turn the caps into a bound that can be read off pool by pool. Whatever
// is chosen under a cap C, with values that add up to W, counts min(C, W), which
// is at most p*C + (1-p)*W for any price p from 0 to 1. At fixed prices each item
// is therefore worth (1-p) of its value, the caps are gone, and the best item of
// each pool makes an upper bound of the whole (the Lagrangian relaxation; at the
// best prices it equals the fractional one).
//
// Prices are whole numbers from 0 to 2^scale, and what they are multiplied with is
// in 2^-scale fen, so that the bound is exact.
#pragma once

#include <cstdint>
#include <vector>

#include "core/stacking/component.h"

namespace biosubsidy::stacking {

// One price for each cap of the component: prices that make the bound low. The
// best ones where there is a single cap; more caps are taken in turn.
[[nodiscard]] std::vector<Amount> choosePrices(const Component& component, unsigned scale, std::uint64_t& work);

} // namespace biosubsidy::stacking
