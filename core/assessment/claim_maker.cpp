// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/claim_maker.h"

#include <algorithm>

namespace biosubsidy {

using Part = ConditionTrace::Part;

struct ClaimMaker::Weighed {
    Truth inForce = Truth::yes;
    Truth place = Truth::yes;
    Truth applicant = Truth::yes;
    Truth period = Truth::yes;
    Truth when = Truth::yes;
    Truth strict = Truth::yes;
    Truth lenient = Truth::yes;

    [[nodiscard]] Truth common() const { return both(both(both(inForce, place), both(applicant, period)), when); }
};

namespace {

// The largest whole fen that is not more than value / denominator, and not less
// than nothing.
Money roundedDown(const Fen& value, const Fen& denominator) {
    return std::max(ExactMoney(value, denominator).roundedDown(), Money());
}

void addAll(std::vector<FactRef>& to, const std::vector<FactRef>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

Verdict verdictOf(Truth strict, Truth lenient) {
    if (strict == Truth::yes && lenient == Truth::yes) return Verdict::eligible;
    if (strict == Truth::no && lenient == Truth::no) return Verdict::ineligible;
    if (strict == Truth::no && lenient == Truth::yes) return Verdict::arguable;
    return Verdict::undetermined;
}

} // namespace

Claim ClaimMaker::make(const Pack& pack, PackStatus status, const Measure& measure, const Situation& situation) {
    Claim claim;
    claim.measure = &measure;
    claim.entity = situation.entity();
    claim.item = situation.item();
    claim.year = situation.year();
    for (std::vector<FactRef>& missing : partMissing_) missing.clear();

    Weighed weighed;
    weighed.inForce = truthOf(counts(status));
    if (trace_) claim.conditions.push_back({Part::inForce, weighed.inForce, std::nullopt});
    weighed.place = weigh(pack.placeOf(measure.scope), Part::place, situation, claim);
    weighed.applicant = weigh(measure.applicant, Part::applicant, situation, claim);
    if (measure.scope != Entity::company) {
        weighed.period = truthOf(pack.coversYear(claim.year));
        if (trace_) claim.conditions.push_back({Part::period, weighed.period, std::nullopt});
    }
    weighed.when = weigh(measure.when, Part::when, situation, claim);
    if (measure.hasReadings) {
        weighed.strict = weigh(measure.strict, Part::strict, situation, claim);
        weighed.lenient = weigh(measure.lenient, Part::lenient, situation, claim);
    }
    decide(weighed, measure, claim);
    setSum(measure, situation, claim);
    std::sort(claim.missing.begin(), claim.missing.end());
    claim.missing.erase(std::unique(claim.missing.begin(), claim.missing.end()), claim.missing.end());

    if (measure.afterCompletion) {
        const std::size_t stage = rules_.vocabulary().known().stage;
        const auto produced = rules_.vocabulary().fact(Entity::project, stage).choice("in_production");
        const bool inProduction = claim.entity == Entity::project && produced &&
                                  subject_.projects[claim.item].facts[stage] == FactValue(ChoiceIndex{*produced});
        if (!inProduction) claim.due = Due::afterCompletion;
    }
    if (measure.hasSum() && claim.verdict != Verdict::ineligible) setAwards(pack, measure, claim);
    setWarnings(measure, situation, claim);
    return claim;
}

// An empty program asks nothing: it holds, and leaves no trace.
Truth ClaimMaker::weigh(const language::Program& program, Part part, const Situation& situation, Claim& claim) {
    if (program.empty()) return Truth::yes;
    language::evaluate(program, situation, results_);
    const Truth outcome = results_[program.root()].truth;
    if (outcome == Truth::unknown)
        language::addMissing(program, situation, results_, partMissing_[static_cast<std::size_t>(part)]);
    if (trace_) claim.conditions.push_back({part, outcome, language::traceOf(program, situation, results_)});
    return outcome;
}

void ClaimMaker::decide(const Weighed& weighed, const Measure& measure, Claim& claim) const {
    const Truth strict = both(weighed.common(), weighed.strict);
    const Truth lenient = both(weighed.common(), weighed.lenient);
    claim.verdict = verdictOf(strict, lenient);
    if (weighed.inForce == Truth::no)
        claim.reason = ClaimReason::notInForce;
    else if (weighed.place == Truth::no)
        claim.reason = ClaimReason::elsewhere;
    else if (weighed.applicant == Truth::no)
        claim.reason = ClaimReason::otherApplicant;
    else if (weighed.period == Truth::no)
        claim.reason = ClaimReason::outsidePeriod;
    if (claim.verdict != Verdict::undetermined) return;

    // The union over the readings that are undecided; a part that is decided has
    // put nothing into its list.
    for (const Part part : {Part::place, Part::applicant, Part::when})
        addAll(claim.missing, partMissing_[static_cast<std::size_t>(part)]);
    if (!measure.hasReadings) return;
    if (strict == Truth::unknown) addAll(claim.missing, partMissing_[static_cast<std::size_t>(Part::strict)]);
    if (lenient == Truth::unknown) addAll(claim.missing, partMissing_[static_cast<std::size_t>(Part::lenient)]);
}

// The ceiling is the highest that the unknown facts allow, the yearly cap
// included; it is open only if it could still come out differently in fen.
void ClaimMaker::setSum(const Measure& measure, const Situation& situation, Claim& claim) {
    if (!measure.hasSum()) return;
    claim.ceiling = Money();
    if (claim.verdict == Verdict::ineligible) return;
    const language::Program& amount = measure.amount;
    language::evaluate(amount, situation, results_);
    const language::NodeResult& result = results_[amount.root()];
    const Fen& denominator = amount.nodes[amount.root()].denominator;
    Money low = roundedDown(result.low, denominator);
    Money high = roundedDown(result.high, denominator);
    if (measure.yearlyCap) {
        claim.cappedByYear = high > *measure.yearlyCap;
        low = std::min(low, *measure.yearlyCap);
        high = std::min(high, *measure.yearlyCap);
    }
    if (low != high) language::addMissing(amount, situation, results_, claim.missing);
    if (trace_) claim.amount = language::traceOf(amount, situation, results_);
    claim.ceiling = high;
}

// Which support already held is set off: the pack says for which levels. A
// project's award meets the claims with a pool for it, an expense's the claims
// for it, a measure's the company's claim of it.
void ClaimMaker::setAwards(const Pack& pack, const Measure& measure, Claim& claim) const {
    for (std::size_t index = 0; index < subject_.awards.size(); ++index) {
        const Award& award = subject_.awards[index];
        if (!pack.overlapLevels.test(static_cast<std::size_t>(award.level))) continue;
        bool meets = false;
        switch (award.target) {
        case AwardTarget::project:
            meets = claim.entity == Entity::project && !measure.pool.empty() &&
                    subject_.projects[claim.item].id == award.targetId;
            break;
        case AwardTarget::expense:
            meets = claim.entity == Entity::expense && subject_.expenses[claim.item].id == award.targetId;
            break;
        case AwardTarget::measure:
            meets = claim.entity == Entity::company && award.targetId == pack.id + "/" + measure.id;
            break;
        }
        if (!meets) continue;
        claim.awardsHeld.push_back(index);
        claim.awardsOff += award.amount;
    }
}

void ClaimMaker::setWarnings(const Measure& measure, const Situation& situation, Claim& claim) {
    if (claim.verdict == Verdict::ineligible) return;
    for (const MeasureWarning& warning : measure.warnings) {
        language::evaluate(warning.when, situation, results_, claim.ceiling.value_or(Money()));
        if (results_[warning.when.root()].truth == Truth::yes) claim.warnings.push_back(&warning);
    }
}

} // namespace biosubsidy
