// SPDX-License-Identifier: GPL-3.0-or-later
//
// Curves as text for a terminal: for each city a row for each piece, and between
// two rows why the curve turns there.
#pragma once

#include <string>

#include "core/curve/curve.h"
#include "core/values/localized.h"

namespace biosubsidy::curve {

[[nodiscard]] std::string toText(const Curves& curves, Language language);

} // namespace biosubsidy::curve
