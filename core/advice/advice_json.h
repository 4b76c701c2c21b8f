// SPDX-License-Identifier: GPL-3.0-or-later
//
// Advice as JSON (format biosubsidy-advice/1):
//
//   { "format", "as_of", "exclusion": false where it was switched off,
//     "total", "cities": [ { "city", "total" } ],
//     "range": { "low": END, "high": END, "limit_reached" },
//       END: { "total": proven, "exact", "attained": by the witness,
//              "witness": [ { "fact", "value" } ], "any": [ facts that may have any value ] }
//     "questions": [ { "fact", "best": ANSWER, "worst": ANSWER, "exact", "lower_bound", "upper_bound" } ],
//       ANSWER: { "value": null where no sum depends on it, "total" }
//     "advice": [ { "kind", "gain", "total", "amount": what earns nothing or is at stake,
//       "changes": [ { "fact", "from", "to", "distance" } ],
//       "claims": [ { "pack", "measure", "clause", "for", "before", "after", "counted_before", "counted_after",
//                     "status", "grade", "support", "rate", "due",
//                     "tier_before", "tier_after": from 1, of measures with tiers } ],
//       "pack", "until", "days_left": of a deadline; "city", "district", "zones": of a place,
//       "besides", "cautions": { "zh": [ … ], "en": [ … ] }, "zh", "en": the sentence } ],
//     "left_out", "pairs": of facts that some claim would need both, "pairs_tried", "pairs_complete",
//     "unfinished": [ { "part", "looked", "of" } ] where the work allowed was done before all was
//     looked at, "stopped": true where who waited ended it }
#pragma once

#include <string>

#include "core/advice/advice.h"

namespace biosubsidy::advice {

[[nodiscard]] std::string toJson(const Advisory& advisory);

} // namespace biosubsidy::advice
