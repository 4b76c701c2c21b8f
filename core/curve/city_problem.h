// SPDX-License-Identifier: GPL-3.0-or-later
//
// The choice of claims inside one city while one amount of the case moves: which
// claims there are, in the order of preference, which of them exclude each other
// and which share caps (policy map, "Stacking"). It falls into parts that
// have no influence on each other.
#pragma once

#include <cstdint>
#include <vector>

#include "core/assessment/assessment.h"
#include "core/assessment/cap_instances.h"
#include "core/curve/claim_ranges.h"
#include "core/stacking/stacking.h"

namespace biosubsidy::curve {

// Its value counts where the amount does not matter.
struct CurveCandidate : stacking::Candidate {
    ClaimId id;
    const MovingClaim* moving = nullptr; // where it does

    // What it would add alone around this amount.
    [[nodiscard]] Line worthAt(const Fen& x) const {
        return moving == nullptr ? Line{0, rationalOf(value)} : moving->at(x).worth;
    }
};

// Claims that pools and caps link with each other.
struct CurvePart {
    std::vector<std::vector<std::size_t>> groups; // candidates; of each group at most one is chosen
    std::vector<std::uint32_t> caps;              // those that claims stand under, wider ones before those within them
};

class CityProblem {
public:
    // `moving` must outlive it.
    CityProblem(const Assessment& assessment, const CityResult& city, const std::vector<MovingClaim>& moving);

    [[nodiscard]] const std::vector<CurveCandidate>& candidates() const noexcept { return candidates_; }
    // A cap lies within one that stands before it.
    [[nodiscard]] const std::vector<CapInstance>& caps() const noexcept { return caps_; }
    // Whether the claim stands under the cap, or under one within it.
    [[nodiscard]] bool standsUnder(const CurveCandidate& candidate, std::uint32_t cap) const;
    [[nodiscard]] const std::vector<CurvePart>& parts() const noexcept { return parts_; }

    // For each candidate whether it is chosen at this amount, as an assessment
    // would choose, but from sums that are not rounded.
    [[nodiscard]] std::vector<bool> chosenAt(const Fen& x, const stacking::Limits& limits) const;

private:
    void split();
    [[nodiscard]] std::uint32_t widest(std::uint32_t cap) const;

    std::vector<CurveCandidate> candidates_;
    std::vector<CapInstance> caps_;
    std::vector<CurvePart> parts_;
};

} // namespace biosubsidy::curve
