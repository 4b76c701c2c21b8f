// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers of a workbook as texts, exactly. A workbook stores the binary fraction
// nearest to what was typed, with up to 17 digits; what its user typed and sees has
// at most 15. A date is the number of days since a day in 1899 or 1904.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/values/date.h"

namespace biosubsidy::sheets {

// "1.2345E7" → "12345000", "0.1000000000000000055" → "0.1"; moved by so many powers
// of ten. None: not a number.
[[nodiscard]] std::optional<std::string> decimalText(std::string_view number, int moved = 0);

// The day of a serial number; its part after the point is the time and dropped.
[[nodiscard]] std::optional<Date> dateOfSerial(std::string_view number, bool since1904);

} // namespace biosubsidy::sheets
