// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/case_choice.h"

#include <algorithm>
#include <map>

namespace biosubsidy::blocks {

CaseChoice::CaseChoice(const Plan& plan, const stacking::Limits& limits)
    : plan_(plan), limits_(limits), bestOfPool_(plan.pools, nullptr) {}

bool CaseChoice::isWanted(const Held& held, Wanted wanted) const {
    const PlannedClaim& claim = plan_.claims[held.claim];
    if (!claim.hasSum) return false;
    if (wanted == Wanted::potential) return true;
    if (held.verdict == Verdict::undetermined) return false;
    return wanted == Wanted::held || !claim.open;
}

void CaseChoice::choose(const HeldSpans& claims, bool hasCaps) {
    proven_ = true;
    bool anyOpenRate = false;
    bool anyUndetermined = false;
    for (std::size_t span = 0; span < claims.from.size(); ++span) {
        for (Held* held = claims.from[span]; held != claims.to[span]; ++held) {
            held->counted = 0;
            if (held->worth == 0) continue;
            if (held->verdict == Verdict::undetermined)
                anyUndetermined = true;
            else
                anyOpenRate = anyOpenRate || plan_.claims[held->claim].open;
        }
    }
    const Wide total = best(claims, Wanted::held, hasCaps);
    stated_ = anyOpenRate ? best(claims, Wanted::stated, hasCaps) : total;
    potential_ = anyUndetermined ? best(claims, Wanted::potential, hasCaps) : total;
}

Wide CaseChoice::best(const HeldSpans& claims, Wanted wanted, bool hasCaps) {
    const bool capped = hasCaps && findCaps(claims, wanted);
    if (capped) {
        for (std::size_t span = 0; span < claims.from.size(); ++span) {
            for (const Held* held = claims.from[span]; held != claims.to[span]; ++held) {
                if (!isWanted(*held, wanted) || held->worth == 0 || plan_.claims[held->claim].pool == none) continue;
                if (capOf(*held) != nullptr) return solved(claims, wanted);
            }
        }
    }
    return bestApart(claims, wanted, capped);
}

// Keeps the caps that bind: those on which more is drawn than they allow.
bool CaseChoice::findCaps(const HeldSpans& claims, Wanted wanted) {
    caps_.clear();
    for (std::size_t span = 0; span < claims.from.size(); ++span) {
        for (const Held* held = claims.from[span]; held != claims.to[span]; ++held) {
            const PlannedClaim& claim = plan_.claims[held->claim];
            if (claim.yearlyCap < 0 || held->worth == 0 || !isWanted(*held, wanted)) continue;
            CapUse* cap = capOf(*held);
            if (cap == nullptr) {
                caps_.push_back({held->claim, held->year, 0, claim.yearlyCap});
                cap = &caps_.back();
            }
            cap->drawn += held->worth;
        }
    }
    std::erase_if(caps_, [](const CapUse& cap) { return cap.drawn <= cap.left; });
    return !caps_.empty();
}

CaseChoice::CapUse* CaseChoice::capOf(const Held& held) {
    for (CapUse& cap : caps_) {
        if (cap.claim == held.claim && cap.year == held.year) return &cap;
    }
    return nullptr;
}

void CaseChoice::count(Held& held, Wanted wanted, Wide counted) {
    if (wanted == Wanted::held) held.counted = counted;
}

// Where no pool meets a cap that binds.
Wide CaseChoice::bestApart(const HeldSpans& claims, Wanted wanted, bool capped) {
    Wide total = 0;
    const auto settlePools = [&] {
        for (const std::uint32_t pool : pools_) {
            Held* held = bestOfPool_[pool];
            bestOfPool_[pool] = nullptr;
            total += held->worth;
            count(*held, wanted, held->worth);
        }
        pools_.clear();
    };
    std::uint32_t lane = none;
    for (std::size_t span = 0; span < claims.from.size(); ++span) {
        for (Held* held = claims.from[span]; held != claims.to[span]; ++held) {
            if (held->worth == 0 || !isWanted(*held, wanted)) continue;
            const PlannedClaim& claim = plan_.claims[held->claim];
            if (claim.pool != none) {
                if (held->lane != lane) settlePools(); // a pool is one project's
                lane = held->lane;
                Held*& best = bestOfPool_[claim.pool];
                if (best == nullptr) {
                    pools_.push_back(claim.pool);
                    best = held;
                } else if (held->worth > best->worth ||
                           (held->worth == best->worth && !claim.open && plan_.claims[best->claim].open)) {
                    best = held;
                }
                continue;
            }
            Wide counted = held->worth;
            CapUse* cap = capped && claim.yearlyCap >= 0 ? capOf(*held) : nullptr;
            if (cap != nullptr) {
                counted = std::min(counted, cap->left);
                cap->left -= counted;
            }
            total += counted;
            count(*held, wanted, counted);
        }
    }
    settlePools();
    return total;
}

Wide CaseChoice::solved(const HeldSpans& claims, Wanted wanted) {
    stacking::Problem problem;
    std::vector<Held*> candidates;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> pools;
    std::map<std::pair<std::uint32_t, std::int32_t>, std::uint32_t> caps;
    for (std::size_t span = 0; span < claims.from.size(); ++span) {
        for (Held* held = claims.from[span]; held != claims.to[span]; ++held) {
            if (!isWanted(*held, wanted)) continue;
            const PlannedClaim& claim = plan_.claims[held->claim];
            stacking::Candidate candidate;
            candidate.value = moneyOf(held->worth);
            candidate.stated = !claim.open;
            if (claim.pool != none)
                candidate.pool = pools.emplace(std::pair(held->lane, claim.pool), pools.size()).first->second;
            if (claim.yearlyCap >= 0) {
                const auto [cap, isNew] = caps.emplace(std::pair(held->claim, held->year), caps.size());
                if (isNew) problem.caps.push_back(moneyOf(claim.yearlyCap));
                candidate.cap = cap->second;
            }
            candidates.push_back(held);
            problem.candidates.push_back(std::move(candidate));
        }
    }
    const stacking::Solution solution = stacking::solve(problem, limits_);
    Wide total = 0;
    for (std::size_t index = 0; index < candidates.size(); ++index) {
        const Wide counted = wideOf(solution.counted[index].fen());
        total += counted;
        count(*candidates[index], wanted, counted);
    }
    if (wanted == Wanted::held) proven_ = solution.proven;
    return total;
}

} // namespace biosubsidy::blocks
