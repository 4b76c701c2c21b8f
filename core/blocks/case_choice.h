// SPDX-License-Identifier: GPL-3.0-or-later
//
// The best set of a case's claims in one city, as stacking::solve gives it. Pools
// that share no cap that binds stand apart: each gives its best claim; a cap alone
// is filled in order. Only pools that compete for a cap go to the solver.
#pragma once

#include <array>
#include <vector>

#include "core/blocks/plan.h"
#include "core/stacking/stacking.h"

namespace biosubsidy::blocks {

// A claim that is not ineligible, of one lane.
struct Held {
    std::uint32_t claim = 0; // of the plan
    std::uint32_t lane = 0;
    std::int32_t year = 0; // of the item, where the claim has a yearly cap
    Verdict verdict = Verdict::eligible;
    Wide ceiling = 0;
    Wide worth = 0; // after support already held
    Wide counted = 0;
};

// The claims of one case in the order of preference: projects, expenses, company.
struct HeldSpans {
    std::array<Held*, 3> from{};
    std::array<Held*, 3> to{};
};

class CaseChoice {
public:
    CaseChoice(const Plan& plan, const stacking::Limits& limits);

    // `hasCaps`: whether some claim of the city has a yearly cap. Sets `counted` of
    // the claims that hold.
    void choose(const HeldSpans& claims, bool hasCaps);

    [[nodiscard]] Wide stated() const noexcept { return stated_; }
    [[nodiscard]] Wide potential() const noexcept { return potential_; }
    [[nodiscard]] bool proven() const noexcept { return proven_; }
    // Of the last choice, what each claim counted as stated or potential, for tests.

private:
    enum class Wanted : std::uint8_t { held, stated, potential };
    struct CapUse {
        std::uint32_t claim = 0;
        std::int32_t year = 0;
        Wide drawn = 0;
        Wide left = 0;
    };
    [[nodiscard]] bool isWanted(const Held& held, Wanted wanted) const;
    [[nodiscard]] Wide best(const HeldSpans& claims, Wanted wanted, bool hasCaps);
    [[nodiscard]] bool findCaps(const HeldSpans& claims, Wanted wanted);
    [[nodiscard]] CapUse* capOf(const Held& held);
    [[nodiscard]] Wide bestApart(const HeldSpans& claims, Wanted wanted, bool capped);
    [[nodiscard]] Wide solved(const HeldSpans& claims, Wanted wanted);
    void count(Held& held, Wanted wanted, Wide counted);

    const Plan& plan_;
    stacking::Limits limits_;
    std::vector<Held*> bestOfPool_;
    std::vector<std::uint32_t> pools_; // that have a best, of the project at hand
    std::vector<CapUse> caps_;
    Wide stated_ = 0;
    Wide potential_ = 0;
    bool proven_ = true;
};

} // namespace biosubsidy::blocks
