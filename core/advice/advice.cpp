// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/advice.h"

#include <algorithm>
#include <array>

#include "core/advice/advice_finder.h"
#include "core/advice/question_answers.h"
#include "core/assessment/place_difference.h"

namespace biosubsidy::advice {

namespace {

class Adviser {
public:
    Adviser(const std::shared_ptr<const RuleBook>& rules, const Case& subject, const AssessOptions& options,
            const AdviseOptions& adviseOptions)
        : rules_(rules), options_(withoutTrace(options)), adviseOptions_(adviseOptions),
          whatIf_(rules, subject, options_) {
        advisory_.assessment = assess(rules, subject, options_);
        advisory_.total = totalOf(advisory_.assessment);
    }

    Advisory run() {
        const std::vector<Answers> answers = answerAll();
        advisory_.questions = questionAnswers(advisory_.assessment, whatIf_, answers);
        AdviceGround ground{whatIf_, advisory_.assessment, advisory_.total};
        std::vector<Finding> findings = thresholdFindings(ground);
        for (Finding& finding : singleFindings(ground, answers)) addUnlessThere(findings, std::move(finding));
        PairFindings pairs = pairFindings(ground, adviseOptions_.mostPairs);
        advisory_.pairs = pairs.pairs;
        advisory_.allPairs = pairs.pairs <= adviseOptions_.mostPairs;
        advisory_.pairsTried = std::min(pairs.pairs, adviseOptions_.mostPairs);
        for (Finding& finding : pairs.findings) findings.push_back(std::move(finding));
        settle(std::move(findings));
        add(projectAdvice(ground));
        add(pastCapAdvice(ground));
        add(deadlineAdvice(ground));
        add(completionAdvice(ground));
        add(placeAdvice());
        advisory_.range = totalRange(rules_, *advisory_.assessment.subject, options_, adviseOptions_.range);
        return std::move(advisory_);
    }

private:
    static AssessOptions withoutTrace(AssessOptions options) {
        options.trace = false;
        return options;
    }

    std::vector<Answers> answerAll() {
        std::vector<Answers> answers;
        for (const FactRef& ref : factsThatCount(whatIf_)) answers.push_back(answersOf(whatIf_, ref));
        return answers;
    }

    static void addUnlessThere(std::vector<Finding>& findings, Finding finding) {
        const auto same = [&](const Finding& other) { return other.settings == finding.settings; };
        if (std::none_of(findings.begin(), findings.end(), same)) findings.push_back(std::move(finding));
    }

    // Ranks by what they bring and assesses the changed cases.
    void settle(std::vector<Finding> findings) {
        std::stable_sort(findings.begin(), findings.end(), [](const Finding& left, const Finding& right) {
            if (left.total != right.total) return left.total > right.total;
            return left.kind < right.kind;
        });
        for (const Finding& finding : findings) {
            if (advisory_.advice.size() == adviseOptions_.most) {
                ++advisory_.leftOut;
                continue;
            }
            advisory_.advice.push_back(settled(finding));
        }
    }

    Advice settled(const Finding& finding) {
        Advice advice;
        advice.kind = finding.kind;
        const Case& subject = *advisory_.assessment.subject;
        Case changed = subject;
        for (const Setting& setting : finding.settings) {
            advice.changes.push_back(changeOf(subject, setting));
            changed.item(setting.fact.entity, setting.fact.item).facts[setting.fact.fact] = setting.value;
        }
        const Assessment after = assess(rules_, std::move(changed), options_);
        advice.total = totalOf(after);
        advice.gain = advice.total - advisory_.total;
        advice.claims = changesBetween(advisory_.assessment, after);
        advice.changed = after.subject;
        if (!advice.claims.empty()) advice.conditions = conditionsOf(*after.subject, advice.claims.front());
        return advice;
    }

    std::vector<ConditionTrace> conditionsOf(const Case& subject, const ClaimEffect& change) {
        const Situation situation(rules_->vocabulary(), subject, options_.asOf, change.entity, change.item);
        ClaimMaker maker(*rules_, subject, true);
        return maker.make(*change.pack, change.pack->statusOn(options_.asOf), *change.measure, situation).conditions;
    }

    void add(std::vector<Advice> pieces) {
        for (std::size_t index = 0; index < pieces.size(); ++index) {
            const bool ranked = pieces[index].kind == AdviceKind::project || pieces[index].kind == AdviceKind::pastCap;
            if (ranked && index >= adviseOptions_.most) {
                ++advisory_.leftOut;
                continue;
            }
            advisory_.advice.push_back(std::move(pieces[index]));
        }
    }

    std::vector<Advice> placeAdvice() {
        std::vector<Advice> advice;
        advisory_.sitings = compareSitings(rules_, *advisory_.assessment.subject, options_);
        for (std::size_t index = 0; index < advisory_.sitings.size(); ++index) {
            const Siting& siting = advisory_.sitings[index];
            if (standsAlike(rules_->vocabulary(), *advisory_.assessment.subject, *siting.assessment.subject,
                            options_.asOf))
                continue;
            Advice piece;
            piece.kind = AdviceKind::place;
            piece.siting = index;
            piece.total = siting.totals().ceiling;
            piece.gain = piece.total - advisory_.total;
            piece.changed = siting.assessment.subject;
            advice.push_back(std::move(piece));
        }
        std::stable_sort(advice.begin(), advice.end(),
                         [](const Advice& left, const Advice& right) { return left.gain > right.gain; });
        return advice;
    }

    std::shared_ptr<const RuleBook> rules_;
    AssessOptions options_;
    AdviseOptions adviseOptions_;
    WhatIf whatIf_;
    Advisory advisory_;
};

} // namespace

std::string_view toString(AdviceKind kind) noexcept {
    constexpr std::array<std::string_view, 8> names{"threshold", "fact",     "pair",       "project",
                                                    "past_cap",  "deadline", "completion", "place"};
    return names[static_cast<std::size_t>(kind)];
}

Money totalOf(const Assessment& assessment) {
    Money total;
    for (const CityResult& city : assessment.cities) total += city.totals.ceiling;
    return total;
}

Advisory advise(const std::shared_ptr<const RuleBook>& rules, const Case& subject, const AssessOptions& options,
                const AdviseOptions& adviseOptions) {
    return Adviser(rules, subject, options, adviseOptions).run();
}

} // namespace biosubsidy::advice
