// SPDX-License-Identifier: GPL-3.0-or-later
//
// PiecewiseLinear is a continuous function on a closed interval that is straight
// between its knots. It has a knot at either end (one, where the ends meet) and
// none that could be left out. Exact: knots are fractions.
#pragma once

#include <vector>

#include "core/curve/exact.h"

namespace biosubsidy::curve {

class PiecewiseLinear {
public:
    struct Knot {
        Rational x;
        Rational y;
    };

    [[nodiscard]] static PiecewiseLinear line(const Line& line, const Rational& from, const Rational& to);
    // Knots in strictly rising order of x; at least one.
    [[nodiscard]] static PiecewiseLinear through(std::vector<Knot> knots);

    [[nodiscard]] const std::vector<Knot>& knots() const noexcept { return knots_; }
    // x within the interval.
    [[nodiscard]] Rational at(const Rational& x) const;

private:
    std::vector<Knot> knots_;
};

// Of two functions on the same interval.
[[nodiscard]] PiecewiseLinear maximum(const PiecewiseLinear& left, const PiecewiseLinear& right);
[[nodiscard]] PiecewiseLinear minimum(const PiecewiseLinear& left, const PiecewiseLinear& right);
[[nodiscard]] PiecewiseLinear operator+(const PiecewiseLinear& left, const PiecewiseLinear& right);

} // namespace biosubsidy::curve
