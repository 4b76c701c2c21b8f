// SPDX-License-Identifier: GPL-3.0-or-later
//
// Exact numbers for functions of an amount: fractions without a limit of size,
// and straight lines over them. Amounts and values are in fen. Nothing here is
// ever rounded, but by a name that says so.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>

#include "core/values/money.h"

namespace biosubsidy::curve {

using Whole = boost::multiprecision::number<boost::multiprecision::cpp_int_backend<>, boost::multiprecision::et_off>;
using Rational =
    boost::multiprecision::number<boost::multiprecision::cpp_rational_backend, boost::multiprecision::et_off>;

[[nodiscard]] inline Whole wholeOf(const Fen& fen) {
    return Whole(fen);
}
[[nodiscard]] inline Rational rationalOf(const Fen& fen) {
    return Rational(Whole(fen));
}
[[nodiscard]] inline Rational rationalOf(const Money& money) {
    return rationalOf(money.fen());
}

// The largest whole number that is not more.
[[nodiscard]] inline Whole roundedDown(const Rational& value) {
    const Whole above = numerator(value);
    const Whole below = denominator(value); // always more than zero
    Whole whole = above / below;
    if (above < 0 && whole * below != above) whole -= 1;
    return whole;
}
// The smallest whole number that is not less.
[[nodiscard]] inline Whole roundedUp(const Rational& value) {
    return -roundedDown(-value);
}
[[nodiscard]] inline bool isWhole(const Rational& value) {
    return denominator(value) == 1;
}

// slope · x + start
struct Line {
    Rational slope = 0;
    Rational start = 0;

    [[nodiscard]] Rational at(const Rational& x) const { return slope * x + start; }
    [[nodiscard]] Rational at(const Fen& x) const { return at(rationalOf(x)); }

    // The line through two points whose x differ.
    [[nodiscard]] static Line through(const Rational& x0, const Rational& y0, const Rational& x1, const Rational& y1) {
        const Rational slope = (y1 - y0) / (x1 - x0);
        return {slope, y0 - slope * x0};
    }
    Line& operator+=(const Line& other) {
        slope += other.slope;
        start += other.start;
        return *this;
    }
    friend bool operator==(const Line&, const Line&) = default;
};

} // namespace biosubsidy::curve
