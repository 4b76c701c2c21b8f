// SPDX-License-Identifier: GPL-3.0-or-later
//
// What becomes of a claim beside others: support already held that comes off,
// the claim that was chosen instead, the yearly cap, the pool and the measure
// that gives its sum.
#pragma once

#include <string>
#include <vector>

#include "core/wording/claim_view.h"

namespace biosubsidy::wording {

[[nodiscard]] std::vector<std::string> stackingLines(const ClaimView& view);

} // namespace biosubsidy::wording
