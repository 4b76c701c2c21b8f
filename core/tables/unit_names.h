// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people call units, in the form that plainHeading() gives. Part of money_unit.
#pragma once

#include <span>
#include <string_view>

#include "core/tables/money_unit.h"

namespace biosubsidy {

struct NamedUnit {
    std::string_view name;
    MoneyUnit unit;
};
// Of yuan; longer ones first: a text may end in several.
[[nodiscard]] std::span<const NamedUnit> moneyUnitNames();
// Of currencies other than the yuan.
[[nodiscard]] std::span<const std::string_view> foreignMoneyNames();
// Of what is no money: 人, 平方米, %.
[[nodiscard]] std::span<const std::string_view> otherUnitNames();

} // namespace biosubsidy
