// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/advice.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "core/advice/advice_finder.h"
#include "core/advice/effort.h"
#include "core/advice/near_choices.h"
#include "core/advice/question_answers.h"
#include "core/assessment/place_difference.h"

namespace biosubsidy::advice {

namespace {

AdviceRank rankOf(AdviceKind kind, const std::vector<Change>& changes) {
    switch (kind) {
    case AdviceKind::project: return AdviceRank::stacking;
    case AdviceKind::pastCap: return AdviceRank::pastCap;
    case AdviceKind::deadline: return AdviceRank::deadline;
    case AdviceKind::completion: return AdviceRank::completion;
    case AdviceKind::place: return AdviceRank::place;
    default: break;
    }
    const auto isOpen = [](const Change& change) { return !isKnown(change.from); };
    const auto isNumber = [](const Change& change) { return change.distance.has_value(); };
    if (std::all_of(changes.begin(), changes.end(), isOpen)) return AdviceRank::answer;
    return std::all_of(changes.begin(), changes.end(), isNumber) ? AdviceRank::threshold : AdviceRank::change;
}

class Adviser {
public:
    Adviser(const std::shared_ptr<const RuleBook>& rules, const Case& subject, const AssessOptions& options,
            const AdviseOptions& adviseOptions)
        : rules_(rules), options_(withoutTrace(options)), adviseOptions_(adviseOptions),
          whatIf_(rules, subject, options_, adviseOptions.stop), nearChoices_(*rules) {
        advisory_.assessment = assess(rules, subject, options_);
        advisory_.total = totalOf(advisory_.assessment);
        ground_.total = advisory_.total;
    }

    Advisory run() {
        const std::vector<Answers> answers = answerAll();
        std::vector<Finding> findings = thresholdFindings(ground_);
        for (Finding& finding : singleFindings(ground_, answers)) addUnlessThere(findings, std::move(finding));
        for (Finding& finding : nearFindings(answers)) addUnlessThere(findings, std::move(finding));
        tell(50);
        PairFindings pairs = pairFindings(ground_);
        advisory_.pairs = pairs.pairs;
        advisory_.allPairs = pairs.looked == pairs.pairs;
        advisory_.pairsTried = pairs.looked;
        for (Finding& finding : pairs.findings) findings.push_back(std::move(finding));
        tell(60);
        settle(std::move(findings));
        tell(70);
        add(projectAdvice(ground_));
        tell(80);
        add(pastCapAdvice(ground_));
        add(deadlineAdvice(ground_));
        add(completionAdvice(ground_));
        tell(85);
        add(placeAdvice());
        std::stable_sort(advisory_.advice.begin(), advisory_.advice.end(), [](const Advice& left, const Advice& right) {
            return advice::rankOf(left) < advice::rankOf(right);
        });
        tell(90);
        advisory_.range =
            totalRange(rules_, *advisory_.assessment.subject, options_, adviseOptions_.range, adviseOptions_.stop);
        advisory_.stopped = whatIf_.effort().stopped();
        tell(100);
        return std::move(advisory_);
    }

private:
    static AssessOptions withoutTrace(AssessOptions options) {
        options.trace = false;
        return options;
    }

    void tell(std::size_t hundredths) const {
        if (adviseOptions_.progress) adviseOptions_.progress(static_cast<unsigned>(hundredths));
    }

    // Each fact alone, in the order of the facts.
    std::vector<Answers> answerAll() {
        constexpr std::size_t share = 45; // of all the work
        const std::vector<FactRef> facts = factsThatCount(whatIf_);
        std::map<FactRef, Answers> found;
        ground_.allow(adviseOptions_.limits.facts);
        for (const FactRef& ref : mostAtStakeFirst(facts, advisory_.assessment)) {
            if (ground_.spent()) break;
            found.emplace(ref, answersOf(whatIf_, ref));
            tell(share * found.size() / facts.size());
        }
        ground_.note(Unfinished::Part::facts, found.size(), facts.size());
        std::vector<Answers> answers;
        std::set<FactRef> unanswered;
        for (const FactRef& ref : facts) {
            if (const auto at = found.find(ref); at != found.end())
                answers.push_back(std::move(at->second));
            else
                unanswered.insert(ref);
        }
        advisory_.questions = questionAnswers(advisory_.assessment, whatIf_, answers, unanswered);
        return answers;
    }

    // Where the best value of a set is far from what the project is, the best near one.
    std::vector<Finding> nearFindings(const std::vector<Answers>& answers) {
        std::vector<Finding> findings;
        std::size_t looked = 0;
        ground_.allow(adviseOptions_.limits.near);
        for (const Answers& answer : answers) {
            if (ground_.spent()) break;
            ++looked;
            whatIf_.effort().add(stepsOfNode);
            if (answer.best.total <= ground_.total) continue;
            if (nearChoices_.isNear(answer.fact, whatIf_.value(answer.fact), answer.best.value)) continue;
            if (auto near = nearChoices_.bestNear(ground_, answer.fact)) findings.push_back(std::move(*near));
        }
        ground_.note(Unfinished::Part::near, looked, answers.size());
        return findings;
    }

    static void addUnlessThere(std::vector<Finding>& findings, Finding finding) {
        const auto same = [&](const Finding& other) { return other.settings == finding.settings; };
        if (std::none_of(findings.begin(), findings.end(), same)) findings.push_back(std::move(finding));
    }

    // Orders by what they bring and assesses the changed cases.
    void settle(std::vector<Finding> findings) {
        std::stable_sort(findings.begin(), findings.end(), [](const Finding& left, const Finding& right) {
            if (left.total != right.total) return left.total > right.total;
            return left.kind < right.kind;
        });
        std::map<AdviceRank, std::size_t> taken;
        std::vector<std::pair<const Finding*, std::vector<Change>>> listed;
        for (const Finding& finding : findings) {
            std::vector<Change> changes;
            for (const Setting& setting : finding.settings)
                changes.push_back(changeOf(*advisory_.assessment.subject, setting));
            if (std::size_t& ofRank = taken[rankOf(finding.kind, changes)]; ofRank++ >= adviseOptions_.most)
                ++advisory_.leftOut;
            else
                listed.emplace_back(&finding, std::move(changes));
        }
        ground_.allow(adviseOptions_.limits.changes);
        for (auto& [finding, changes] : listed) {
            if (!advisory_.advice.empty() && ground_.spent()) break;
            advisory_.advice.push_back(settled(*finding, std::move(changes)));
        }
        ground_.note(Unfinished::Part::changes, advisory_.advice.size(), listed.size());
    }

    Advice settled(const Finding& finding, std::vector<Change> changes) {
        Advice advice;
        advice.kind = finding.kind;
        advice.changes = std::move(changes);
        advice.near = std::all_of(advice.changes.begin(), advice.changes.end(), [&](const Change& change) {
            return nearChoices_.isNear(change.fact, change.from, change.to);
        });
        Case changed = *advisory_.assessment.subject;
        for (const Setting& setting : finding.settings) {
            changed.item(setting.fact.entity, setting.fact.item).facts[setting.fact.fact] = setting.value;
        }
        const Assessment after = ground_.assessed(std::move(changed));
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
        advisory_.sitings =
            compareSites(rules_, *advisory_.assessment.subject, options_,
                         adviseOptions_.sites ? *adviseOptions_.sites : comparedSites(*rules_, options_));
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
    NearChoices nearChoices_;
    Advisory advisory_;
    AdviceGround ground_{whatIf_, advisory_.assessment, advisory_.total, adviseOptions_, advisory_.unfinished};
};

} // namespace

// What it takes is counted afterwards: one assessment is a step of a search.
Assessment AdviceGround::assessed(Case changed) {
    Assessment after = assess(assessment.rules, std::move(changed), whatIf.options());
    std::uint64_t claims = 0;
    for (const PackResult& pack : after.packs) claims += pack.claims.size();
    whatIf.effort().add(after.work + stepsOfClaim * claims);
    return after;
}

std::string_view toString(Unfinished::Part part) noexcept {
    constexpr std::array<std::string_view, 7> names{"facts",   "thresholds", "near",    "pairs",
                                                    "changes", "projects",   "past_cap"};
    return names[static_cast<std::size_t>(part)];
}

std::string_view toString(AdviceKind kind) noexcept {
    constexpr std::array<std::string_view, 8> names{"threshold", "fact",     "pair",       "project",
                                                    "past_cap",  "deadline", "completion", "place"};
    return names[static_cast<std::size_t>(kind)];
}

AdviceRank rankOf(const Advice& advice) {
    return rankOf(advice.kind, advice.changes);
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
