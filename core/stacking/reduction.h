// SPDX-License-Identifier: GPL-3.0-or-later
//
// The reduction takes away what cannot be in the best set, settles what needs no
// search, and splits the rest into components. It takes n log n steps and leaves
// the best set, ties included, as it is.
#pragma once

#include <cstdint>
#include <vector>

#include "core/stacking/component.h"
#include "core/stacking/items.h"

namespace biosubsidy::stacking {

struct Reduction {
    std::vector<std::uint32_t> settled; // candidates without a cap that binds: chosen for certain
    std::vector<Component> components;
    unsigned scale = 0; // sums of amounts may be shifted left by so many bits
};

[[nodiscard]] Reduction reduce(const Items& items);

} // namespace biosubsidy::stacking
