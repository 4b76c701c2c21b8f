// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/curve/part_curve.h"

#include <algorithm>

namespace biosubsidy::curve {

namespace {

std::vector<Money> capsOf(const CityProblem& problem, const CurvePart& part) {
    std::vector<Money> caps;
    for (const std::uint32_t cap : part.caps) caps.push_back(problem.caps()[cap].left);
    return caps;
}

} // namespace

// The best total where the claims are worth whole fen.
TotalBounds PartCurve::solved(const std::vector<FrontierGroup>& groups) {
    stacking::Problem problem;
    for (const std::uint32_t cap : part_.caps) problem.caps.push_back({problem_.caps()[cap].left, around(cap)});
    for (std::size_t group = 0; group < groups.size(); ++group) {
        for (const FrontierOption& option : groups[group]) {
            stacking::Candidate candidate;
            candidate.value = Money::fromFen(option.worth);
            if (groups[group].size() > 1) candidate.pool = static_cast<std::uint32_t>(group);
            if (option.cap) candidate.cap = static_cast<std::uint32_t>(*option.cap);
            problem.candidates.push_back(std::move(candidate));
        }
    }
    const stacking::Solution& solution = solver_.solve(problem);
    return {solution.total, solution.upperBound};
}

RangeTotal PartCurve::on(const Fen& from, const Fen& to) {
    collect(from);
    if (moving_.empty()) {
        RangeTotal total = fixedTotal();
        if (total.bounds.low == total.bounds.high)
            total.exact = PiecewiseLinear::line({0, rationalOf(total.bounds.low)}, rationalOf(from), rationalOf(to));
        return total;
    }
    updateFrontier();
    const std::vector<Combination> all = combinations();
    if (!frontier_ || all.empty()) return bounds(from, to);
    RangeTotal total;
    for (const Combination& combination : all) {
        const PiecewiseLinear one = totalOf(combination, rationalOf(from), rationalOf(to));
        total.exact = total.exact ? maximum(*total.exact, one) : one;
    }
    return total;
}

// Sorts the claims that hold on the range into groups that move and others.
void PartCurve::collect(const Fen& from) {
    fixed_.clear();
    moving_.clear();
    for (const std::vector<std::size_t>& members : part_.groups) {
        Group group;
        bool moves = false;
        for (const std::size_t index : members) {
            const CurveCandidate& candidate = problem_.candidates()[index];
            Option option{std::nullopt, candidate.worthAt(from)};
            if (option.worth == Line{}) continue;
            moves = moves || option.worth.slope != 0 || !isWhole(option.worth.start);
            if (candidate.cap) option.cap = placeOf(*candidate.cap);
            group.push_back(std::move(option));
        }
        if (group.empty()) continue;
        if (moves) {
            moving_.push_back(std::move(group));
            continue;
        }
        fixed_.emplace_back();
        for (const Option& option : group) fixed_.back().push_back({option.cap, Fen(numerator(option.worth.start))});
    }
}

RangeTotal PartCurve::fixedTotal() {
    if (fixedFor_ != fixed_) {
        fixedFor_ = fixed_;
        fixedBounds_ = solved(fixed_);
    }
    return {std::nullopt, fixedBounds_};
}

// The best total only grows with the worth of each claim: with each at its
// lowest on the range it is a lower bound, with each at its highest an upper one.
RangeTotal PartCurve::bounds(const Fen& from, const Fen& to) {
    std::vector<FrontierGroup> low = fixed_;
    std::vector<FrontierGroup> high = fixed_;
    for (const Group& group : moving_) {
        low.emplace_back();
        high.emplace_back();
        for (const Option& option : group) {
            const auto [least, most] = std::minmax({option.worth.at(from), option.worth.at(to)});
            low.back().push_back({option.cap, Fen(roundedDown(least))});
            high.back().push_back({option.cap, Fen(roundedUp(most))});
        }
    }
    return {std::nullopt, {solved(low).low, solved(high).high}};
}

void PartCurve::updateFrontier() {
    if (frontierFor_ == fixed_) return;
    frontierFor_ = fixed_;
    const std::vector<Money> caps = capsOf(problem_, part_);
    frontier_ = Frontier::of(fixed_, caps, caps.size() <= 1 ? limits_.ways : limits_.waysOfManyCaps);
    if (frontier_ && caps.size() == 1) byAmount_ = PiecewiseLinear::through(frontier_->totalByAmount());
}

// One option of each group that moves. To choose none is never better.
std::vector<PartCurve::Combination> PartCurve::combinations() const {
    std::vector<Combination> all{{Line{}, std::vector<Line>(part_.caps.size())}};
    for (const Group& group : moving_) {
        std::vector<Combination> next;
        if (all.size() * group.size() > limits_.combinations) return {};
        for (const Combination& so : all) {
            for (const Option& option : group) {
                next.push_back(so);
                (option.cap ? next.back().drawn[*option.cap] : next.back().besides) += option.worth;
            }
        }
        all = std::move(next);
    }
    return all;
}

PiecewiseLinear PartCurve::totalOf(const Combination& combination, const Rational& from, const Rational& to) const {
    Line besides = combination.besides;
    if (part_.caps.empty()) {
        besides.start += rationalOf(frontier_->ways().front().besides);
        return PiecewiseLinear::line(besides, from, to);
    }
    const PiecewiseLinear drawn = part_.caps.size() == 1 ? drawnFromOneCap(combination.drawn.front(), from, to)
                                                         : drawnFromMany(combination.drawn, from, to);
    return drawn + PiecewiseLinear::line(besides, from, to);
}

// The total by the amount drawn, with the line put in for that amount.
PiecewiseLinear PartCurve::drawnFromOneCap(const Line& drawn, const Rational& from, const Rational& to) const {
    const Rational atFrom = drawn.at(from);
    const Rational atTo = drawn.at(to);
    if (atFrom == atTo) return PiecewiseLinear::line({0, byAmount_.at(atFrom)}, from, to);
    const Rational& low = std::min(atFrom, atTo);
    const Rational& high = std::max(atFrom, atTo);
    std::vector<PiecewiseLinear::Knot> knots;
    for (const PiecewiseLinear::Knot& knot : byAmount_.knots()) {
        if (knot.x > low && knot.x < high) knots.push_back({(knot.x - drawn.start) / drawn.slope, knot.y});
    }
    if (drawn.slope < 0) std::reverse(knots.begin(), knots.end());
    knots.insert(knots.begin(), {from, byAmount_.at(atFrom)});
    knots.push_back({to, byAmount_.at(atTo)});
    return PiecewiseLinear::through(std::move(knots));
}

// What is drawn from a cap draws on the one around it, as far as the cap lets it.
PiecewiseLinear PartCurve::drawnFromMany(const std::vector<Line>& drawn, const Rational& from,
                                         const Rational& to) const {
    std::optional<PiecewiseLinear> best;
    for (const Frontier::Way& way : frontier_->ways()) {
        PiecewiseLinear total = PiecewiseLinear::line({0, rationalOf(way.besides)}, from, to);
        std::vector<PiecewiseLinear> used;
        for (std::size_t cap = 0; cap < drawn.size(); ++cap) {
            Line own = drawn[cap];
            own.start += rationalOf(way.drawn[cap]);
            used.push_back(PiecewiseLinear::line(own, from, to));
        }
        for (std::size_t cap = drawn.size(); cap-- > 0;) { // those within others first
            const Line most{0, rationalOf(problem_.caps()[part_.caps[cap]].left)};
            const PiecewiseLinear counted = minimum(used[cap], PiecewiseLinear::line(most, from, to));
            const auto wider = around(part_.caps[cap]);
            PiecewiseLinear& into = wider ? used[*wider] : total;
            into = into + counted;
        }
        best = best ? maximum(*best, total) : total;
    }
    return *best;
}

std::uint32_t PartCurve::placeOf(std::uint32_t cap) const {
    return static_cast<std::uint32_t>(std::find(part_.caps.begin(), part_.caps.end(), cap) - part_.caps.begin());
}

std::optional<std::uint32_t> PartCurve::around(std::uint32_t cap) const {
    const std::optional<std::uint32_t>& within = problem_.caps()[cap].within;
    return within ? std::optional(placeOf(*within)) : std::nullopt;
}

} // namespace biosubsidy::curve
