// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the open questions of an assessment come to: for each the best and the
// worst answer, everything else as it stands, and the range of the total over all
// of them together.
#pragma once

#include "core/advice/answers.h"
#include "core/advice/total_range.h"

namespace biosubsidy::advice {

struct Bounds {
    // In the order of the assessment's questions, then the other unknown facts on
    // which the total depends.
    std::vector<Answers> questions;
    TotalRange range;
};

// `answered`: what is known already of the facts that count; others are searched
// for. A question on which no sum depends leaves the total as it is.
[[nodiscard]] std::vector<Answers> questionAnswers(const Assessment& assessment, WhatIf& whatIf,
                                                   const std::vector<Answers>& answered);

// `assessment` is of `options`.
[[nodiscard]] Bounds boundsOf(const Assessment& assessment, const AssessOptions& options,
                              const RangeLimits& limits = {});

} // namespace biosubsidy::advice
