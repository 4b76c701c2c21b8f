// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/case_choice.h"

#include <algorithm>

namespace biosubsidy::blocks {

namespace {

// Of two claims on one pool: the larger; of equals the one with a stated rate; then
// the first.
bool isBetter(const Held& claim, const ClaimTraits& traits, const Held& than, const ClaimTraits& thanTraits) {
    if (claim.worth != than.worth) return claim.worth > than.worth;
    return !traits.open && thanTraits.open;
}

} // namespace

CaseChoice::CaseChoice(const Plan& plan, int yearOfAssessment, const stacking::Limits& limits)
    : plan_(plan), yearOfAssessment_(yearOfAssessment), pools_(plan.pools), firstCap_(plan.claims.size(), none),
      solver_(limits) {}

bool CaseChoice::choose(const HeldClaims& claims, const std::array<const std::int64_t*, 3>& years, Figures& figures) {
    if (claims.claims.size() == 1) {
        takeAlone(*claims.claims.front().held, figures);
        return true;
    }
    proven_ = true;
    totals_ = {};
    for (const CapUse& cap : caps_) firstCap_[cap.claim] = none;
    caps_.clear();
    kinds_.clear();
    takeApart(claims, years);
    if (!caps_.empty()) fillCaps(claims, years);
    figures.openRate += kinds_.openRate;
    figures.own += kinds_.own;
    figures.entitled += kinds_.entitled;
    figures.ceiling += totals_[held];
    figures.stated += totals_[stated];
    figures.potential += totals_[potential];
    return proven_;
}

// Nothing stands in its way, and its sum is within its cap.
void CaseChoice::takeAlone(Held& claim, Figures& figures) const {
    const ClaimTraits& traits = plan_.traits[claim.claim];
    const bool holds = claim.verdict() != Verdict::undetermined;
    claim.counted = holds ? claim.worth : 0;
    figures.potential += claim.worth;
    if (!holds) return;
    figures.ceiling += claim.worth;
    if (!traits.open) figures.stated += claim.worth;
    traits.count(claim.worth, claim.verdict(), figures);
}

void CaseChoice::fillCaps(const HeldClaims& claims, const std::array<const std::int64_t*, 3>& years) {
    for (const Wanted wanted : {held, stated, potential}) {
        const bool binds =
            std::any_of(caps_.begin(), caps_.end(), [&](const CapUse& cap) { return cap.binds(wanted); });
        if (!binds) continue;
        // Most often the same claims are wanted.
        const bool same =
            wanted != held && std::all_of(claims.claims.begin(), claims.claims.end(), [&](const auto& one) {
                return isWanted(*one.held, wanted) == isWanted(*one.held, held);
            });
        totals_[wanted] = same ? totals_[held] : solved(claims, years, wanted);
        if (wanted == held) countAgain(claims);
    }
}

void CaseChoice::countAgain(const HeldClaims& claims) {
    kinds_.clear();
    claims.forEach([&](const Held& claim, std::size_t) {
        if (claim.counted != 0) plan_.traits[claim.claim].count(claim.counted, claim.verdict(), kinds_);
    });
}

bool CaseChoice::isWanted(const Held& claim, Wanted wanted) const {
    const ClaimTraits& traits = plan_.traits[claim.claim];
    if (!traits.hasSum) return false;
    if (wanted == potential) return true;
    if (claim.verdict() == Verdict::undetermined) return false;
    return wanted == held || !traits.open;
}

// The best sets as if no cap bound; what is drawn on each cap is noted.
void CaseChoice::takeApart(const HeldClaims& claims, const std::array<const std::int64_t*, 3>& years) {
    std::uint32_t lane = none;
    claims.forEach([&](Held& claim, std::size_t scope) {
        claim.counted = 0;
        if (claim.worth == 0) return;
        const ClaimTraits& traits = plan_.traits[claim.claim];
        // One claim alone is within its cap.
        if (traits.yearlyCap >= 0 && claims.items[scope] > 1) drawOnCap(claim, yearOf(claim, years[scope]));
        if (traits.pool != none) {
            if (claim.lane() != lane) settlePools(); // a pool is one project's
            lane = claim.lane();
            takePooled(claim, traits);
            return;
        }
        totals_[potential] += claim.worth;
        if (claim.verdict() == Verdict::undetermined) return;
        claim.counted = claim.worth;
        traits.count(claim.worth, claim.verdict(), kinds_);
        totals_[held] += claim.worth;
        if (!traits.open) totals_[stated] += claim.worth;
    });
    settlePools();
}

void CaseChoice::takePooled(Held& claim, const ClaimTraits& traits) {
    PoolBest& pool = pools_[traits.pool];
    if (pool.best[potential] == nullptr) usedPools_.push_back(traits.pool);
    const auto take = [&](Wanted wanted) {
        Held*& best = pool.best[wanted];
        if (best == nullptr || isBetter(claim, traits, *best, plan_.traits[best->claim])) best = &claim;
    };
    take(potential);
    if (claim.verdict() == Verdict::undetermined) return;
    take(held);
    if (!traits.open) take(stated);
}

void CaseChoice::settlePools() {
    for (const std::uint32_t index : usedPools_) {
        PoolBest& pool = pools_[index];
        for (const Wanted wanted : {held, stated, potential}) {
            if (pool.best[wanted] != nullptr) totals_[wanted] += pool.best[wanted]->worth;
        }
        if (Held* chosen = pool.best[held]; chosen != nullptr) {
            chosen->counted = chosen->worth;
            plan_.traits[chosen->claim].count(chosen->worth, chosen->verdict(), kinds_);
        }
        pool.best = {};
    }
    usedPools_.clear();
}

void CaseChoice::drawOnCap(const Held& claim, std::int64_t year) {
    CapUse* cap = capOf(claim.claim, year);
    if (cap == nullptr) {
        caps_.push_back({claim.claim, year, {}, plan_.traits[claim.claim].yearlyCap, firstCap_[claim.claim]});
        firstCap_[claim.claim] = static_cast<std::uint32_t>(caps_.size() - 1);
        cap = &caps_.back();
    }
    for (const Wanted wanted : {held, stated, potential}) {
        if (isWanted(claim, wanted)) cap->drawn[wanted] += claim.worth;
    }
}

CaseChoice::CapUse* CaseChoice::capOf(std::uint32_t claim, std::int64_t year) {
    for (std::uint32_t index = firstCap_[claim]; index != none; index = caps_[index].next) {
        if (caps_[index].year == year) return &caps_[index];
    }
    return nullptr;
}

// The best set where some cap binds.
Wide CaseChoice::solved(const HeldClaims& claims, const std::array<const std::int64_t*, 3>& years, Wanted wanted) {
    problem_.clear();
    for (const CapUse& cap : caps_) problem_.caps.push_back(moneyOf(cap.allowed));
    candidates_.clear();
    std::uint32_t lane = none;
    std::uint32_t pools = 0;
    claims.forEach([&](Held& claim, std::size_t scope) {
        if (!isWanted(claim, wanted)) return;
        const ClaimTraits& traits = plan_.traits[claim.claim];
        stacking::Candidate candidate{moneyOf(claim.worth), !traits.open, {}, {}};
        if (traits.pool != none) {
            if (claim.lane() != lane) ++poolsSeen_; // a pool is one project's
            lane = claim.lane();
            PoolBest& pool = pools_[traits.pool];
            if (pool.seen != poolsSeen_) pool.number = pools++;
            pool.seen = poolsSeen_;
            candidate.pool = pool.number;
        }
        const CapUse* cap = traits.yearlyCap < 0 ? nullptr : capOf(claim.claim, yearOf(claim, years[scope]));
        if (cap != nullptr) candidate.cap = static_cast<std::uint32_t>(cap - caps_.data());
        candidates_.push_back(&claim);
        problem_.candidates.push_back(candidate);
    });
    const stacking::Solution& solution = solver_.solve(problem_);
    if (wanted == held) {
        proven_ = solution.proven;
        for (std::size_t index = 0; index < candidates_.size(); ++index)
            candidates_[index]->counted = solution.counted[index].fen().convert_to<std::int64_t>();
    }
    return wideOf(solution.total.fen());
}

} // namespace biosubsidy::blocks
