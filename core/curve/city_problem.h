// SPDX-License-Identifier: GPL-3.0-or-later
//
// The choice of claims inside one city while one amount of the case moves: which
// claims there are, in the order of preference, which of them exclude each other
// and which share a yearly cap (policy map, "Stacking"). It falls into parts that
// have no influence on each other.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/assessment/assessment.h"
#include "core/curve/claim_ranges.h"
#include "core/stacking/stacking.h"

namespace biosubsidy::curve {

struct CurveCandidate {
    ClaimId id;
    std::optional<std::size_t> pool;
    std::optional<std::size_t> cap;
    bool stated = true;
    Money worth;                         // where the amount does not matter
    const MovingClaim* moving = nullptr; // where it does

    // What it would add alone around this amount.
    [[nodiscard]] Line worthAt(const Fen& x) const {
        return moving == nullptr ? Line{0, rationalOf(worth)} : moving->at(x).worth;
    }
};

// Claims that pools and caps link with each other.
struct CurvePart {
    std::vector<std::vector<std::size_t>> groups; // candidates; of each group at most one is chosen
    std::vector<std::size_t> caps;
};

class CityProblem {
public:
    // `moving` must outlive it.
    CityProblem(const Assessment& assessment, const CityResult& city, const std::vector<MovingClaim>& moving);

    [[nodiscard]] const std::vector<CurveCandidate>& candidates() const noexcept { return candidates_; }
    [[nodiscard]] const std::vector<Money>& caps() const noexcept { return caps_; }
    [[nodiscard]] const std::vector<CurvePart>& parts() const noexcept { return parts_; }

    // For each candidate whether it is chosen at this amount, as an assessment
    // would choose, but from sums that are not rounded.
    [[nodiscard]] std::vector<bool> chosenAt(const Fen& x, const stacking::Limits& limits) const;

private:
    void addCandidate(const Assessment& assessment, const ClaimId& id, const MovingClaim* moving);
    void split();

    std::vector<CurveCandidate> candidates_;
    std::vector<Money> caps_;
    std::vector<CurvePart> parts_;
    std::vector<std::pair<std::pair<std::size_t, std::string>, std::size_t>> pools_;
    std::vector<std::pair<std::tuple<std::size_t, const Measure*, int>, std::size_t>> capKeys_;
};

} // namespace biosubsidy::curve
