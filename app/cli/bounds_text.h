// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the open questions could make of the total, for a terminal; it stands
// below an assessment.
#pragma once

#include "app/cli/command.h"
#include "core/advice/question_answers.h"

namespace biosubsidy::cli {

// `all`: every question, also those that move no sum.
void printBounds(const Assessment& assessment, const advice::Bounds& bounds, Language language,
                 const Surroundings& surroundings, bool all);

} // namespace biosubsidy::cli
