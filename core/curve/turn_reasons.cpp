// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/curve/turn_reasons.h"

#include <algorithm>

namespace biosubsidy::curve {

namespace {

// One side of a breakpoint, a fen away from it where the piece is as long.
struct Side {
    Fen x;
    Line total;               // of the piece
    std::vector<bool> chosen; // by candidate; empty if it was not worth the work
};

class TurnExplainer {
public:
    TurnExplainer(const CityProblem& problem, const Side& left, const Side& right)
        : problem_(problem), left_(left), right_(right), explained_(problem.candidates().size()) {}

    std::vector<TurnReason> explain() {
        const std::size_t count = problem_.candidates().size();
        for (std::size_t index = 0; index < count; ++index) explainClaim(index);
        for (std::size_t index = 0; index < count; ++index) explainGain(index);
        for (std::size_t index = 0; index < count; ++index) explainLoss(index);
        if (reasons_.empty()) explainCaps();
        if (reasons_.empty()) explainShape();
        return std::move(reasons_);
    }

private:
    [[nodiscard]] bool chosenLeft(std::size_t index) const { return left_.chosen.empty() || left_.chosen[index]; }
    [[nodiscard]] bool chosenRight(std::size_t index) const { return right_.chosen.empty() || right_.chosen[index]; }

    void add(TurnKind kind, bool onset, std::size_t index) {
        reasons_.push_back({kind, onset, problem_.candidates()[index].id, std::nullopt, nullptr, std::nullopt});
        explained_[index] = true;
    }

    void addTier(const std::optional<std::size_t>& tier, std::size_t index) {
        add(TurnKind::tierChanges, true, index);
        reasons_.back().tier = tier;
    }

    void addCap(const Cap& cap, bool onset, std::size_t index) {
        add(cap.yearlyOfMeasure ? TurnKind::yearlyCapUsedUp : TurnKind::capUsedUp, onset, index);
        reasons_.back().cap = &cap;
    }

    // The narrowest cap that the claim stands under.
    [[nodiscard]] const Cap& capOf(std::size_t index) const {
        return *problem_.caps()[*problem_.candidates()[index].cap].cap;
    }

    // What happens to the claim itself; it concerns the total if it is counted on
    // one side at least.
    void explainClaim(std::size_t index) {
        const MovingClaim* moving = problem_.candidates()[index].moving;
        if (moving == nullptr || (!chosenLeft(index) && !chosenRight(index))) return;
        const ClaimRange& before = moving->at(left_.x);
        const ClaimRange& after = moving->at(right_.x);
        if (&before == &after || (left_.chosen.empty() && !accountsForAll(before.worth, after.worth))) return;
        const auto turns = [&](LimitedBy limit) { return (before.limit == limit) != (after.limit == limit); };
        if (before.holds != after.holds)
            add(TurnKind::threshold, after.holds, index);
        else if (!after.holds)
            return;
        else if (before.tier != after.tier)
            addTier(after.tier, index);
        else if (turns(LimitedBy::awards))
            add(TurnKind::awardOutgrown, before.limit == LimitedBy::awards, index);
        else if (turns(LimitedBy::cap))
            addCap(*(after.limit == LimitedBy::cap ? after.cap : before.cap), after.limit == LimitedBy::cap, index);
        else if (turns(LimitedBy::nothing))
            add(TurnKind::amountTurns, before.limit == LimitedBy::nothing, index);
        else if (before.amount.slope != after.amount.slope && after.limit == LimitedBy::free)
            explainAmount(before.amount.slope, after.amount.slope, index);
    }

    // Whether the curve turns as the claim does.
    [[nodiscard]] bool accountsForAll(const Line& before, const Line& after) const {
        return after.slope - before.slope == right_.total.slope - left_.total.slope &&
               after.start - before.start == right_.total.start - left_.total.start;
    }

    // No claim accounts for it. The better of two sets never makes a curve less
    // steep; a cap that is used up does.
    void explainShape() {
        const bool flatter = right_.total.slope < left_.total.slope;
        const bool yearly = std::all_of(problem_.caps().begin(), problem_.caps().end(),
                                        [](const CapInstance& each) { return each.cap->yearlyOfMeasure; });
        const TurnKind cap = yearly ? TurnKind::yearlyCapUsedUp : TurnKind::capUsedUp;
        reasons_.push_back(
            {flatter ? cap : TurnKind::betterChoice, true, std::nullopt, std::nullopt, nullptr, std::nullopt});
    }

    void explainAmount(const Rational& before, const Rational& after, std::size_t index) {
        const bool stops = before == 0 || after == 0;
        add(stops ? TurnKind::capReached : TurnKind::amountTurns, !stops || after == 0, index);
    }

    // The claim of the same pool that was chosen before and is no longer.
    [[nodiscard]] std::optional<std::size_t> givenUpFor(std::size_t gained) const {
        const std::vector<CurveCandidate>& all = problem_.candidates();
        if (!all[gained].pool) return std::nullopt;
        for (std::size_t index = 0; index < all.size(); ++index) {
            if (all[index].pool == all[gained].pool && chosenLeft(index) && !chosenRight(index)) return index;
        }
        return std::nullopt;
    }

    void explainGain(std::size_t index) {
        if (left_.chosen.empty() || chosenLeft(index) || !chosenRight(index) || explained_[index]) return;
        const auto before = givenUpFor(index);
        if (!before) {
            if (problem_.candidates()[index].cap) addCap(capOf(index), false, index);
            return;
        }
        if (!explained_[*before]) {
            add(TurnKind::betterChoice, true, index);
            reasons_.back().insteadOf = problem_.candidates()[*before].id;
        }
        explained_[index] = explained_[*before] = true;
    }

    // Dropped without another in its pool: its cap is used up by others.
    void explainLoss(std::size_t index) {
        if (left_.chosen.empty() || !chosenLeft(index) || chosenRight(index) || explained_[index]) return;
        const std::vector<CurveCandidate>& all = problem_.candidates();
        for (std::size_t other = 0; all[index].pool && other < all.size(); ++other) {
            if (all[other].pool == all[index].pool && chosenRight(other)) return;
        }
        if (all[index].cap) addCap(capOf(index), true, index);
    }

    // The same claims, but a cap that they share is full on one side only.
    void explainCaps() {
        if (left_.chosen.empty()) return;
        const std::vector<Rational> before = drawnAt(left_, left_.chosen);
        const std::vector<Rational> after = drawnAt(right_, right_.chosen);
        for (std::uint32_t cap = 0; cap < problem_.caps().size(); ++cap) {
            const Rational most = rationalOf(problem_.caps()[cap].left);
            if ((before[cap] >= most) == (after[cap] >= most)) continue;
            std::optional<std::size_t> moving;
            for (std::size_t index = 0; index < problem_.candidates().size(); ++index) {
                const CurveCandidate& candidate = problem_.candidates()[index];
                if (candidate.moving != nullptr && (chosenLeft(index) || chosenRight(index)) &&
                    problem_.standsUnder(candidate, cap))
                    moving = index;
            }
            if (moving) addCap(*problem_.caps()[cap].cap, after[cap] >= most, *moving);
        }
    }

    // How much of each cap the chosen claims draw; what lies within draws what it counts.
    [[nodiscard]] std::vector<Rational> drawnAt(const Side& side, const std::vector<bool>& chosen) const {
        std::vector<Rational> drawn(problem_.caps().size());
        for (std::size_t index = 0; index < problem_.candidates().size(); ++index) {
            const CurveCandidate& candidate = problem_.candidates()[index];
            if (candidate.cap && chosen[index]) drawn[*candidate.cap] += candidate.worthAt(side.x).at(side.x);
        }
        for (std::size_t cap = drawn.size(); cap-- > 0;) {
            const CapInstance& instance = problem_.caps()[cap];
            if (instance.within) drawn[*instance.within] += std::min(drawn[cap], rationalOf(instance.left));
        }
        return drawn;
    }

    const CityProblem& problem_;
    const Side& left_;
    const Side& right_;
    std::vector<TurnReason> reasons_;
    std::vector<bool> explained_;
};

} // namespace

void explainTurns(const CityProblem& problem, const CurveLimits& limits, CityCurve& curve) {
    const bool compare = curve.breakpoints.size() <= limits.explained;
    curve.choicesNamed = compare;
    const auto side = [&](const Fen& x, const CurvePiece& piece) {
        return Side{x, piece.total, compare ? problem.chosenAt(x, limits.stacking) : std::vector<bool>{}};
    };
    for (std::size_t index = 0; index < curve.breakpoints.size(); ++index) {
        const CurvePiece& before = curve.pieces[index];
        const CurvePiece& after = curve.pieces[index + 1];
        std::vector<TurnReason>& reasons = curve.breakpoints[index].reasons;
        if (before.open || after.open) {
            reasons.push_back(
                {TurnKind::searchStopped, after.open.has_value(), std::nullopt, std::nullopt, nullptr, std::nullopt});
            continue;
        }
        const Side left = side(before.from == before.to ? before.to : before.to - 1, before);
        const Side right = side(after.from == after.to ? after.from : after.from + 1, after);
        reasons = TurnExplainer(problem, left, right).explain();
    }
}

} // namespace biosubsidy::curve
