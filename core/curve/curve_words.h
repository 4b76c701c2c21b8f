// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the renderings of a curve share: exact amounts as text, and the reasons of
// breakpoints in words.
#pragma once

#include <string>
#include <vector>

#include "core/curve/curve.h"
#include "core/values/localized.h"

namespace biosubsidy::curve {

// A number with all its digits, or as a fraction where they do not end: "0.3",
// "500000000/3".
[[nodiscard]] std::string exactText(const Rational& value);
// Fen as yuan, exactly.
[[nodiscard]] std::string exactYuan(const Rational& fen);
// Rounded down to the fen.
[[nodiscard]] Money moneyDown(const Rational& fen);

// The breakpoint between this piece and the one before it; null for the first.
[[nodiscard]] const Breakpoint* startOf(const CityCurve& curve, std::size_t piece);

// “专业中试平台建设”（项目 p1）的金额封顶
[[nodiscard]] std::string reasonText(const Curves& curves, const TurnReason& reason, Language language);
// The reasons of a breakpoint as one sentence.
[[nodiscard]] std::string reasonsText(const Curves& curves, const Breakpoint& point, Language language);

} // namespace biosubsidy::curve
