// SPDX-License-Identifier: GPL-3.0-or-later
//
// The unit that a line above a table, or the name of its sheet, gives all its amounts.
#pragma once

#include "core/tables/money_unit.h"

namespace biosubsidy {

// "单位：万元", "企业情况表（单位：万元、人）".
[[nodiscard]] UnitSaid unitOfLine(std::string_view text);

// A unit other than yuan that a line speaks of without being understood: "以下均以万元填列";
// "": none. An amount in it, "500万元以上", is none.
[[nodiscard]] std::string unitSpokenOf(std::string_view text);

} // namespace biosubsidy
