// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was most probably meant by a number, share, amount or date in other dress than
// a reader wants it, as that reader wants it. For messages alone: nothing is ever
// read by these.
#pragma once

#include <string>
#include <string_view>

#include "core/values/localized.h"

namespace biosubsidy {

// "2000万元" for 两千万元, 2千万元, 2,000万元, 2000W and ￥20000000; "20%" for 百分之二十, 二成
// and ２０％; "2000" for 2,000 and 两千. "" where the value is not surely known.
[[nodiscard]] std::string numberMeant(std::string_view written);

// "20%" for 0.2; "" for what is no decimal between 0 and 1.
[[nodiscard]] std::string percentMeant(std::string_view decimal);

// What to write for 2026-2-3, 2026/02/03 or 2026年2月3日, and why there is no 2026-02-30.
// Empty for what is no date.
[[nodiscard]] Localized dateAdvice(std::string_view written);

} // namespace biosubsidy
