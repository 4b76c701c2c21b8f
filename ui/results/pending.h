// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the undetermined claims may still add at most: the assessment gives it as
// part of the potential, people read it beside the ceiling.
#pragma once

#include "core/assessment/assessment.h"

namespace biosubsidy::ui {

[[nodiscard]] inline Money pendingAtMost(const Totals& totals) {
    return totals.potential - totals.ceiling;
}

} // namespace biosubsidy::ui
