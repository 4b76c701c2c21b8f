// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which support already held comes off which claim, stated once for those who assess cases
// one by one and those who assess many at a time. Each says in its own terms what it is asked;
// what costs something to say is a function, asked only where it decides.
#pragma once

#include "core/facts/case.h"

namespace biosubsidy {

// Whether an award is for the claim's item; one for a measure is the company's.
// `sameItem()`: the project or expense of the award is the claim's.
template <typename SameItem>
[[nodiscard]] bool awardConcerns(AwardTarget target, Entity scope, const SameItem& sameItem) {
    switch (target) {
    case AwardTarget::project: return scope == Entity::project && sameItem();
    case AwardTarget::expense: return scope == Entity::expense && sameItem();
    case AwardTarget::measure: return scope == Entity::company;
    }
    return false;
}

// Support from another policy comes off as the pack says for its level: a project's off the
// claims with a pool for it, an expense's off the claims for it, a measure's off the company's
// claim of it. What a measure matches does not come off.
struct AwardLevelsSetOff {
    const AwardLevels& overlap; // of the pack
    const AwardLevels& matches; // of the measure
};
template <typename Concerns, typename ForMeasure>
[[nodiscard]] bool awardComesOff(AwardLevel level, const AwardLevelsSetOff& levels, Entity scope, bool hasPool,
                                 const Concerns& concerns, const ForMeasure& forMeasure) {
    const auto at = static_cast<std::size_t>(level);
    if (!levels.overlap.test(at) || levels.matches.test(at) || !concerns()) return false;
    if (scope == Entity::project) return hasPool;
    return scope == Entity::expense || forMeasure();
}

// Support under a measure of the packs comes off the claim of that measure for the item (a
// company's: of the same year), and off those that share its pool there; not where each round
// of it pays costs of its own.
struct UnderMeasure {
    bool rounds;      // each round of the measure pays costs of its own
    bool sameMeasure; // as the claim's
    bool sameYear;    // as the claim's
    bool sharesPool;  // with the claim, in one city
};
template <typename Concerns>
[[nodiscard]] bool awardComesOffAsUnder(const UnderMeasure& under, Entity scope, const Concerns& concerns) {
    if (under.rounds || !concerns()) return false;
    if (under.sameMeasure) return scope != Entity::company || under.sameYear;
    return scope == Entity::project && under.sharesPool;
}

} // namespace biosubsidy
