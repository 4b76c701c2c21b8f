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
    : plan_(plan), yearOfAssessment_(yearOfAssessment), pools_(plan.pools), firstUse_(plan.caps.size(), none),
      solver_(limits) {}

bool CaseChoice::choose(HeldClaims& claims, bool limits, Figures& figures) {
    if (claims.claims.size() == 1 && claims.earlier.empty()) {
        takeAlone(*claims.claims.front().held, figures);
        return true;
    }
    proven_ = true;
    totals_ = {};
    for (const CapUse& cap : caps_) firstUse_[cap.cap] = none;
    caps_.clear();
    kinds_.clear();
    takeApart(claims);
    if (!caps_.empty()) {
        fillCaps(claims);
        const auto bind = [](const CapUse& cap) { return cap.binds(held); };
        if (limits && std::any_of(caps_.begin(), caps_.end(), bind)) nameLimits(claims);
    }
    figures.openRate += kinds_.openRate;
    figures.own += kinds_.own;
    figures.entitled += kinds_.entitled;
    figures.discretionary += kinds_.discretionary;
    figures.openAmount += kinds_.openAmount;
    figures.ceiling += totals_[held];
    figures.stated += totals_[stated];
    figures.potential += totals_[potential];
    return proven_;
}

// Nothing stands in its way, and its sum is within its caps.
void CaseChoice::takeAlone(Held& claim, Figures& figures) const {
    claim.counted = valueOf(claim, held);
    figures.potential += claim.worth;
    if (!claim.holds()) return;
    figures.ceiling += claim.worth;
    figures.stated += valueOf(claim, stated);
    plan_.traits[claim.claim].count(claim.worth, claim.verdict(), claim.canFall(), figures);
}

// The best sets as if no cap bound; what is drawn on each cap is noted.
void CaseChoice::takeApart(HeldClaims& claims) {
    std::uint32_t lane = none;
    for (HeldClaims::One& one : claims.claims) {
        Held& claim = *one.held;
        claim.counted = 0;
        const ClaimTraits& traits = plan_.traits[claim.claim];
        // One claim alone is within its caps, unless they were drawn on before.
        if (traits.cap != none && (!traits.capsAlone || claims.items[one.scope] > 1 || !claims.earlier.empty()))
            drawOnCaps(one, claims);
        if (claim.worth == 0) continue;
        if (traits.pool != none) {
            if (claim.lane() != lane) settlePools(); // a pool is one project's
            lane = claim.lane();
            takePooled(claim, traits);
            continue;
        }
        totals_[potential] += claim.worth;
        if (!claim.holds()) continue;
        claim.counted = claim.worth;
        traits.count(claim.worth, claim.verdict(), claim.canFall(), kinds_);
        totals_[held] += claim.worth;
        totals_[stated] += valueOf(claim, stated);
    }
    settlePools();
}

void CaseChoice::takePooled(Held& claim, const ClaimTraits& traits) {
    PoolBest& pool = pools_[traits.pool];
    if (!pool.used) usedPools_.push_back(traits.pool);
    pool.used = true;
    pool.potential = std::max(pool.potential, claim.worth);
    if (!claim.holds()) return;
    if (pool.chosen == nullptr || isBetter(claim, traits, *pool.chosen, plan_.traits[pool.chosen->claim]))
        pool.chosen = &claim;
    pool.stated = std::max(pool.stated, valueOf(claim, stated));
}

void CaseChoice::settlePools() {
    for (const std::uint32_t index : usedPools_) {
        PoolBest& pool = pools_[index];
        totals_[stated] += pool.stated;
        totals_[potential] += pool.potential;
        if (Held* chosen = pool.chosen; chosen != nullptr) {
            chosen->counted = chosen->worth;
            totals_[held] += chosen->worth;
            plan_.traits[chosen->claim].count(chosen->worth, chosen->verdict(), chosen->canFall(), kinds_);
        }
        pool.chosen = nullptr;
        pool.stated = pool.potential = 0;
        pool.used = false;
    }
    usedPools_.clear();
}

void CaseChoice::drawOnCaps(HeldClaims::One& one, const HeldClaims& claims) {
    const Held& claim = *one.held;
    const ClaimTraits& traits = plan_.traits[claim.claim];
    one.cap = instanceOf(traits.cap, one, claims);
    if (claim.worth == 0) return;
    for (std::uint32_t at = one.cap; at != none; at = caps_[at].within) {
        CapUse& cap = caps_[at];
        for (const Wanted wanted : allWanted) cap.drawn[wanted] += valueOf(claim, wanted);
        cap.pooled = cap.pooled || traits.pool != none;
        if (claim.holds()) (traits.open ? cap.fromOpen : cap.fromStated) = true;
    }
}

// As CapInstances::of: the project's instance, the year's, the only one.
std::uint32_t CaseChoice::instanceOf(std::uint32_t cap, const HeldClaims::One& one, const HeldClaims& claims) {
    const PlannedCap& planned = plan_.caps[cap];
    std::int64_t key = 0;
    if (planned.cap->per == CapPer::project) key = one.held->lane();
    if (planned.cap->per == CapPer::year) {
        const std::int64_t* years = claims.years[one.scope];
        key = years == nullptr ? yearOfAssessment_ : years[one.held->lane()];
    }
    for (std::uint32_t at = firstUse_[cap]; at != none; at = caps_[at].next) {
        if (caps_[at].key == key) return at;
    }
    const std::uint32_t within = planned.within == none ? none : instanceOf(planned.within, one, claims);
    CapUse use;
    use.cap = cap;
    use.key = key;
    use.allowed = claims.earlier.empty() ? planned.amount : leftOf(planned, key, claims);
    use.within = within;
    use.next = firstUse_[cap];
    firstUse_[cap] = static_cast<std::uint32_t>(caps_.size());
    caps_.push_back(use);
    return firstUse_[cap];
}

// What support under the measures of the cap has left of it.
std::int64_t CaseChoice::leftOf(const PlannedCap& cap, std::int64_t key, const HeldClaims& claims) const {
    const auto usesUp = [&](const BlockAward& award) {
        if (award.under == none) return false;
        const Grant& grant = plan_.grants[award.under];
        const std::vector<std::size_t>& measures = cap.cap->measures;
        if (grant.pack != cap.pack || !std::binary_search(measures.begin(), measures.end(), grant.measure))
            return false;
        switch (cap.cap->per) {
        case CapPer::project:
            return award.target == AwardTarget::project &&
                   claims.firstLane[0] + award.item == static_cast<std::size_t>(key);
        case CapPer::year: return (award.year == 0 ? yearOfAssessment_ : award.year) == key;
        case CapPer::life: return true;
        }
        return false;
    };
    std::int64_t left = cap.amount;
    for (const BlockAward& award : claims.earlier) {
        if (usesUp(award)) left -= std::min(left, award.fen);
    }
    return left;
}

void CaseChoice::fillCaps(HeldClaims& claims) {
    for (const Wanted wanted : allWanted) {
        const auto binds = [&](const CapUse& cap) { return cap.binds(wanted); };
        if (std::none_of(caps_.begin(), caps_.end(), binds)) continue;
        // Most often the same claims are wanted.
        if (wanted != held && wantsAsHeld(claims, wanted)) {
            totals_[wanted] = totals_[held];
            continue;
        }
        const auto contested = [&](const CapUse& cap) { return cap.isContested(wanted); };
        if (std::any_of(caps_.begin(), caps_.end(), contested))
            totals_[wanted] = solved(claims, wanted);
        else
            fillInOrder(claims, wanted);
        if (wanted == held) countAgain(claims);
    }
}

bool CaseChoice::wantsAsHeld(const HeldClaims& claims, Wanted wanted) const {
    return std::all_of(claims.claims.begin(), claims.claims.end(), [&](const HeldClaims::One& one) {
        return valueOf(*one.held, wanted) == valueOf(*one.held, held);
    });
}

// Claims on pools stand under no cap that binds: they count as they do alone.
void CaseChoice::fillInOrder(HeldClaims& claims, Wanted wanted) {
    for (CapUse& cap : caps_) cap.left = cap.allowed;
    for (HeldClaims::One& one : claims.claims) {
        if (one.cap == none || plan_.traits[one.held->claim].pool != none) continue;
        const std::int64_t value = valueOf(*one.held, wanted);
        if (value == 0) continue;
        const std::int64_t counted = leftFor(one.cap, value);
        take(one.cap, counted);
        totals_[wanted] -= value - counted;
        if (wanted == held) one.held->counted = counted;
    }
}

// What is left of the caps, from this one outwards; at most so much.
std::int64_t CaseChoice::leftFor(std::uint32_t instance, std::int64_t most) const {
    for (std::uint32_t at = instance; at != none; at = caps_[at].within) most = std::min(most, caps_[at].left);
    return most;
}

void CaseChoice::take(std::uint32_t instance, std::int64_t counted) {
    for (std::uint32_t at = instance; at != none; at = caps_[at].within) caps_[at].left -= counted;
}

void CaseChoice::countAgain(const HeldClaims& claims) {
    kinds_.clear();
    for (const HeldClaims::One& one : claims.claims) {
        const Held& claim = *one.held;
        if (claim.counted != 0)
            plan_.traits[claim.claim].count(claim.counted, claim.verdict(), claim.canFall(), kinds_);
    }
}

// The best set where it has to be searched.
Wide CaseChoice::solved(const HeldClaims& claims, Wanted wanted) {
    problem_.clear();
    for (const CapUse& cap : caps_) {
        stacking::CapLimit limit{moneyOf(cap.allowed), {}};
        if (cap.within != none) limit.within = cap.within;
        problem_.caps.push_back(std::move(limit));
    }
    candidates_.clear();
    std::uint32_t lane = none;
    std::uint32_t pools = 0;
    for (const HeldClaims::One& one : claims.claims) {
        Held& claim = *one.held;
        const std::int64_t value = valueOf(claim, wanted);
        if (value == 0) continue;
        const ClaimTraits& traits = plan_.traits[claim.claim];
        stacking::Candidate candidate{moneyOf(value), !traits.open, {}, {}};
        if (traits.pool != none) {
            if (claim.lane() != lane) ++poolsSeen_; // a pool is one project's
            lane = claim.lane();
            PoolBest& pool = pools_[traits.pool];
            if (pool.seen != poolsSeen_) pool.number = pools++;
            pool.seen = poolsSeen_;
            candidate.pool = pool.number;
        }
        if (one.cap != none) candidate.cap = one.cap;
        candidates_.push_back(&claim);
        problem_.candidates.push_back(std::move(candidate));
    }
    const stacking::Solution& solution = solver_.solve(problem_);
    if (wanted == held) {
        proven_ = solution.proven;
        for (std::size_t index = 0; index < candidates_.size(); ++index)
            candidates_[index]->counted = solution.counted[index].fen().convert_to<std::int64_t>();
    }
    return wideOf(solution.total.fen());
}

// As nameLimits() in core/assessment/city_choice.cpp: counts once more, in order; what was
// left out although something was left then is limited by what is used up in the end.
void CaseChoice::nameLimits(HeldClaims& claims) {
    for (CapUse& cap : caps_) cap.left = cap.allowed;
    leftOut_.clear();
    for (std::size_t index = 0; index < claims.claims.size(); ++index) {
        HeldClaims::One& one = claims.claims[index];
        const Held& claim = *one.held;
        if (one.cap == none || !claim.holds() || claim.worth == 0) continue;
        if (claim.counted == 0 && isExcluded(claims, index)) continue;
        nameLimits(one);
        if (claim.counted == 0 && one.limits.none()) leftOut_.push_back(index);
        take(one.cap, claim.counted);
    }
    for (const std::size_t index : leftOut_) nameLimits(claims.claims[index]);
}

void CaseChoice::nameLimits(HeldClaims::One& one) const {
    if (one.held->counted >= one.held->worth) return;
    std::size_t place = 0;
    for (std::uint32_t at = one.cap; at != none; at = caps_[at].within, ++place) {
        if (caps_[at].left == one.held->counted) one.limits.set(place);
    }
}

// Whether another claim of its pool is chosen.
bool CaseChoice::isExcluded(const HeldClaims& claims, std::size_t index) const {
    const HeldClaims::One& one = claims.claims[index];
    const std::uint32_t pool = plan_.traits[one.held->claim].pool;
    if (pool == none) return false;
    const auto ofItem = [&](std::size_t other) {
        const HeldClaims::One& beside = claims.claims[other];
        return beside.scope == one.scope && beside.held->lane() == one.held->lane();
    };
    const auto takes = [&](std::size_t other) {
        const Held& beside = *claims.claims[other].held;
        return plan_.traits[beside.claim].pool == pool && beside.counted != 0;
    };
    for (std::size_t other = index; other > 0 && ofItem(other - 1); --other) {
        if (takes(other - 1)) return true;
    }
    for (std::size_t other = index + 1; other < claims.claims.size() && ofItem(other); ++other) {
        if (takes(other)) return true;
    }
    return false;
}

} // namespace biosubsidy::blocks
