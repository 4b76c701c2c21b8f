// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/curve/city_problem.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

namespace biosubsidy::curve {

namespace {

// Projects as in the case and, for each, packs and measures in order; then
// expenses, then the company.
std::vector<ClaimId> inOrderOfPreference(const Assessment& assessment, const CityResult& city) {
    std::vector<ClaimId> ids;
    for (const std::size_t pack : city.packs) {
        for (std::size_t claim = 0; claim < assessment.packs[pack].claims.size(); ++claim) ids.push_back({pack, claim});
    }
    const auto rank = [&](const ClaimId& id) {
        constexpr std::array<int, 3> entities{2, 0, 1}; // company, project, expense
        const Claim& claim = assessment.claim(id);
        return std::pair(entities[static_cast<std::size_t>(claim.entity)], claim.item);
    };
    std::stable_sort(ids.begin(), ids.end(),
                     [&](const ClaimId& left, const ClaimId& right) { return rank(left) < rank(right); });
    return ids;
}

// The number of a key, a new one if it has none yet.
template <typename Key>
std::size_t numberOf(std::vector<std::pair<Key, std::size_t>>& numbers, const Key& key) {
    const auto found =
        std::find_if(numbers.begin(), numbers.end(), [&](const auto& entry) { return entry.first == key; });
    if (found != numbers.end()) return found->second;
    numbers.emplace_back(key, numbers.size());
    return numbers.back().second;
}

// Sets of things that are joined two at a time.
class Links {
public:
    explicit Links(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0); }
    std::size_t root(std::size_t of) {
        while (parent_[of] != of) of = parent_[of] = parent_[parent_[of]];
        return of;
    }
    void join(std::size_t left, std::size_t right) { parent_[root(left)] = root(right); }

private:
    std::vector<std::size_t> parent_;
};

// The least number that makes all worths whole when they are multiplied by it.
Whole commonDenominator(const std::vector<Rational>& worths) {
    Whole common = 1;
    for (const Rational& worth : worths) common = lcm(common, Whole(denominator(worth)));
    return common;
}

} // namespace

CityProblem::CityProblem(const Assessment& assessment, const CityResult& city, const std::vector<MovingClaim>& moving) {
    for (const ClaimId& id : inOrderOfPreference(assessment, city)) {
        const auto moves =
            std::find_if(moving.begin(), moving.end(), [&](const MovingClaim& claim) { return claim.id == id; });
        const Claim& claim = assessment.claim(id);
        if (moves != moving.end())
            addCandidate(assessment, id, &*moves);
        else if (claim.measure->hasSum() && claim.holds() && !claim.worth().isZero())
            addCandidate(assessment, id, nullptr);
    }
    split();
}

void CityProblem::addCandidate(const Assessment& assessment, const ClaimId& id, const MovingClaim* moving) {
    const Claim& claim = assessment.claim(id);
    const Measure& measure = *claim.measure;
    CurveCandidate candidate;
    candidate.id = id;
    candidate.stated = measure.rate != RateKind::open;
    candidate.moving = moving;
    if (moving == nullptr) candidate.worth = claim.worth();
    if (assessment.exclusion && claim.entity == Entity::project && !measure.pool.empty())
        candidate.pool = numberOf(pools_, {claim.item, measure.pool});
    if (measure.yearlyCap) {
        candidate.cap = numberOf(capKeys_, {id.pack, &measure, claim.year});
        if (*candidate.cap == caps_.size()) caps_.push_back(*measure.yearlyCap);
    }
    candidates_.push_back(std::move(candidate));
}

void CityProblem::split() {
    const std::size_t pools = candidates_.size();
    const std::size_t caps = pools + pools_.size();
    Links links(caps + caps_.size());
    for (std::size_t index = 0; index < candidates_.size(); ++index) {
        if (candidates_[index].pool) links.join(index, pools + *candidates_[index].pool);
        if (candidates_[index].cap) links.join(index, caps + *candidates_[index].cap);
    }
    std::map<std::size_t, std::size_t> partOf;
    std::map<std::size_t, std::size_t> groupOf; // by pool, within its part
    for (std::size_t index = 0; index < candidates_.size(); ++index) {
        const CurveCandidate& candidate = candidates_[index];
        const auto [part, isNew] = partOf.emplace(links.root(index), parts_.size());
        if (isNew) parts_.emplace_back();
        auto& groups = parts_[part->second].groups;
        const auto known = candidate.pool ? groupOf.find(*candidate.pool) : groupOf.end();
        if (known != groupOf.end()) {
            groups[known->second].push_back(index);
            continue;
        }
        if (candidate.pool) groupOf.emplace(*candidate.pool, groups.size());
        groups.push_back({index});
    }
    for (std::size_t cap = 0; cap < caps_.size(); ++cap) parts_[partOf.at(links.root(caps + cap))].caps.push_back(cap);
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
    for (const Money& cap : caps_) problem.caps.push_back(scaled(rationalOf(cap)));
    for (std::size_t index = 0; index < candidates_.size(); ++index) {
        const CurveCandidate& from = candidates_[index];
        stacking::Candidate candidate;
        candidate.value = scaled(worths[index]);
        candidate.stated = from.stated;
        if (from.pool) candidate.pool = static_cast<std::uint32_t>(*from.pool);
        if (from.cap) candidate.cap = static_cast<std::uint32_t>(*from.cap);
        problem.candidates.push_back(std::move(candidate));
    }
    const stacking::Solution solution = stacking::solve(problem, limits);
    std::vector<bool> chosen;
    for (const Money& counted : solution.counted) chosen.push_back(!counted.isZero());
    return chosen;
}

} // namespace biosubsidy::curve
