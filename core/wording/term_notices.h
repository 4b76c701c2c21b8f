// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words for documents that are not in force on the day: ended, or still to come. Where
// one of them is left out of the totals, a zero is no answer; what is said is when it
// ends or begins, and what is known of what follows.
#pragma once

#include <string>

#include "core/assessment/out_of_force.h"

namespace biosubsidy::wording {

// 《…》京科发〔2024〕14号 已于 2026-12-31 到期（当日包括在内），此后不计入合计
[[nodiscard]] std::string termText(const OutOfForce& of, Language language);
// The documents that follow, as far as the rules know them; "" for one that is still to come.
[[nodiscard]] std::string afterTermText(const OutOfForce& of, Language language);

} // namespace biosubsidy::wording
