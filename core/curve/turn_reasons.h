// SPDX-License-Identifier: GPL-3.0-or-later
//
// Says why a curve turns at its breakpoints: compares, close by on either side,
// how each claim stands and which claims are chosen.
#pragma once

#include "core/curve/curve.h"

namespace biosubsidy::curve {

// Fills in the reasons of all breakpoints. Each gets at least one.
void explainTurns(const CityProblem& problem, const CurveLimits& limits, CityCurve& curve);

} // namespace biosubsidy::curve
