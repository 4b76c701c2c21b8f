// SPDX-License-Identifier: GPL-3.0-or-later
//
// The difference of two packs for people.
#pragma once

#include <string>

#include "core/changes/pack_diff.h"

namespace biosubsidy::changes {

// Whole lines, the last one ended.
[[nodiscard]] std::string toText(const PackDiff& diff, Language language);

} // namespace biosubsidy::changes
