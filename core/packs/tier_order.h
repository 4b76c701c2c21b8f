// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tiers in an order in which one is never reached: an earlier one holds wherever it does.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/packs/pack.h"

namespace biosubsidy {

// The first tier before this one that holds wherever this one does, so that this one never pays. Found where the
// conditions are joined by `and` alone and differ in limits of the same fact or in choices; others are let be.
[[nodiscard]] std::optional<std::size_t> tierThatTakes(const std::vector<Tier>& tiers, std::size_t index);

} // namespace biosubsidy
