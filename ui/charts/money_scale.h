// SPDX-License-Identifier: GPL-3.0-or-later
//
// A scale of money for a picture: round amounts to mark it with, their labels in
// one unit (元, 万元, 亿元), and the place of an amount along it. Marks are exact;
// only places in a picture are not.
#pragma once

#include <vector>

#include <QString>

#include "core/curve/exact.h"
#include "core/values/localized.h"

namespace biosubsidy::ui {

class MoneyScale {
public:
    // from < to; at most so many marks.
    MoneyScale(const Money& from, const Money& to, int mostMarks);

    [[nodiscard]] const Money& from() const noexcept { return from_; }
    [[nodiscard]] const Money& to() const noexcept { return to_; }
    [[nodiscard]] const std::vector<Money>& marks() const noexcept { return marks_; }
    [[nodiscard]] QString label(const Money& mark, Language language) const; // without the unit
    [[nodiscard]] QString unit(Language language) const;                     // 万元; CNY million

    // A round amount near this fraction of the range: what a hand can aim at.
    [[nodiscard]] Money step(int parts) const;

private:
    Money from_;
    Money to_;
    std::vector<Money> marks_;
};

// 1, 2 or 5 with zeros, in fen; not less than the amount, and at least one.
[[nodiscard]] Fen roundStepFrom(const Fen& amount);

// The only way from an amount to a number of a picture, and back. A qreal is good
// enough for a place on the screen, and for nothing else.
[[nodiscard]] qreal placeOf(const curve::Rational& fen);
[[nodiscard]] inline qreal placeOf(const Money& money) {
    return placeOf(curve::rationalOf(money));
}
[[nodiscard]] Money moneyAt(qreal place);

} // namespace biosubsidy::ui
