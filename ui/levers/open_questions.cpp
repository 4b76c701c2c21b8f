// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/levers/open_questions.h"

#include <algorithm>

#include "core/assessment/relevance.h"
#include "ui/levers/advisor.h"

namespace biosubsidy::ui {

namespace {

// What may come and what may still go.
Money openIn(const Assessment& assessment) {
    Money open;
    for (const CityResult& city : assessment.cities) open += city.totals.pending() + city.totals.openAmount;
    return open;
}

// While the city of an item is unknown, nothing else is asked of it.
std::vector<Question> askedNow(const Assessment& assessment) {
    const std::vector<FactRef> matter = factsThatMatter(assessment);
    std::vector<Question> questions = assessment.questions;
    std::erase_if(questions, [&](const Question& question) {
        return !std::binary_search(matter.begin(), matter.end(), question.fact);
    });
    return questions;
}

} // namespace

std::vector<Question> openQuestions(const Assessment& assessment, const Advisor* advisor) {
    std::vector<Question> questions = askedNow(assessment);
    const Money open = openIn(assessment);
    for (Question& question : questions) {
        question.atStake = std::min(question.atStake, open);
        // While the next advisory is on its way, what was known of the question stays.
        const bool same = advisor != nullptr && advisor->factNow(question.fact) == question.fact;
        const advice::Answers* answers = same ? advisor->answersTo(question.fact) : nullptr;
        if (answers == nullptr) continue;
        const Money difference = answers->upperBound - answers->lowerBound;
        // What is only proven to lie between two sums says less than what depends on the fact.
        const bool known = answers->exact && advisor->isCurrent();
        question.atStake = known ? difference : std::min(question.atStake, difference);
    }
    std::stable_sort(questions.begin(), questions.end(),
                     [](const Question& left, const Question& right) { return left.atStake > right.atStake; });
    return questions;
}

BestCase bestCaseOf(const Assessment& assessment, const CityResult& city, const Advisor* advisor) {
    const Totals& totals = city.totals;
    if (totals.pending().isZero()) return {totals.potential, true};
    // The search is over the whole case.
    const bool known = assessment.cities.size() == 1 && advisor != nullptr && advisor->isCurrent();
    if (!known) return {totals.potential, false};
    const advice::RangeEnd& high = advisor->latest()->range.high;
    return {std::min(high.bound, totals.potential), high.exact()};
}

} // namespace biosubsidy::ui
