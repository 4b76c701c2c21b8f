// SPDX-License-Identifier: GPL-3.0-or-later
//
// In what an amount is counted, as people say it: behind a number ("8000万元"), in a
// heading ("总投资【千元】", "Revenue (CNY million)"), in a line above a table
// ("金额单位：人民币万元").
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/values/localized.h"

namespace biosubsidy {

// The numbers are kept in files: new ones go to the end.
enum class MoneyUnit : std::uint8_t { yuan, wan, yi, thousand, million, tenMillion };
inline constexpr std::size_t moneyUnits = 6;

// Powers of ten of a yuan.
[[nodiscard]] int exponentOf(MoneyUnit unit);
[[nodiscard]] Localized nameOf(MoneyUnit unit); // 万元 / CNY 10,000

// What a text says of a unit. money: yuan, in `unit`; foreign: another currency;
// other: a unit of something else, or a percentage; nothing: no unit at all.
struct UnitSaid {
    enum class Kind : std::uint8_t { nothing, money, foreign, other };
    Kind kind = Kind::nothing;
    MoneyUnit unit = MoneyUnit::yuan;
    std::string text{}; // as it stood
    friend bool operator==(const UnitSaid&, const UnitSaid&) = default;
};

// `plain`: as plainHeading() makes it. The whole of it has to be a unit.
[[nodiscard]] UnitSaid unitOf(std::string_view plain);
// Whether the text names a currency other than the yuan: 美元, USD, €.
[[nodiscard]] bool namesForeignMoney(std::string_view plain);
// Of a cell that is to say nothing else: 万元, 人民币, 美元, USD.
[[nodiscard]] UnitSaid unitOfCell(std::string_view text);
// Takes units off a plain heading's end: in brackets, behind / or a dash, or bare.
// Brackets that hold no unit stay. Of two units the last counts; of yuan, if they differ, none.
[[nodiscard]] UnitSaid takeHeadingUnit(std::string& heading);

// Without spaces and zero-width characters, in lower case, every kind of bracket
// as ( ), full-width signs half-width, without * and colons.
[[nodiscard]] std::string plainHeading(std::string_view heading);

} // namespace biosubsidy
