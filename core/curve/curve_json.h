// SPDX-License-Identifier: GPL-3.0-or-later
//
// Curves as JSON (format biosubsidy-curve/1). Amounts are in yuan; those under
// "exact" keys are exact: all digits, or a fraction such as "500000000/3".
//
//   { "format", "as_of", "exclusion": false where it was switched off,
//     "fact", "from", "to", "value": of the case (null: unknown or outside),
//     "rounding": "exact_sums" (an assessment rounds each claim down to the fen),
//     "cities": [ { "city", "exact": whether all of it is, "total": at the value,
//       "choices_named": false where there are too many breakpoints to compare the chosen claims,
//       "pieces": [ { "from", "to", "slope", "total_from", "total_to" (exact),
//                     "bounds": null or [low, high] where the search stopped } ],
//       "breakpoints": [ { "exact", "before", "after": the whole fen on either side,
//                          "jump", "total_before", "total_after" (exact, seen from
//                          either side), "slope_before", "slope_after",
//                          "reasons": [ { "kind", "onset", "claim", "instead_of",
//                                         "zh", "en" } ] } ] } ] }
#pragma once

#include <string>

#include "core/curve/curve.h"

namespace biosubsidy::curve {

[[nodiscard]] std::string toJson(const Curves& curves);

} // namespace biosubsidy::curve
