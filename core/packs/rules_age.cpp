// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packs/rules_age.h"

#include <algorithm>

namespace biosubsidy {

RulesAge ageOf(const std::vector<const Pack*>& packs, const Date& day) {
    RulesAge age;
    for (const Pack* pack : packs) {
        if (pack->holdsOwnFigures()) continue;
        ++age.documents;
        if (pack->statusOn(day) == PackStatus::expired)
            ++age.ended;
        else if (!pack->supersededBy.empty())
            ++age.superseded;
        if (!pack->checked) {
            ++age.unsaid;
            continue;
        }
        age.oldest = age.oldest ? std::min(*age.oldest, *pack->checked) : *pack->checked;
        age.newest = age.newest ? std::max(*age.newest, *pack->checked) : *pack->checked;
        if (isStale(*pack, day)) ++age.stale;
    }
    return age;
}

// The pack's reader makes a warning of it, with the day from which it holds.
bool isStale(const Pack& pack, const Date& day) {
    const auto stale = std::find_if(pack.warnings.begin(), pack.warnings.end(),
                                    [](const PackWarning& warning) { return warning.code == "stale"; });
    return stale != pack.warnings.end() && stale->from && *stale->from <= day;
}

} // namespace biosubsidy
