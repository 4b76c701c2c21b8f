// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/curve/city_curve.h"

#include <algorithm>
#include <map>

#include "core/curve/turn_reasons.h"

namespace biosubsidy::curve {

namespace {

// A range on which no claim of the city turns.
struct Range {
    Fen from;
    Fen to;
    Rational begins;
};

std::vector<Range> rangesOf(const CityProblem& problem, const Fen& from, const Fen& to) {
    std::map<Fen, Rational> starts{{from, rationalOf(from)}};
    for (const CurveCandidate& candidate : problem.candidates()) {
        if (candidate.moving == nullptr) continue;
        const std::vector<ClaimRange>& ranges = candidate.moving->ranges;
        for (std::size_t index = 1; index < ranges.size(); ++index) {
            const bool isNew = starts.emplace(ranges[index].from, ranges[index].begins).second;
            // Where several turn within one fen, a jump stands at the threshold.
            if (!isNew && ranges[index].holds != ranges[index - 1].holds)
                starts[ranges[index].from] = ranges[index].begins;
        }
    }
    std::vector<Range> result;
    for (const auto& [start, begins] : starts) {
        if (!result.empty()) result.back().to = start - 1;
        result.push_back({start, to, begins});
    }
    return result;
}

// Joins pieces as they come, from left to right.
class PieceList {
public:
    void addOpen(const Range& range, const TotalBounds& bounds) {
        add({range.from, range.to, range.begins, Line{0, rationalOf(bounds.low)}, bounds});
    }

    void add(const Range& range, const PiecewiseLinear& total) {
        const std::vector<PiecewiseLinear::Knot>& knots = total.knots();
        if (knots.size() == 1) add({range.from, range.to, range.begins, Line{0, knots[0].y}, std::nullopt});
        for (std::size_t index = 1; index < knots.size(); ++index) {
            const auto& [x0, y0] = knots[index - 1];
            const auto& [x1, y1] = knots[index];
            const Fen first = std::max(Fen(roundedUp(x0)), next_);
            const Fen last(roundedDown(x1));
            if (first > last) continue; // no whole fen lies in it
            add({first, last, index == 1 ? range.begins : x0, Line::through(x0, y0, x1, y1), std::nullopt});
        }
    }

    [[nodiscard]] std::vector<CurvePiece> take() { return std::move(pieces_); }

private:
    void add(CurvePiece piece) {
        next_ = piece.to + 1;
        // Single amounts that a line passes through belong to it.
        while (!pieces_.empty() && isPoint(pieces_.back()) && !piece.open && passes(piece, pieces_.back().from)) {
            piece.from = pieces_.back().from;
            piece.begins = pieces_.back().begins;
            pieces_.pop_back();
        }
        if (pieces_.empty() || !continues(pieces_.back(), piece))
            pieces_.push_back(std::move(piece));
        else
            pieces_.back().to = piece.to;
    }

    static bool isPoint(const CurvePiece& piece) { return piece.from == piece.to && !piece.open; }

    [[nodiscard]] bool passes(const CurvePiece& piece, const Fen& x) const {
        return piece.total.at(x) == pieces_.back().total.at(x);
    }

    [[nodiscard]] bool continues(const CurvePiece& last, const CurvePiece& piece) const {
        if (last.open || piece.open) return last.open == piece.open;
        return last.total == piece.total || (isPoint(piece) && passes(piece, piece.from));
    }

    std::vector<CurvePiece> pieces_;
    Fen next_ = 0;
};

// Two lines that meet between the last fen of one piece and the first of the next
// make a kink where they meet; others a jump, at the place where a claim turns.
Breakpoint breakpointBetween(const CurvePiece& left, const CurvePiece& right) {
    const Rational low = rationalOf(left.to);
    const Rational high = rationalOf(right.from);
    Breakpoint result;
    result.before = left.to;
    result.after = right.from;
    result.at = std::clamp(right.begins, low, high);
    const bool points = left.from == left.to || right.from == right.to;
    if (!points && !left.open && !right.open && left.total.slope != right.total.slope) {
        const Rational meet = (right.total.start - left.total.start) / (left.total.slope - right.total.slope);
        if (meet >= low && meet <= high) result.at = meet;
    }
    result.left = left.total.at(left.from == left.to ? low : result.at);
    result.right = right.total.at(right.from == right.to ? high : result.at);
    return result;
}

} // namespace

CityCurve cityCurve(const CityProblem& problem, const Fen& from, const Fen& to, const CurveLimits& limits) {
    std::vector<PartCurve> parts;
    for (const CurvePart& part : problem.parts()) parts.emplace_back(problem, part, limits);
    PieceList pieces;
    for (const Range& range : rangesOf(problem, from, to)) {
        PiecewiseLinear total = PiecewiseLinear::line({}, rationalOf(range.from), rationalOf(range.to));
        TotalBounds bounds;
        bool exact = true;
        std::vector<RangeTotal> totals;
        for (PartCurve& part : parts) totals.push_back(part.on(range.from, range.to));
        for (const RangeTotal& one : totals) {
            if (one.exact) {
                total = total + *one.exact;
                continue;
            }
            exact = false;
            bounds.low += one.bounds.low;
            bounds.high += one.bounds.high;
        }
        if (exact) {
            pieces.add(range, total);
            continue;
        }
        const auto& knots = total.knots();
        const auto byHeight = [](const auto& left, const auto& right) { return left.y < right.y; };
        const auto [least, most] = std::minmax_element(knots.begin(), knots.end(), byHeight);
        bounds.low += Money::fromFen(Fen(roundedDown(least->y)));
        bounds.high += Money::fromFen(Fen(roundedUp(most->y)));
        pieces.addOpen(range, bounds);
    }
    CityCurve curve;
    curve.pieces = pieces.take();
    for (std::size_t index = 1; index < curve.pieces.size(); ++index)
        curve.breakpoints.push_back(breakpointBetween(curve.pieces[index - 1], curve.pieces[index]));
    explainTurns(problem, limits, curve);
    return curve;
}

} // namespace biosubsidy::curve
