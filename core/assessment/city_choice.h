// SPDX-License-Identifier: GPL-3.0-or-later
//
// The choice of claims inside one city, over all its packs in view: builds the
// stacking problem from the claims, solves it for what holds, for stated rates
// alone and for what may yet hold, and writes what counts back into the claims
// and totals (policy map, "Stacking").
#pragma once

#include "core/assessment/assessment.h"
#include "core/stacking/stacking.h"

namespace biosubsidy {

// Fills in counted, chosen, reason, excludedBy, completedBy and sharesPoolWith of
// the claims of this city's packs, the totals of its packs and of the city.
void chooseClaims(Assessment& assessment, CityResult& city, const stacking::Limits& limits);

} // namespace biosubsidy
