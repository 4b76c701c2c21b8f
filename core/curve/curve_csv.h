// SPDX-License-Identifier: GPL-3.0-or-later
//
// Curves as CSV (RFC 4180, UTF-8 with a byte order mark so that spreadsheets read
// it): one row for each piece, in yuan, with the breakpoint at which it begins.
// Totals are exact: all digits, or a fraction.
#pragma once

#include <string>

#include "core/curve/curve.h"
#include "core/values/localized.h"

namespace biosubsidy::curve {

[[nodiscard]] std::string toCsv(const Curves& curves, Language language);

} // namespace biosubsidy::curve
