// SPDX-License-Identifier: GPL-3.0-or-later
//
// A component is a part of the problem that has to be searched on its own: items
// that are linked, directly or through others, by a pool or by a cap that can
// bind. What one component chooses has no influence on any other, and since
// totals add up and the order of preference compares item by item, the best
// choices of the components make up the best choice of the whole.
//
// The total of a set does not depend on the order of its items: the free ones (those
// without a cap) bring their values, those of a cap bring their sum or the cap,
// whichever is less, and so on from narrow caps to wide ones. In a plain component
// the same holds of the stated part. Three things follow for plain ones, on which
// their searches rest; for the others see ordered_search.h.
//   - An item without a pool is never left out, unless it would count nothing. The
//     searches leave such items aside and see only the room that they leave.
//   - Nothing is lost by taking some item of every pool, so that a search decides
//     between the items of a pool and never whether to take one.
//   - What would count nothing can be struck out afterwards, in the order of
//     preference, without a change of the gain (Incumbent::offer).
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/stacking/gain.h"
#include "core/stacking/items.h"

namespace biosubsidy::stacking {

struct Cap {
    Amount size = 0;
    Amount room = 0; // what the items without a pool leave of it
    bool stated = true;
    std::uint32_t within = none; // the next wider one

    // What a demand of the items with a pool brings.
    [[nodiscard]] Gain gain(Amount demand) const { return gainOf(std::min(demand, room), stated); }
};

struct Component {
    std::vector<Item> items; // in the order of preference
    std::vector<Cap> caps;   // each after the one that it lies within
    // The items of each pool, at least two, in the order of preference; the pools
    // in the order of their first items.
    std::vector<std::vector<std::uint32_t>> pools;
    // No cap lies within another, and the items of each are alike in `stated`.
    bool plain = true;
};

} // namespace biosubsidy::stacking
