// SPDX-License-Identifier: GPL-3.0-or-later
//
// The parts of advise(), one for each kind of advice. They find changes by
// WhatIf; what a change brings is settled by advise() with a new assessment.
#pragma once

#include "core/advice/advice.h"

namespace biosubsidy::advice {

// What the parts work with.
struct AdviceGround {
    WhatIf& whatIf;
    const Assessment& assessment; // of the case as it is
    Money total;
    const AdviseOptions& options;
    std::vector<Unfinished>& unfinished;

    void allow(std::uint64_t steps) { whatIf.effort().allow(steps); }
    [[nodiscard]] bool spent() { return whatIf.effort().spent(); }
    void note(Unfinished::Part part, std::size_t looked, std::size_t all) {
        if (looked < all) unfinished.push_back({part, looked, all});
    }
    // An assessment of a changed case.
    [[nodiscard]] Assessment assessed(Case changed);
};

// A change worth assessing.
struct Finding {
    AdviceKind kind = AdviceKind::fact;
    Settings settings;
    Money total; // by WhatIf
};

// One for each fact that would lift the total, at its best value.
[[nodiscard]] std::vector<Finding> singleFindings(AdviceGround& ground, const std::vector<Answers>& answers);
// Numbers that just miss what a claim asks for, everything else holding.
[[nodiscard]] std::vector<Finding> thresholdFindings(AdviceGround& ground);

struct PairFindings {
    std::vector<Finding> findings;
    std::size_t pairs = 0;  // all that were found
    std::size_t looked = 0; // at so many of them, at most `mostPairs`
};
[[nodiscard]] PairFindings pairFindings(AdviceGround& ground);

[[nodiscard]] std::vector<Advice> pastCapAdvice(AdviceGround& ground);
[[nodiscard]] std::vector<Advice> projectAdvice(AdviceGround& ground);
[[nodiscard]] std::vector<Advice> deadlineAdvice(const AdviceGround& ground);
[[nodiscard]] std::vector<Advice> completionAdvice(const AdviceGround& ground);

// Claims that stand differently, the largest difference first.
[[nodiscard]] std::vector<ClaimEffect> changesBetween(const Assessment& before, const Assessment& after);
[[nodiscard]] Change changeOf(const Case& subject, const Setting& setting);

// The facts of which at least `most` would have to be different before a claim
// can hold: every way to put it right needs all facts of one of the sets. Sets of
// more than two are left out.
using FactSet = std::vector<FactRef>; // ascending
[[nodiscard]] std::vector<FactSet> waysToHold(const WhatIf& whatIf, const Target& target, std::size_t item);

} // namespace biosubsidy::advice
