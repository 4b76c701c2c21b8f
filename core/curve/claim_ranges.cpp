// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/curve/claim_ranges.h"

#include <algorithm>

namespace biosubsidy::curve {

namespace {

using language::Node;
using language::Program;

// Where a straight line with these values at the two ends is zero.
Rational turningPoint(const Fen& from, const Fen& atFrom, const Fen& to, const Fen& atTo) {
    const Whole low = abs(Whole(atFrom));
    const Whole high = abs(Whole(atTo));
    return rationalOf(from) + Rational(Whole(to - from) * low, low + high);
}

// What every amount of the measure is a whole number of: 1/this of a fen.
Fen denominatorOf(const Measure& measure) {
    Fen common = 1;
    for (const Program* amount : measure.amounts()) {
        const Fen& own = amount->nodes[amount->root()].denominator;
        common = common / boost::multiprecision::gcd(common, own) * own;
    }
    return common;
}

const Cap* leastCap(const Pack& pack, const Measure& measure) {
    const Cap* least = nullptr;
    for (const std::size_t cap : measure.caps) {
        if (least == nullptr || pack.caps[cap].amount < least->amount) least = &pack.caps[cap];
    }
    return least;
}

// Whether the two are one as far as a single amount can tell.
bool agreesAt(const ClaimRange& left, const ClaimRange& right, const Fen& x) {
    return left.holds == right.holds && left.worth.at(x) == right.worth.at(x) &&
           left.amount.at(x) == right.amount.at(x);
}

// Programs turn where the claim does not: such ranges are joined. A range of a
// single amount belongs to the line before it, or to the one after it.
void append(std::vector<ClaimRange>& ranges, ClaimRange range) {
    while (!ranges.empty() && ranges.back().from == ranges.back().to &&
           agreesAt(ranges.back(), range, ranges.back().from)) {
        range.from = ranges.back().from;
        range.begins = ranges.back().begins;
        ranges.pop_back();
    }
    if (!ranges.empty()) {
        ClaimRange& last = ranges.back();
        const bool same = last.holds == range.holds && last.limit == range.limit && last.amount == range.amount &&
                          last.worth == range.worth;
        if (same || (range.from == range.to && agreesAt(last, range, range.from))) {
            last.to = range.to;
            return;
        }
    }
    ranges.push_back(std::move(range));
}

} // namespace

const ClaimRange& MovingClaim::at(const Fen& x) const {
    const auto after = std::upper_bound(ranges.begin(), ranges.end(), x,
                                        [](const Fen& at, const ClaimRange& range) { return at < range.from; });
    return *(after - 1);
}

ClaimTracer::ClaimTracer(const Assessment& assessment, const FactRef& fact)
    : assessment_(assessment), fact_(fact), subject_(*assessment.subject), maker_(*assessment.rules, subject_, false),
      moved_(slotsMovedBy(assessment.rules->vocabulary(), subject_.item(fact.entity, fact.item), fact)) {}

bool ClaimTracer::reads(const Program& program) const {
    return program.reads(fact_.entity, moved_.facts);
}

std::vector<const Program*> ClaimTracer::movingPrograms(const Pack& pack, const Measure& measure) const {
    std::vector<const Program*> programs{&pack.placeOf(measure.scope)};
    for (const auto& more : {measure.conditions(), measure.amounts()})
        programs.insert(programs.end(), more.begin(), more.end());
    std::erase_if(programs, [&](const Program* program) { return !reads(*program); });
    return programs;
}

std::vector<MovingClaim> ClaimTracer::trace(const Fen& from, const Fen& to) {
    std::vector<MovingClaim> result;
    for (std::size_t pack = 0; pack < assessment_.packs.size(); ++pack) {
        const std::vector<Claim>& claims = assessment_.packs[pack].claims;
        for (std::size_t index = 0; index < claims.size(); ++index) {
            const Claim& claim = claims[index];
            const bool reachable =
                fact_.entity == Entity::company || (claim.entity == fact_.entity && claim.item == fact_.item);
            if (!reachable || !claim.measure->hasSum()) continue;
            programs_ = movingPrograms(*assessment_.packs[pack].pack, *claim.measure);
            if (programs_.empty()) continue;
            MovingClaim moving{{pack, index}, readsAmount(*claim.measure), {}};
            const Sample low = sampleAt(moving.id, from);
            traceRange(moving, low, from, from == to ? low : sampleAt(moving.id, to), to, rationalOf(from));
            result.push_back(std::move(moving));
        }
    }
    return result;
}

const Situation& ClaimTracer::situationAt(Entity entity, std::size_t item, const Fen& x) {
    const auto key = std::tuple(entity, item, x);
    const auto found = situations_.find(key);
    if (found != situations_.end()) return found->second;
    subject_.item(fact_.entity, fact_.item).facts[fact_.fact] = Money::fromFen(x);
    const Vocabulary& vocabulary = assessment_.rules->vocabulary();
    return situations_.emplace(key, Situation(vocabulary, subject_, assessment_.asOf, entity, item)).first->second;
}

ClaimTracer::Sample ClaimTracer::sampleAt(const ClaimId& id, const Fen& x) {
    const PackResult& pack = assessment_.packs[id.pack];
    const Claim& claim = pack.claims[id.claim];
    const Measure& measure = *claim.measure;
    const Situation& situation = situationAt(claim.entity, claim.item, x);
    Sample sample{maker_.make(*pack.pack, pack.status, measure, situation), 0, std::nullopt, {}};
    for (const Fen& turn : moved_.turns) sample.differences.push_back(x - turn);
    for (const Program* program : programs_) {
        language::evaluate(*program, situation, results_);
        language::addTurns(*program, results_, sample.differences);
    }
    addAmount(*pack.pack, measure, situation, sample);
    return sample;
}

bool ClaimTracer::readsAmount(const Measure& measure) const {
    const std::vector<const Program*> amounts = measure.amounts();
    // Which of several tiers applies may move with it, too.
    const auto reading = [this](const Program* program) { return reads(*program); };
    if (measure.tiers.empty()) return std::any_of(amounts.begin(), amounts.end(), reading);
    return std::any_of(amounts.begin(), amounts.end(), reading) ||
           std::any_of(measure.tiers.begin(), measure.tiers.end(),
                       [this](const Tier& tier) { return !tier.when.empty() && reads(tier.when); });
}

// The sum is that of the highest possible tier. Which are possible is settled by the
// differences of their conditions, which are there already.
void ClaimTracer::addAmount(const Pack& pack, const Measure& measure, const Situation& situation, Sample& sample) {
    const Fen denominator = denominatorOf(measure);
    std::vector<Fen> amounts;
    Fen highest = 0;
    for (const Program* program : measure.amounts()) {
        language::evaluate(*program, situation, results_);
        const Node& root = program->nodes[program->root()];
        amounts.push_back(results_[program->root()].high * (denominator / root.denominator));
        const std::size_t tier = amounts.size() - 1;
        const bool possible = measure.tiers.empty() || sample.claim.tiers[tier].possible;
        if (possible && !measure.tiers.empty() && (!sample.tier || amounts.back() > highest)) sample.tier = tier;
        if (possible) highest = std::max(highest, amounts.back());
        for (std::size_t other = 0; other < tier; ++other) sample.differences.push_back(amounts[other] - amounts[tier]);
    }
    sample.amount = Rational(Whole(highest), Whole(denominator));
    sample.differences.push_back(highest);
    sample.differences.push_back(highest - sample.claim.awardsOff.fen() * denominator);
    if (const Cap* cap = leastCap(pack, measure))
        sample.differences.push_back(highest - cap->amount.fen() * denominator);
}

// Differences come in the order in which they rest on one another, so the first
// that turns is a straight line itself. Each cut settles one turn, of which there
// are finitely many: the recursion ends.
void ClaimTracer::traceRange(MovingClaim& moving, const Sample& low, const Fen& from, const Sample& high, const Fen& to,
                             const Rational& begins) {
    for (std::size_t index = 0; from != to && index < low.differences.size(); ++index) {
        const Fen& atFrom = low.differences[index];
        const Fen& atTo = high.differences[index];
        if (atFrom.sign() == atTo.sign()) continue;
        traceCut(moving, low, from, high, to, begins, turningPoint(from, atFrom, to, atTo));
        return;
    }
    addRange(moving, low, from, high, to, begins);
}

// Before the cut, at it where it is a whole amount, and after it.
void ClaimTracer::traceCut(MovingClaim& moving, const Sample& low, const Fen& from, const Sample& high, const Fen& to,
                           const Rational& begins, const Rational& cut) {
    const Fen last(roundedUp(cut) - 1);
    const Fen first(roundedDown(cut) + 1);
    const bool exact = isWhole(cut);
    if (last >= from) traceRange(moving, low, from, last == from ? low : sampleAt(moving.id, last), last, begins);
    if (exact) {
        const Fen at(numerator(cut));
        const Sample sample = at == from ? low : (at == to ? high : sampleAt(moving.id, at));
        addRange(moving, sample, at, sample, at, at == from ? begins : cut);
    }
    if (first <= to) traceRange(moving, first == to ? high : sampleAt(moving.id, first), first, high, to, cut);
}

void ClaimTracer::addRange(MovingClaim& moving, const Sample& low, const Fen& from, const Sample& high, const Fen& to,
                           const Rational& begins) const {
    const Rational& atFrom = low.amount;
    const Rational& atTo = high.amount;
    ClaimRange range;
    range.from = from;
    range.to = to;
    range.begins = begins;
    range.holds = low.claim.holds();
    range.tier = low.tier;
    range.amount = Line{0, atFrom};
    if (from != to) range.amount = Line::through(rationalOf(from), atFrom, rationalOf(to), atTo);
    range.worth = range.amount;
    // Signs are the same at both ends, so that the larger one tells what holds it.
    const Rational awards = rationalOf(low.claim.awardsOff);
    const Rational most = std::max(atFrom, atTo);
    const Cap* cap = leastCap(*assessment_.packs[moving.id.pack].pack, *low.claim.measure);
    if (cap != nullptr && most >= rationalOf(cap->amount)) {
        range.limit = LimitedBy::cap;
        range.cap = cap;
        range.worth = {0, rationalOf(cap->amount)};
    }
    const Rational before = std::max(range.worth.at(from), range.worth.at(to));
    if (before <= 0)
        range.limit = LimitedBy::nothing;
    else if (before <= awards)
        range.limit = LimitedBy::awards;
    if (!range.holds || before <= awards)
        range.worth = {};
    else if (moving.amountMoves)
        range.worth.start -= awards;
    else
        range.worth = {0, rationalOf(low.claim.worth())};
    append(moving.ranges, std::move(range));
}

} // namespace biosubsidy::curve
