// SPDX-License-Identifier: GPL-3.0-or-later
//
// The best total of one part of a city's claims as a function of the amount, on a
// range where every claim's worth is a straight line.
//
// How it is exact: claims whose worth moves on the range are few. For each way of
// choosing among them the others are a fixed problem, except that they share
// yearly caps with those that move; their frontier says all that matters of it.
// So the best total for one way is an explicit function of straight lines, and the
// part's is the maximum over the ways.
#pragma once

#include "core/curve/cap_frontier.h"
#include "core/curve/city_problem.h"
#include "core/stacking/solver.h"

namespace biosubsidy::curve {

struct CurveLimits {
    std::size_t ways = 20'000;        // of a frontier with one cap
    std::size_t waysOfManyCaps = 500; // of one with several
    std::size_t combinations = 256;   // of the claims that move
    std::size_t explained = 60;       // breakpoints for which the chosen claims are compared
    stacking::Limits stacking{};
};

// Bounds where the search stopped at its limit.
struct TotalBounds {
    Money low;
    Money high;
    friend bool operator==(const TotalBounds&, const TotalBounds&) = default;
};

struct RangeTotal {
    std::optional<PiecewiseLinear> exact;
    TotalBounds bounds; // used where `exact` is not given
};

class PartCurve {
public:
    PartCurve(const CityProblem& problem, const CurvePart& part, const CurveLimits& limits)
        : problem_(problem), part_(part), limits_(limits), solver_(limits.stacking) {}

    // Whole fen, ends included; no claim of the part turns in between.
    [[nodiscard]] RangeTotal on(const Fen& from, const Fen& to);

private:
    struct Option {
        std::optional<std::size_t> cap; // in the part's order
        Line worth;
    };
    using Group = std::vector<Option>;
    struct Combination {
        Line besides;
        std::vector<Line> drawn; // by cap
    };

    void collect(const Fen& from);
    [[nodiscard]] RangeTotal fixedTotal();
    [[nodiscard]] RangeTotal bounds(const Fen& from, const Fen& to);
    [[nodiscard]] TotalBounds solved(const std::vector<FrontierGroup>& groups);
    void updateFrontier();
    [[nodiscard]] std::vector<Combination> combinations() const; // empty: too many
    [[nodiscard]] PiecewiseLinear totalOf(const Combination& combination, const Rational& from,
                                          const Rational& to) const;
    [[nodiscard]] PiecewiseLinear drawnFromOneCap(const Line& drawn, const Rational& from, const Rational& to) const;
    [[nodiscard]] PiecewiseLinear drawnFromMany(const std::vector<Line>& drawn, const Rational& from,
                                                const Rational& to) const;

    // A cap's place in the part's order, and that of the one around it.
    [[nodiscard]] std::uint32_t placeOf(std::uint32_t cap) const;
    [[nodiscard]] std::optional<std::uint32_t> around(std::uint32_t cap) const;

    const CityProblem& problem_;
    const CurvePart& part_;
    const CurveLimits& limits_;
    stacking::Solver solver_;
    std::vector<FrontierGroup> fixed_; // groups in which nothing moves
    std::vector<Group> moving_;
    // What was computed last, and for which groups.
    std::optional<std::vector<FrontierGroup>> frontierFor_;
    std::optional<Frontier> frontier_;
    PiecewiseLinear byAmount_; // with one cap
    std::optional<std::vector<FrontierGroup>> fixedFor_;
    TotalBounds fixedBounds_;
};

} // namespace biosubsidy::curve
