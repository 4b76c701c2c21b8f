// SPDX-License-Identifier: GPL-3.0-or-later
//
// Amounts as people read them. moneyText() never rounds: every digit that is not zero
// is shown, so that rows add up. roundedText() is for a figure that stands alone.
#pragma once

#include <string>

#include "core/values/localized.h"
#include "core/values/quantity.h"
#include "core/values/rate.h"

namespace biosubsidy::wording {

// zh: "5,013.6万元", from 1亿 "1.2亿元", below 1万 "9,999.99元".
// en: "CNY 50,136,000", with fen only where there are any.
[[nodiscard]] std::string moneyText(const Money& money, Language language);
// The same for an amount that is not whole fen yet: "50,000,000.001元".
[[nodiscard]] std::string moneyText(const ExactMoney& money, Language language);
// For headlines, charts, thresholds and advice: an amount of 1万元 and more that takes
// more than two decimals of 万元 is cut to two decimals of its unit, and marked: "约1.66亿元",
// "about CNY 166,000,000". Sums are rounded down, thresholds up. The exact amount has to
// be within reach: in a tooltip, in what is copied.
enum class Rounding { down, up };
[[nodiscard]] std::string roundedText(const Money& money, Language language, Rounding rounding = Rounding::down);
// A number with a unit of its own: "2,000.5平方米", "2,000.5 m²".
[[nodiscard]] std::string quantityText(const Quantity& quantity, const Localized& unit, Language language);
// Always yuan and two decimals: "80,000,000.00 元", "CNY 80,000,000.00".
[[nodiscard]] std::string exactYuanText(const Money& money, Language language);

} // namespace biosubsidy::wording
