// SPDX-License-Identifier: GPL-3.0-or-later
//
// The best set of a case's claims in one city. Where no cap binds, as in most cases,
// each pool gives its best claim; where only claims without a pool stand under the caps
// that bind, they fill them in order; all else goes to the solver.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "core/blocks/case_block.h"
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
    std::int64_t floor = 0;
    std::int64_t counted = 0;
    std::uint32_t claim = 0; // of the plan

    [[nodiscard]] std::uint32_t lane() const { return laneAndVerdict_ >> 2U; }
    [[nodiscard]] Verdict verdict() const { return static_cast<Verdict>(laneAndVerdict_ & 3U); }
    [[nodiscard]] bool holds() const { return verdict() != Verdict::undetermined; }
    // What is held already comes off the floor as well.
    [[nodiscard]] std::int64_t surelyWorth() const {
        const std::int64_t open = ceiling - floor;
        return worth > open ? worth - open : 0;
    }
    // Whether unknown facts can still lower its sum.
    [[nodiscard]] bool canFall() const { return floor != ceiling; }
    void stand(std::size_t lane, Verdict verdict) {
        laneAndVerdict_ = static_cast<std::uint32_t>(lane << 2U) | static_cast<std::uint32_t>(verdict);
    }

private:
    std::uint32_t laneAndVerdict_ = 0;
};

// The claims of one case that compete, in the order of preference: projects, expenses,
// company; of each scope item by item.
struct HeldClaims {
    struct One {
        Held* held = nullptr;
        std::uint32_t scope = 0;  // in the order of preference
        std::uint32_t cap = none; // the instance that it draws on
        LimitSet limits{};
    };
    std::vector<One> claims;
    // Of the case, by scope: the first lane, how many, and their years; null for the company.
    std::array<std::size_t, 3> firstLane{};
    std::array<std::size_t, 3> items{};
    std::array<const std::int64_t*, 3> years{};
    std::span<const BlockAward> earlier; // support already held, where some came under a measure
};

class CaseChoice {
public:
    CaseChoice(const Plan& plan, int yearOfAssessment, const stacking::Limits& limits);

    // Sets `counted` of the claims that hold, and adds their sums to the figures; with
    // `limits`, those of the claims too. False: the search stopped at its limit of work.
    bool choose(HeldClaims& claims, bool limits, Figures& figures);

private:
    enum Wanted : std::uint8_t { held, stated, potential };
    static constexpr std::size_t modes = 3;
    static constexpr std::array<Wanted, modes> allWanted{held, stated, potential};
    // An instance of a cap: of a project, of a year, or the only one.
    struct CapUse {
        std::uint32_t cap = 0; // of the plan
        std::int64_t key = 0;
        std::array<Wide, modes> drawn{};
        std::int64_t allowed = 0;
        std::int64_t left = 0;
        std::uint32_t within = none;
        std::uint32_t next = none; // of the same cap
        bool pooled = false;       // some claim of a pool draws on it
        bool fromStated = false;   // claims that hold do, of either kind of rate
        bool fromOpen = false;

        [[nodiscard]] bool binds(Wanted wanted) const { return drawn[wanted] > allowed; }
        // Whether its claims need not be taken in order.
        [[nodiscard]] bool isContested(Wanted wanted) const {
            return binds(wanted) && (pooled || (wanted == held && fromStated && fromOpen));
        }
    };
    struct PoolBest {
        Held* chosen = nullptr;
        std::int64_t stated = 0;
        std::int64_t potential = 0;
        bool used = false;
        std::uint64_t seen = 0; // with which project it was numbered last
        std::uint32_t number = 0;
    };
    void takeAlone(Held& claim, Figures& figures) const;
    void takeApart(HeldClaims& claims);
    void takePooled(Held& claim, const ClaimTraits& traits);
    void settlePools();
    void drawOnCaps(HeldClaims::One& one, const HeldClaims& claims);
    [[nodiscard]] std::uint32_t instanceOf(std::uint32_t cap, const HeldClaims::One& one, const HeldClaims& claims);
    [[nodiscard]] std::int64_t leftOf(const PlannedCap& cap, std::int64_t key, const HeldClaims& claims) const;
    void fillCaps(HeldClaims& claims);
    [[nodiscard]] bool wantsAsHeld(const HeldClaims& claims, Wanted wanted) const;
    void fillInOrder(HeldClaims& claims, Wanted wanted);
    [[nodiscard]] std::int64_t leftFor(std::uint32_t instance, std::int64_t most) const;
    void take(std::uint32_t instance, std::int64_t counted);
    void countAgain(const HeldClaims& claims);
    [[nodiscard]] Wide solved(const HeldClaims& claims, Wanted wanted);
    void nameLimits(HeldClaims& claims);
    void nameLimits(HeldClaims::One& one) const;
    [[nodiscard]] bool isExcluded(const HeldClaims& claims, std::size_t index) const;
    // What the claim would add alone; zero where it is not looked at.
    [[nodiscard]] std::int64_t valueOf(const Held& claim, Wanted wanted) const {
        if (wanted == potential) return claim.worth;
        if (!claim.holds()) return 0;
        if (wanted == held) return claim.worth;
        return plan_.traits[claim.claim].defended ? claim.surelyWorth() : 0;
    }

    const Plan& plan_;
    std::int64_t yearOfAssessment_;
    std::vector<PoolBest> pools_;
    std::vector<std::uint32_t> usedPools_; // of the project at hand
    std::uint64_t poolsSeen_ = 0;
    std::vector<CapUse> caps_;
    std::vector<std::uint32_t> firstUse_; // by cap, into caps_
    std::vector<std::size_t> leftOut_;
    stacking::Solver solver_;
    stacking::Problem problem_;
    std::vector<Held*> candidates_; // of the problem
    std::array<Wide, modes> totals_{};
    Figures kinds_; // what of the total is told apart
    bool proven_ = true;
};

} // namespace biosubsidy::blocks
