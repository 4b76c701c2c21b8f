// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/claim_maker.h"

#include <algorithm>

#include "core/assessment/award_rules.h"

namespace biosubsidy {

using Part = ConditionTrace::Part;

struct ClaimMaker::Weighed {
    Truth inForce = Truth::yes;
    Truth place = Truth::yes;
    Truth applicant = Truth::yes;
    Truth period = Truth::yes;
    Truth once = Truth::yes;
    Truth when = Truth::yes;
    Truth tiers = Truth::yes;
    Truth strict = Truth::yes;
    Truth lenient = Truth::yes;

    [[nodiscard]] Truth common() const {
        return both(both(both(inForce, place), both(applicant, period)), both(once, both(when, tiers)));
    }
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

ClaimMaker::ClaimMaker(const RuleBook& rules, const Case& subject, bool trace)
    : rules_(rules), subject_(subject), trace_(trace) {
    for (const Award& award : subject.awards)
        under_.push_back(award.under ? rules.find(*award.under) : RuleBook::Named());
}

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
    if (measure.once) {
        weighed.once = truthOf(!wasGranted(claim));
        if (trace_) claim.conditions.push_back({Part::once, weighed.once, std::nullopt});
    }
    weighed.when = weigh(measure.when, Part::when, situation, claim);
    if (!measure.tiers.empty()) {
        weighed.tiers = weighTiers(measure, situation, claim);
        if (trace_) claim.conditions.push_back({Part::tiers, weighed.tiers, std::nullopt});
    }
    if (measure.hasReadings) {
        weighed.strict = weigh(measure.strict, Part::strict, situation, claim);
        weighed.lenient = weigh(measure.lenient, Part::lenient, situation, claim);
    }
    decide(weighed, measure, claim);
    setSum(pack, measure, situation, claim);
    std::sort(claim.missing.begin(), claim.missing.end());
    claim.missing.erase(std::unique(claim.missing.begin(), claim.missing.end()), claim.missing.end());

    if (measure.afterCompletion) {
        const std::size_t stage = rules_.vocabulary().known().stage;
        const auto produced = rules_.vocabulary().fact(Entity::project, stage).choice("in_production");
        const bool inProduction = claim.entity == Entity::project && produced &&
                                  subject_.projects[claim.item].facts[stage] == FactValue(ChoiceIndex{*produced});
        if (!inProduction) claim.due = Due::afterCompletion;
    }
    if (measure.hasSum() && claim.verdict != Verdict::ineligible) setAwards(pack, claim);
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
    else if (weighed.once == Truth::no)
        claim.reason = ClaimReason::alreadyGranted;
    if (claim.verdict != Verdict::undetermined) return;

    // The union over the readings that are undecided (what leaves tiers open is added
    // with the sum); a part that is decided has
    // put nothing into its list.
    for (const Part part : {Part::place, Part::applicant, Part::when})
        addAll(claim.missing, partMissing_[static_cast<std::size_t>(part)]);
    if (!measure.hasReadings) return;
    if (strict == Truth::unknown) addAll(claim.missing, partMissing_[static_cast<std::size_t>(Part::strict)]);
    if (lenient == Truth::unknown) addAll(claim.missing, partMissing_[static_cast<std::size_t>(Part::lenient)]);
}

// That some tier holds is a condition of the measure. What leaves the tiers open is
// kept with each: it is missing while the condition is unknown, or their sums differ.
Truth ClaimMaker::weighTiers(const Measure& measure, const Situation& situation, Claim& claim) {
    tiers_.resize(measure.tiers.size());
    Truth some = Truth::no;
    for (std::size_t index = 0; index < tiers_.size(); ++index) {
        const language::Program& when = measure.tiers[index].when;
        WeighedTier& tier = tiers_[index];
        tier.missing.clear();
        tier.holds = Truth::yes;
        TierTrace trace;
        if (!when.empty()) {
            language::evaluate(when, situation, results_);
            tier.holds = results_[when.root()].truth;
            if (tier.holds == Truth::unknown) language::addMissing(when, situation, results_, tier.missing);
            if (trace_) trace.when = language::traceOf(when, situation, results_);
        }
        tier.possible = tier.holds != Truth::no && some != Truth::yes;
        some = either(some, tier.holds);
        trace.holds = tier.holds;
        trace.possible = tier.possible;
        claim.tiers.push_back(std::move(trace));
    }
    return some;
}

// The ceiling is the highest that the unknown facts allow, every cap over the measure
// included, and the floor the lowest; the sum is open only if it could still come out
// differently in fen.
void ClaimMaker::setSum(const Pack& pack, const Measure& measure, const Situation& situation, Claim& claim) {
    if (!measure.hasSum()) return;
    claim.ceiling = Money();
    claim.floor = Money();
    if (claim.verdict == Verdict::ineligible) return;
    Bounds sum;
    if (measure.tiers.empty()) {
        sum = sumOf(pack, measure, measure.amount, situation, claim, claim.amount);
    } else {
        bool first = true;
        Truth some = Truth::no;
        for (std::size_t index = 0; index < tiers_.size(); ++index) {
            some = either(some, tiers_[index].holds);
            if (!tiers_[index].possible) continue;
            const Bounds tier =
                sumOf(pack, measure, measure.tiers[index].amount, situation, claim, claim.tiers[index].amount);
            sum.low = first ? tier.low : std::min(sum.low, tier.low);
            sum.high = std::max(sum.high, tier.high);
            first = false;
        }
        if (some == Truth::unknown || sum.low != sum.high) {
            for (const WeighedTier& tier : tiers_) {
                if (tier.possible) addAll(claim.missing, tier.missing);
            }
        }
    }
    claim.ceiling = sum.high;
    if (claim.holds()) claim.floor = sum.low;
}

ClaimMaker::Bounds ClaimMaker::sumOf(const Pack& pack, const Measure& measure, const language::Program& amount,
                                     const Situation& situation, Claim& claim, std::optional<language::Trace>& trace) {
    language::evaluate(amount, situation, results_);
    const language::NodeResult& result = results_[amount.root()];
    const Fen& denominator = amount.nodes[amount.root()].denominator;
    Bounds sum{roundedDown(result.low, denominator), roundedDown(result.high, denominator)};
    for (const std::size_t index : measure.caps) {
        const Cap& cap = pack.caps[index];
        if (sum.high > cap.amount && (claim.cappedBy == nullptr || cap.amount < claim.cappedBy->amount))
            claim.cappedBy = &cap;
        sum.low = std::min(sum.low, cap.amount);
        sum.high = std::min(sum.high, cap.amount);
    }
    if (sum.low != sum.high) language::addMissing(amount, situation, results_, claim.missing);
    if (trace_) trace = language::traceOf(amount, situation, results_);
    return sum;
}

// Whether support under the very measure is held already for the item; for a figure of
// one's own, under the measure that it completes.
bool ClaimMaker::wasGranted(const Claim& claim) const {
    const Measure* completed =
        claim.measure->asCompleted ? rules_.find(claim.measure->completes).measure : claim.measure;
    for (std::size_t index = 0; index < subject_.awards.size(); ++index) {
        const Measure* under = under_[index].measure;
        if (under == nullptr || (under != claim.measure && under != completed)) continue;
        if (concerns(subject_.awards[index], claim)) return true;
    }
    return false;
}

bool ClaimMaker::concerns(const Award& award, const Claim& claim) const {
    return awardConcerns(award.target, claim.entity,
                         [&] { return award.targetId == subject_.item(claim.entity, claim.item).id; });
}

bool ClaimMaker::comesOff(const Award& award, const Pack& pack, const Claim& claim) const {
    const Measure& measure = *claim.measure;
    return awardComesOff(
        award.level, {pack.overlapLevels, measure.matches}, claim.entity, !measure.pool.empty(),
        [&] { return concerns(award, claim); }, [&] { return award.targetId == pack.id + "/" + measure.id; });
}

bool ClaimMaker::comesOffAsUnder(std::size_t index, const Pack& pack, const Claim& claim) const {
    const Award& award = subject_.awards[index];
    const auto [granting, measure] = under_[index];
    if (measure == nullptr) return false;
    const bool sharesPool =
        !measure->pool.empty() && measure->pool == claim.measure->pool && granting->city == pack.city;
    return awardComesOffAsUnder(
        {measure->rounds, measure == claim.measure, award.year.value_or(claim.year) == claim.year, sharesPool},
        claim.entity, [&] { return concerns(award, claim); });
}

void ClaimMaker::setAwards(const Pack& pack, Claim& claim) const {
    for (std::size_t index = 0; index < subject_.awards.size(); ++index) {
        const Award& award = subject_.awards[index];
        if (!(award.under ? comesOffAsUnder(index, pack, claim) : comesOff(award, pack, claim))) continue;
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
