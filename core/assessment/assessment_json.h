// SPDX-License-Identifier: GPL-3.0-or-later
//
// An assessment as JSON (format biosubsidy-assessment/1), byte for byte the same
// for the same assessment. The contract fixes the names; the reasons are the
// trace as data: each condition with the fact, its value and how it came out,
// each step of the amount.
#pragma once

#include <string>

#include "core/assessment/assessment.h"

namespace biosubsidy {

[[nodiscard]] std::string toJson(const Assessment& assessment);

} // namespace biosubsidy
