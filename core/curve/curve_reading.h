// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a curve says at one amount: the total there, how it goes on to either side,
// and why it turns there, if it does; for readers who go along it point by point.
#pragma once

#include <string>

#include "core/curve/curve.h"
#include "core/values/localized.h"

namespace biosubsidy::curve {

struct CurveReading {
    Money at;
    Money total;                     // rounded down to the fen; the lower bound where `open` is given
    std::optional<TotalBounds> open; // where the search stopped
    std::optional<Rational> before;  // the slope to the left; none at the start of the domain, nor where it is open
    std::optional<Rational> after;   // to the right
    // That of which this is the last whole fen before it, or the first after it.
    const Breakpoint* turn = nullptr;
};

// x within the domain. Keeps a pointer into the curve.
[[nodiscard]] CurveReading readAt(const CityCurve& curve, const Money& x);

// What the total at `then` is more than that at `now` (less: negative), both
// rounded down to the fen; none where either is not exact.
[[nodiscard]] std::optional<Money> differenceBetween(const CityCurve& curve, const Money& now, const Money& then);

// From where to where the curve is worth looking at: from nothing to somewhat
// beyond its last turn and the amounts named, on a round number.
[[nodiscard]] Money worthLookingTo(const Curves& curves);

// 总投资 1.6亿元：合计 4,244.6万元。左侧每增 1元 合计增 0.3元，右侧不变。…达到条件
[[nodiscard]] std::string readingText(const Curves& curves, const CurveReading& reading, Language language);
// The turn in a word or two, for a mark: 封顶, 达到条件.
[[nodiscard]] std::string turnWord(const Breakpoint& point, Language language);
// Where it begins: 约1.67亿元起; exactly: 166,666,666.67 元起
[[nodiscard]] std::string turnPlace(const Breakpoint& point, Language language);
[[nodiscard]] std::string exactTurnPlace(const Breakpoint& point, Language language);
// 每增 1元 合计增 0.3元; 不变
[[nodiscard]] std::string slopeText(const Rational& slope, Language language);

} // namespace biosubsidy::curve
