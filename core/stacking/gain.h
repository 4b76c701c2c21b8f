// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gain is what a choice brings, as the order of preference sees it: the total,
// and between equal totals the part from stated candidates. Both are whole
// numbers of fen, or of 1/2^n fen where a bound needs fractions. Unlike Money
// they are unchecked: Items::read() makes sure beforehand that no sum can overflow.
#pragma once

#include <compare>

namespace biosubsidy::stacking {

__extension__ typedef __int128 Amount; // not `using`: only a declaration can carry __extension__

// Of all values; a bound is at most two times as much, and the bits left over keep
// differences of bounds in range.
inline constexpr Amount largestSum = Amount(1) << 123;

struct Gain {
    Amount total = 0;
    Amount stated = 0;

    Gain& operator+=(const Gain& other) {
        total += other.total;
        stated += other.stated;
        return *this;
    }
    Gain& operator-=(const Gain& other) {
        total -= other.total;
        stated -= other.stated;
        return *this;
    }
    friend Gain operator+(Gain left, const Gain& right) { return left += right; }
    friend Gain operator-(Gain left, const Gain& right) { return left -= right; }
    friend Gain operator*(const Gain& gain, Amount factor) { return {gain.total * factor, gain.stated * factor}; }
    friend auto operator<=>(const Gain&, const Gain&) = default;
};

[[nodiscard]] inline Gain gainOf(Amount amount, bool stated) {
    return {amount, stated ? amount : 0};
}

} // namespace biosubsidy::stacking
