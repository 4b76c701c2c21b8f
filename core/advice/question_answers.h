// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the open questions of an assessment come to: for each the best and the
// worst answer, everything else as it stands, and the range of the total over all
// of them together.
#pragma once

#include <set>

#include "core/advice/answers.h"
#include "core/advice/total_range.h"

namespace biosubsidy::advice {

struct Bounds {
    // In the order of the assessment's questions, then the other unknown facts on
    // which the total depends.
    std::vector<Answers> questions;
    TotalRange range;
    std::size_t unanswered = 0; // facts that were not looked at any more: the work allowed was done
};

constexpr std::uint64_t mostSteps = 60'000'000; // for the questions of boundsOf

// `answered`: of the facts that count; `unanswered`: those of them that were not looked
// at, which are left out. A question on which no sum depends leaves the total as it is.
[[nodiscard]] std::vector<Answers> questionAnswers(const Assessment& assessment, WhatIf& whatIf,
                                                   const std::vector<Answers>& answered,
                                                   const std::set<FactRef>& unanswered);

// `assessment` is of `options`.
[[nodiscard]] Bounds boundsOf(const Assessment& assessment, const AssessOptions& options,
                              const RangeLimits& limits = {});

} // namespace biosubsidy::advice
