// SPDX-License-Identifier: GPL-3.0-or-later
//
// The conditions of a claim as rows: the document's own (in force, place,
// applicant, year), then what the measure asks, then its two readings.
#pragma once

#include <vector>

#include "core/wording/claim_view.h"
#include "core/wording/explanation.h"

namespace biosubsidy::wording {

[[nodiscard]] std::vector<ConditionLine> conditionLines(const ClaimView& view);

// What a condition asks, without a case.
[[nodiscard]] std::vector<ConditionLine> askedLines(const FactWords& words, const language::Program& program,
                                                    const std::string& reading);

} // namespace biosubsidy::wording
