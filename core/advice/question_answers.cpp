// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/question_answers.h"

#include <algorithm>
#include <set>

namespace biosubsidy::advice {

std::vector<Answers> questionAnswers(const Assessment& assessment, WhatIf& whatIf,
                                     const std::vector<Answers>& answered) {
    const Money total = whatIf.total();
    const auto answer = [&](const FactRef& ref) {
        const auto found =
            std::find_if(answered.begin(), answered.end(), [&](const Answers& one) { return one.fact == ref; });
        if (found != answered.end()) return *found;
        Answers none;
        none.fact = ref;
        none.best.total = none.worst.total = none.upperBound = none.lowerBound = total;
        return none;
    };
    std::vector<Answers> answers;
    std::set<FactRef> asked;
    for (const Question& question : assessment.questions) {
        answers.push_back(answer(question.fact));
        asked.insert(question.fact);
    }
    for (const FactRef& ref : unknownFacts(whatIf)) {
        Answers one = answer(ref);
        if (asked.contains(ref) || one.upperBound == one.lowerBound) continue;
        answers.push_back(std::move(one));
    }
    return answers;
}

Bounds boundsOf(const Assessment& assessment, const AssessOptions& options, const RangeLimits& limits) {
    AssessOptions plain = options;
    plain.trace = false;
    WhatIf whatIf(assessment.rules, *assessment.subject, plain);
    std::set<FactRef> open;
    for (const Question& question : assessment.questions) open.insert(question.fact);
    for (const FactRef& ref : unknownFacts(whatIf)) open.insert(ref);
    std::vector<Answers> answered;
    for (const FactRef& ref : factsThatCount(whatIf)) {
        if (open.contains(ref)) answered.push_back(answersOf(whatIf, ref));
    }
    return {questionAnswers(assessment, whatIf, answered),
            totalRange(assessment.rules, *assessment.subject, plain, limits)};
}

} // namespace biosubsidy::advice
