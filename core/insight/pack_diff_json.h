// SPDX-License-Identifier: GPL-3.0-or-later
//
// The difference of two packs as JSON (format biosubsidy-pack-diff/1).
#pragma once

#include <string>

#include "core/insight/pack_diff.h"

namespace biosubsidy {

[[nodiscard]] std::string toJson(const PackDiff& diff);

} // namespace biosubsidy
