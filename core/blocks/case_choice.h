// SPDX-License-Identifier: GPL-3.0-or-later
//
// The best set of a case's claims in one city, as stacking::solve gives it. Pools
// that share no cap that binds stand apart: each gives its best claim; a cap alone
// is filled in order. Only pools that compete for a cap go to the solver.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "core/blocks/case_result.h"
#include "core/blocks/plan.h"
#include "core/blocks/pool_trials.h"
#include "core/stacking/stacking.h"

namespace biosubsidy::blocks {

// The claims of one case in the order of preference: projects, expenses, company; of
// each scope item by item.
struct HeldClaims {
    struct One {
        Held* held = nullptr;
        std::uint32_t scope = 0; // in the order of preference
    };
    std::vector<One> claims;
    std::array<std::size_t, 3> items{}; // of the case, by scope

    // visit(claim, scope).
    template <typename Visit>
    void forEach(const Visit& visit) const {
        for (const One& one : claims) visit(*one.held, one.scope);
    }
};

class CaseChoice {
public:
    CaseChoice(const Plan& plan, int yearOfAssessment, const stacking::Limits& limits);

    // `years`: of the lanes, in the order of preference; null for the company. Sets
    // `counted` of the claims that hold, and adds their sums to the figures. False:
    // the search stopped at its limit of work.
    bool choose(const HeldClaims& claims, const std::array<const std::int64_t*, 3>& years, Figures& figures);

private:
    enum Wanted : std::uint8_t { held, stated, potential };
    static constexpr std::size_t modes = 3;
    struct CapUse {
        std::uint32_t claim = 0;
        std::int64_t year = 0;
        std::array<Wide, modes> drawn{};
        std::int64_t allowed = 0;
        Wide left = 0;
        std::uint32_t next = none; // of the same claim in another year

        [[nodiscard]] bool binds(Wanted wanted) const { return drawn[wanted] > allowed; }
    };
    struct PoolBest {
        std::array<Held*, modes> best{};
    };
    void takeAlone(Held& claim, Figures& figures) const;
    void takeApart(const HeldClaims& claims, const std::array<const std::int64_t*, 3>& years);
    void fillCaps(const HeldClaims& claims, const std::array<const std::int64_t*, 3>& years);
    void takePooled(Held& claim, const ClaimTraits& traits);
    void settlePools();
    void countAgain(const HeldClaims& claims);
    void drawOnCap(const Held& claim, std::int64_t year);
    [[nodiscard]] CapUse* capOf(std::uint32_t claim, std::int64_t year);
    [[nodiscard]] bool isWanted(const Held& claim, Wanted wanted) const;
    [[nodiscard]] Wide capped(const HeldClaims& claims, const std::array<const std::int64_t*, 3>& years, Wanted wanted);
    [[nodiscard]] bool poolsMeetCaps(const HeldClaims& claims, const std::array<const std::int64_t*, 3>& years,
                                     Wanted wanted);
    [[nodiscard]] std::optional<Wide> tried(const HeldClaims& claims, const std::array<const std::int64_t*, 3>& years,
                                            Wanted wanted);
    [[nodiscard]] Wide solved(const HeldClaims& claims, const std::array<const std::int64_t*, 3>& years, Wanted wanted);
    [[nodiscard]] std::int64_t yearOf(const Held& claim, const std::int64_t* years) const {
        return years == nullptr ? yearOfAssessment_ : years[claim.lane()];
    }

    const Plan& plan_;
    std::int64_t yearOfAssessment_;
    stacking::Limits limits_;
    std::vector<PoolBest> pools_;
    std::vector<std::uint32_t> usedPools_; // of the project at hand
    std::vector<CapUse> caps_;
    std::vector<std::uint32_t> firstCap_; // by claim, into caps_
    PoolTrials trials_;
    std::vector<std::int64_t> counted_;
    std::array<Wide, modes> totals_{};
    Figures kinds_; // what of the total is told apart
    bool proven_ = true;
};

} // namespace biosubsidy::blocks
