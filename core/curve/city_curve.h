// SPDX-License-Identifier: GPL-3.0-or-later
//
// Puts the curve of one city together: range by range the totals of its parts, the
// ranges joined to pieces, and between the pieces the breakpoints with their
// reasons.
#pragma once

#include "core/curve/curve.h"

namespace biosubsidy::curve {

// Whole fen, ends included. The city itself is left for the caller to name.
[[nodiscard]] CityCurve cityCurve(const CityProblem& problem, const Fen& from, const Fen& to,
                                  const CurveLimits& limits);

} // namespace biosubsidy::curve
