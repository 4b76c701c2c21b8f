// SPDX-License-Identifier: GPL-3.0-or-later
//
// The reduction takes away what cannot be in the best set, settles what needs no
// search, and splits the rest into components. It runs in n log n and leaves the
// best set, ties included, as it is.
#pragma once

#include <cstdint>
#include <vector>

#include "core/stacking/component.h"
#include "core/stacking/stacking.h"

namespace biosubsidy::stacking {

struct Reduction {
    std::vector<std::uint32_t> settled; // candidates that are chosen for certain
    std::vector<Component> components;
    unsigned scale = 0; // amounts of all components together may be shifted left by so many bits
};

// Throws std::overflow_error, as Money does, if the sum of all values comes near 2^127 fen.
[[nodiscard]] Reduction reduce(const Problem& problem);

} // namespace biosubsidy::stacking
