// SPDX-License-Identifier: GPL-3.0-or-later
//
// A comparison of places as JSON (format biosubsidy-comparison/1):
//
//   { "format", "as_of", "exclusion": false where it was switched off,
//     "places": [ { "city", "district" (null: the whole city), "publishes_figures",
//       "totals": as in an assessment; the sums are null where no figure is published,
//       "packs": [ { "id", "status", "grade", "superseded_by", "until" } ],
//       "zones": [ { "pack", "zh", "en", "fields": […] } ],
//       "search": as in an assessment, where the search stopped at its limit } ] }
#pragma once

#include <string>
#include <vector>

#include "core/assessment/siting.h"

namespace biosubsidy {

[[nodiscard]] std::string toJson(const std::vector<Siting>& sitings, const AssessOptions& options);

} // namespace biosubsidy
