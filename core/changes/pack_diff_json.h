// SPDX-License-Identifier: GPL-3.0-or-later
//
// The difference of two packs as JSON (format biosubsidy-pack-diff/1).
#pragma once

#include <string>

#include "core/changes/pack_diff.h"

namespace biosubsidy::changes {

[[nodiscard]] std::string toJson(const PackDiff& diff);

} // namespace biosubsidy::changes
