// SPDX-License-Identifier: GPL-3.0-or-later
//
// Documents of an assessment that are not in force on its day, and what would have
// come of the same case on their nearest day: the last of one that has ended, the
// first of one that is still to begin. Without it a total of zero would read as if
// nothing could ever be had.
#pragma once

#include <vector>

#include "core/assessment/assessor.h"

namespace biosubsidy {

struct OutOfForce {
    const Pack* pack = nullptr;
    bool ended = false;      // otherwise it is still to begin
    Date day;                // its last day, or its first
    std::size_t city = 0;    // index into the assessment's cities
    Totals totals{};         // of the city on that day
    bool hasFigures = false; // there was a sum to speak of on that day
    // Of one that has ended: what the rules know to follow in its place, by the order
    // of the documents: what begins after it, and drafts.
    std::vector<const Pack*> next{};
};

// Without what would have come of it.
[[nodiscard]] std::vector<OutOfForce> documentsOutOfForce(const Assessment& assessment);
// Of all the rules, in their order; `city` is of no meaning.
[[nodiscard]] std::vector<OutOfForce> documentsOutOfForce(const RuleBook& rules, const Date& asOf);

// The same and what would have; `options` are those of the assessment. In the order of its cities and packs; figures
// of the user's own, which have no period, are none of them.
[[nodiscard]] std::vector<OutOfForce> outOfForce(const Assessment& assessment, const AssessOptions& options);

} // namespace biosubsidy
