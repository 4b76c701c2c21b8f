// SPDX-License-Identifier: GPL-3.0-or-later
//
// Amounts as people read them. Never rounded: every digit that is not zero is
// shown.
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
// A number with a unit of its own: "2,000.5平方米", "2,000.5 m²".
[[nodiscard]] std::string quantityText(const Quantity& quantity, const Localized& unit, Language language);
// Always yuan and two decimals: "80,000,000.00 元", "CNY 80,000,000.00".
[[nodiscard]] std::string exactYuanText(const Money& money, Language language);

} // namespace biosubsidy::wording
