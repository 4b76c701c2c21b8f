// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands behind a number and says what it counts: 元, %, 家, 年. Words that
// only begin like a unit (元素, 项目, 人才) are none.
#pragma once

#include <optional>
#include <string>

#include "core/audit/numerals.h"

namespace biosubsidy::audit {

struct Unit {
    QuantityKind kind = QuantityKind::count;
    std::string name;
    std::size_t end = 0;
    bool written = true; // false: 5000万 alone, taken for money
};

// The unit of the number that ends at `numeral.end`. `currency`: a ¥ stands before it.
[[nodiscard]] std::optional<Unit> readUnit(const Glyphs& text, const Numeral& numeral, bool currency);

// What 第…  numbers: 条, 次, 届.
[[nodiscard]] std::optional<Unit> readOrdinalUnit(const Glyphs& text, std::size_t at);

} // namespace biosubsidy::audit
