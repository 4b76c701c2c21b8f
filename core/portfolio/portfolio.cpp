// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/portfolio/portfolio.h"

#include <algorithm>

#include "core/values/text.h"
#include "core/wording/explanation.h"
#include "core/wording/say.h"

namespace biosubsidy::portfolio {

FirmName nameOf(const Firm& firm) {
    return {firm.line, firm.name, firm.uscc};
}

std::string nameText(const FirmName& firm, Language language) {
    if (!firm.name.empty()) return printable(firm.name);
    if (!firm.uscc.empty()) return printable(firm.uscc);
    return wording::say(language, "（第 {} 行，名称未填）", "(line {}, not named)", firm.line);
}

bool LargerFirm::operator()(const Firm& left, const Firm& right) const {
    if (left.totals.ceiling != right.totals.ceiling) return left.totals.ceiling > right.totals.ceiling;
    if (left.totals.potential != right.totals.potential) return left.totals.potential > right.totals.potential;
    return left.line < right.line;
}

bool LargerQuestion::operator()(const Asked& left, const Asked& right) const {
    const Money leftAlone = left.alone.value_or(Money());
    const Money rightAlone = right.alone.value_or(Money());
    if (leftAlone != rightAlone) return leftAlone > rightAlone;
    if (left.question.atStake != right.question.atStake) return left.question.atStake > right.question.atStake;
    return left.firm.line < right.firm.line;
}

Portfolio::Portfolio(std::shared_ptr<const RuleBook> rules, const Date& asOf, const PortfolioLimits& limits)
    : largest(limits.firms), questions(limits.questions), rules_(std::move(rules)), asOf_(asOf), limits_(limits) {}

Written Portfolio::take(const Firm& firm) {
    ++firms;
    totals += firm.totals;
    if (!firm.totals.ceiling.isZero())
        ++withCeiling;
    else if (!firm.totals.potential.isZero())
        ++openAlone;
    else if (!firm.hasClaims())
        ++withoutClaims;
    else if (!firm.hasFigures())
        ++withoutFigures;
    if (!firm.hasClaims() && notAssessed.size() < limits_.refused) notAssessed.push_back(nameOf(firm));
    if (!firm.proven) ++unproven;
    addClaims(firm);
    addDeadlines(firm);
    largest.add(firm);
    if (firm.question && !firm.question->atStake.isZero()) questions.add({nameOf(firm), *firm.question});
    return {};
}

Written Portfolio::refused(std::uint64_t line, const Localized& why) {
    ++refusedCount;
    if (refusedLines.size() < limits_.refused) refusedLines.push_back({line, why});
    return {};
}

// A firm counts once for a measure, with all its projects together.
void Portfolio::addClaims(const Firm& firm) {
    struct OfFirm {
        Money counted;
        Money open;
        bool holds = false;
        bool isOpen = false;
    };
    std::map<std::string_view, OfFirm> ofFirm;
    for (const FirmClaim& claim : firm.claims) {
        OfFirm& of = ofFirm[claim.measure];
        of.counted += claim.counted;
        if (claim.verdict == Verdict::undetermined) {
            of.isOpen = true;
            of.open += claim.ceiling;
        } else {
            of.holds = true;
        }
        addOrigin(claim);
    }
    for (const auto& [measure, of] : ofFirm) {
        MeasureTally& tally = measures[std::string(measure)];
        tally.counted += of.counted;
        tally.open += of.open;
        if (!of.counted.isZero()) {
            ++tally.firms;
            tally.largest.add({nameOf(firm), of.counted});
        } else if (of.holds) {
            ++tally.holding;
        }
        if (of.isOpen) ++tally.openFirms;
    }
}

void Portfolio::addOrigin(const FirmClaim& claim) {
    const Pack* pack = claim.counted.isZero() ? nullptr : rules_->find(claim.measure).pack;
    if (pack == nullptr) return;
    if (pack->statusOn(asOf_) == PackStatus::draft) fromDrafts += claim.counted;
    if (pack->grade == Grade::report) fromReports += claim.counted;
    if (pack->grade == Grade::excerpt) fromExcerpts += claim.counted;
    if (!pack->builtIn) ofUser += claim.counted;
}

// Of one measure: what its calls and its document say, from the day on.
const std::vector<Deadline>& Portfolio::deadlinesOf(const std::string& measure) {
    const auto known = deadlinesOf_.find(measure);
    if (known != deadlinesOf_.end()) return known->second;
    std::vector<Deadline>& found = deadlinesOf_[measure];
    const RuleBook::Named named = rules_->find(measure);
    if (named.pack == nullptr || named.measure == nullptr) return found;
    for (std::size_t call = 0; call < named.pack->calls.size(); ++call) {
        const Call& of = named.pack->calls[call];
        const bool concerns = std::find(of.measures.begin(), of.measures.end(), named.measure->id) != of.measures.end();
        if (concerns && of.closes && *of.closes >= asOf_) found.push_back({*of.closes, true, named.pack->id, call});
    }
    if (named.pack->until && *named.pack->until >= asOf_)
        found.push_back({*named.pack->until, false, named.pack->id, 0});
    return found;
}

void Portfolio::addDeadlines(const Firm& firm) {
    std::map<Deadline, DeadlineTally> ofFirm;
    DeadlineTally without;
    bool any = false;
    for (const FirmClaim& claim : firm.claims) {
        const bool isOpen = claim.verdict == Verdict::undetermined;
        if (claim.counted.isZero() && (!isOpen || claim.ceiling.isZero())) continue;
        const std::vector<Deadline>& days = deadlinesOf(claim.measure);
        const auto add = [&](DeadlineTally& to) {
            to.counted += claim.counted;
            if (isOpen) to.open += claim.ceiling;
        };
        for (const Deadline& day : days) add(ofFirm[day]);
        if (!days.empty()) continue;
        any = true;
        add(without);
    }
    const auto join = [](DeadlineTally& to, const DeadlineTally& of) {
        ++to.firms;
        to.counted += of.counted;
        to.open += of.open;
    };
    for (const auto& [day, of] : ofFirm) join(deadlines[day], of);
    if (any) join(withoutDeadline, without);
}

void lookCloser(Asked& asked, const Assessment& assessment, Language language) {
    std::map<FactRef, Money> alone;
    for (const PackResult& pack : assessment.packs) {
        for (const Claim& claim : pack.claims) {
            if (claim.verdict == Verdict::undetermined && claim.missing.size() == 1 && claim.ceiling)
                alone[claim.missing.front()] += *claim.ceiling;
        }
    }
    // The largest, the first of equals in the order of questions; without any the one with
    // most at stake stays.
    const Question* best = nullptr;
    Money most;
    for (const Question& question : assessment.questions) {
        const auto found = alone.find(question.fact);
        if (found != alone.end() && found->second > most) {
            best = &question;
            most = found->second;
        }
    }
    if (best == nullptr && !assessment.questions.empty()) best = &assessment.questions.front();
    asked.alone = most;
    if (best == nullptr) return;
    asked.question = {assessment.pathOf(best->fact), best->atStake, best->claims};
    asked.text = wording::factText(assessment, best->fact, language);
}

} // namespace biosubsidy::portfolio
