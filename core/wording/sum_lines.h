// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a claim's sum comes about, step by step, from the trace of its amount:
// "30% × 2亿元（总投资） = 6,000万元", "封顶 5,000万元". Nothing is computed again.
#pragma once

#include <string>
#include <vector>

#include "core/wording/claim_view.h"

namespace biosubsidy::wording {

// Empty where there is no sum.
[[nodiscard]] std::vector<std::string> sumLines(const ClaimView& view);

} // namespace biosubsidy::wording
