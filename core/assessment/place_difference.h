// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the outcome elsewhere differs from that of the case as it stands: which
// claims come, which go, each with what it counts for.
#pragma once

#include <vector>

#include "core/assessment/siting.h"

namespace biosubsidy {

struct PlaceClaim {
    const Pack* pack = nullptr;
    const Measure* measure = nullptr;
    Entity entity = Entity::company;
    std::size_t item = 0;
    Money here; // counted now
    Money there;
};

struct PlaceDifference {
    bool alreadyThere = false;     // company and every project stand there now
    Money here;                    // the total now
    Money there;                   // that of the place
    Money more;                    // there less here; of no meaning where no figure is published
    std::vector<PlaceClaim> comes; // the largest first
    std::vector<PlaceClaim> goes;
};

[[nodiscard]] PlaceDifference differenceTo(const Siting& siting, const Assessment& asItStands);

// Whether every item of the case has the same place in both.
[[nodiscard]] bool standsAlike(const Vocabulary& vocabulary, const Case& one, const Case& other, const Date& asOf);

} // namespace biosubsidy
