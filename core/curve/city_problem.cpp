// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/curve/city_problem.h"

#include <algorithm>
#include <map>

#include "core/assessment/stakes.h"
#include "core/stacking/links.h"
#include "core/stacking/solver.h"

namespace biosubsidy::curve {

namespace {

// The least number that makes all worths whole when they are multiplied by it.
Whole commonDenominator(const std::vector<Rational>& worths) {
    Whole common = 1;
    for (const Rational& worth : worths) common = lcm(common, Whole(denominator(worth)));
    return common;
}

} // namespace

CityProblem::CityProblem(const Assessment& assessment, const CityResult& city, const std::vector<MovingClaim>& moving) {
    const CityStakes all = stakesOf(assessment, city);
    caps_ = all.caps;
    for (const Stake& stake : all.stakes) {
        const auto found =
            std::find_if(moving.begin(), moving.end(), [&](const MovingClaim& claim) { return claim.id == stake.id; });
        const MovingClaim* moves = found == moving.end() ? nullptr : &*found;
        const Claim& claim = assessment.claim(stake.id);
        if (moves == nullptr && !(claim.measure->hasSum() && claim.holds() && !claim.worth().isZero())) continue;
        candidates_.push_back(
            {all.candidate(stake, claim.worth(), claim.measure->rate != RateKind::open), stake.id, moves});
    }
    split();
}

void CityProblem::split() {
    stacking::Links links(candidates_.size());
    std::map<std::uint32_t, std::size_t> firstOfPool;
    std::map<std::uint32_t, std::size_t> firstOfCap; // of the widest, which links all within it
    for (std::size_t index = 0; index < candidates_.size(); ++index) {
        const CurveCandidate& candidate = candidates_[index];
        if (candidate.pool) links.link(index, firstOfPool.emplace(*candidate.pool, index).first->second);
        if (candidate.cap) links.link(index, firstOfCap.emplace(widest(*candidate.cap), index).first->second);
    }
    std::map<std::size_t, std::size_t> partOf;
    std::map<std::uint32_t, std::size_t> groupOf; // by pool, within its part
    for (std::size_t index = 0; index < candidates_.size(); ++index) {
        const CurveCandidate& candidate = candidates_[index];
        const auto [place, isNew] = partOf.emplace(links.root(index), parts_.size());
        if (isNew) parts_.emplace_back();
        CurvePart& part = parts_[place->second];
        for (auto cap = candidate.cap; cap; cap = caps_[*cap].within) {
            if (std::find(part.caps.begin(), part.caps.end(), *cap) == part.caps.end()) part.caps.push_back(*cap);
        }
        if (candidate.pool && firstOfPool.at(*candidate.pool) != index) {
            part.groups[groupOf.at(*candidate.pool)].push_back(index);
            continue;
        }
        if (candidate.pool) groupOf.emplace(*candidate.pool, part.groups.size());
        part.groups.push_back({index});
    }
    for (CurvePart& part : parts_) std::sort(part.caps.begin(), part.caps.end());
}

std::uint32_t CityProblem::widest(std::uint32_t cap) const {
    while (caps_[cap].within) cap = *caps_[cap].within;
    return cap;
}

bool CityProblem::standsUnder(const CurveCandidate& candidate, std::uint32_t cap) const {
    for (auto own = candidate.cap; own; own = caps_[*own].within) {
        if (*own == cap) return true;
    }
    return false;
}

// Fractions are made whole by one factor for all. Where that would make numbers
// too large to search with, the worths are rounded down as an assessment does.
std::vector<bool> CityProblem::chosenAt(const Fen& x, const stacking::Limits& limits) const {
    std::vector<Rational> worths;
    for (const CurveCandidate& candidate : candidates_) worths.push_back(candidate.worthAt(x).at(x));
    const Whole largestFactor = 1'000'000;
    Whole factor = commonDenominator(worths);
    if (factor > largestFactor) factor = 1;
    const auto scaled = [&](const Rational& value) {
        return Money::fromFen(Fen(roundedDown(value * Rational(factor))));
    };
    stacking::Problem problem;
    for (const CapInstance& cap : caps_) problem.caps.push_back({scaled(rationalOf(cap.left)), cap.within});
    for (std::size_t index = 0; index < candidates_.size(); ++index) {
        problem.candidates.push_back(candidates_[index]);
        problem.candidates.back().value = scaled(worths[index]);
    }
    stacking::Solver solver(limits);
    std::vector<bool> chosen;
    for (const Money& counted : solver.solve(problem).counted) chosen.push_back(!counted.isZero());
    return chosen;
}

} // namespace biosubsidy::curve
