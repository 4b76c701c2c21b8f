// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/question_answers.h"

#include <map>
#include <set>

namespace biosubsidy::advice {

std::vector<Answers> questionAnswers(const Assessment& assessment, WhatIf& whatIf, const std::vector<Answers>& answered,
                                     const std::set<FactRef>& unanswered) {
    const Money total = whatIf.total();
    std::map<FactRef, const Answers*> known;
    for (const Answers& one : answered) known.emplace(one.fact, &one);
    const auto answer = [&](const FactRef& ref) {
        if (const auto found = known.find(ref); found != known.end()) return *found->second;
        Answers none;
        none.fact = ref;
        none.best.total = none.worst.total = none.upperBound = none.lowerBound = total;
        return none;
    };
    std::vector<Answers> answers;
    std::set<FactRef> asked;
    for (const Question& question : assessment.questions) {
        if (!unanswered.contains(question.fact)) answers.push_back(answer(question.fact));
        asked.insert(question.fact);
    }
    for (const FactRef& ref : openFacts(whatIf)) {
        if (asked.contains(ref) || unanswered.contains(ref)) continue;
        Answers one = answer(ref);
        if (one.upperBound == one.lowerBound) continue;
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
    for (const FactRef& ref : openFacts(whatIf)) open.insert(ref);
    std::vector<FactRef> counting;
    for (const FactRef& ref : factsThatCount(whatIf)) {
        if (open.contains(ref)) counting.push_back(ref);
    }
    std::vector<Answers> answered;
    std::set<FactRef> unanswered;
    whatIf.effort().allow(mostSteps);
    for (const FactRef& ref : mostAtStakeFirst(counting, assessment)) {
        if (whatIf.effort().spent())
            unanswered.insert(ref);
        else
            answered.push_back(answersOf(whatIf, ref));
    }
    return {questionAnswers(assessment, whatIf, answered, unanswered),
            totalRange(assessment.rules, *assessment.subject, plain, limits), unanswered.size()};
}

} // namespace biosubsidy::advice
