// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sums in the unit that a report was asked to be in, 万元 or 元. Exact: no digit
// that is not zero is ever left out.
#pragma once

#include <string>

#include "core/values/money.h"

namespace biosubsidy::report {

enum class Unit { wan, yuan };

// For a column: 4,244.60 under 万元, 42,446,000.00 under 元; at least two decimals.
[[nodiscard]] std::string columnSum(const Money& sum, Unit unit);
// The same without commas, as spreadsheets read it: 4244.600000.
[[nodiscard]] std::string decimalSum(const Money& sum, Unit unit);
// In running text, with its unit: 4,244.6万元; 42,446,000元; CNY 42,446,000.
[[nodiscard]] std::string sumText(const Money& sum, Unit unit, Language language);
// 万元, 元; CNY 10,000, CNY.
[[nodiscard]] std::string unitText(Unit unit, Language language);

} // namespace biosubsidy::report
