// SPDX-License-Identifier: GPL-3.0-or-later
//
// The best set of a case's claims in one city. Where no cap binds, as in most cases,
// each pool gives its best claim; all else goes to the solver.
#pragma once

#include <array>
#include <vector>

#include "core/blocks/case_result.h"
#include "core/blocks/plan.h"
#include "core/stacking/solver.h"

namespace biosubsidy::blocks {

// A claim that is not ineligible, of one lane. The compiler has proved that a
// claim's sum fits in 64 bits; sums over claims are wide.
class Held {
public:
    std::int64_t ceiling = 0;
    std::int64_t worth = 0; // after support already held
    std::int64_t counted = 0;
    std::uint32_t claim = 0; // of the plan

    [[nodiscard]] std::uint32_t lane() const { return laneAndVerdict_ >> 2U; }
    [[nodiscard]] Verdict verdict() const { return static_cast<Verdict>(laneAndVerdict_ & 3U); }
    void stand(std::size_t lane, Verdict verdict) {
        laneAndVerdict_ = static_cast<std::uint32_t>(lane << 2U) | static_cast<std::uint32_t>(verdict);
    }

private:
    std::uint32_t laneAndVerdict_ = 0; // together, so that two claims fill a line of the cache
};

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
        std::uint32_t next = none; // of the same claim in another year

        [[nodiscard]] bool binds(Wanted wanted) const { return drawn[wanted] > allowed; }
    };
    struct PoolBest {
        std::array<Held*, modes> best{};
        std::uint64_t seen = 0; // with which project it was numbered last
        std::uint32_t number = 0;
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
    [[nodiscard]] Wide solved(const HeldClaims& claims, const std::array<const std::int64_t*, 3>& years, Wanted wanted);
    [[nodiscard]] std::int64_t yearOf(const Held& claim, const std::int64_t* years) const {
        return years == nullptr ? yearOfAssessment_ : years[claim.lane()];
    }

    const Plan& plan_;
    std::int64_t yearOfAssessment_;
    std::vector<PoolBest> pools_;
    std::vector<std::uint32_t> usedPools_; // of the project at hand
    std::uint64_t poolsSeen_ = 0;
    std::vector<CapUse> caps_;
    std::vector<std::uint32_t> firstCap_; // by claim, into caps_
    stacking::Solver solver_;
    stacking::Problem problem_;
    std::vector<Held*> candidates_; // of the problem
    std::array<Wide, modes> totals_{};
    Figures kinds_; // what of the total is told apart
    bool proven_ = true;
};

} // namespace biosubsidy::blocks
