// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/place_difference.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/facts/situation.h"

namespace biosubsidy {

namespace {

// The two assessments share their rules, so that a measure has one address.
using Key = std::tuple<const Measure*, Entity, std::size_t>;

template <typename Visit>
void forEachCounted(const Assessment& assessment, const Visit& visit) {
    for (const PackResult& pack : assessment.packs) {
        for (const Claim& claim : pack.claims) {
            if (claim.chosen && !claim.counted.isZero()) visit(*pack.pack, claim);
        }
    }
}

Money totalOfCities(const Assessment& assessment) {
    Money total;
    for (const CityResult& city : assessment.cities) total += city.totals.ceiling;
    return total;
}

} // namespace

bool standsAlike(const Vocabulary& vocabulary, const Case& one, const Case& other, const Date& asOf) {
    const auto alike = [&](Entity entity, std::size_t item) {
        const Situation now(vocabulary, one, asOf, entity, item);
        const Situation then(vocabulary, other, asOf, entity, item);
        const std::string* here = now.district().text;
        const std::string* there = then.district().text;
        const bool sameDistrict = here == nullptr || there == nullptr ? here == there : *here == *there;
        return now.city().options == then.city().options && sameDistrict;
    };
    if (!alike(Entity::company, 0)) return false;
    for (std::size_t project = 0; project < one.projects.size(); ++project) {
        if (!alike(Entity::project, project)) return false;
    }
    return true;
}

PlaceDifference differenceTo(const Siting& siting, const Assessment& asItStands) {
    PlaceDifference difference;
    difference.alreadyThere =
        standsAlike(asItStands.rules->vocabulary(), *asItStands.subject, *siting.assessment.subject, asItStands.asOf);
    difference.here = totalOfCities(asItStands);
    difference.there = siting.totals().ceiling;
    difference.more = difference.there - difference.here;
    std::map<Key, std::size_t> places;
    std::vector<PlaceClaim> claims;
    const auto entry = [&](const Pack& pack, const Claim& claim) -> PlaceClaim& {
        const auto [found, isNew] = places.emplace(Key(claim.measure, claim.entity, claim.item), claims.size());
        if (isNew) claims.push_back({&pack, claim.measure, claim.entity, claim.item, {}, {}});
        return claims[found->second];
    };
    forEachCounted(asItStands, [&](const Pack& pack, const Claim& claim) { entry(pack, claim).here = claim.counted; });
    forEachCounted(siting.assessment,
                   [&](const Pack& pack, const Claim& claim) { entry(pack, claim).there = claim.counted; });
    for (const PlaceClaim& claim : claims) {
        if (claim.there > claim.here) difference.comes.push_back(claim);
        if (claim.here > claim.there) difference.goes.push_back(claim);
    }
    std::stable_sort(difference.comes.begin(), difference.comes.end(),
                     [](const PlaceClaim& left, const PlaceClaim& right) {
                         return left.there - left.here > right.there - right.here;
                     });
    std::stable_sort(difference.goes.begin(), difference.goes.end(),
                     [](const PlaceClaim& left, const PlaceClaim& right) {
                         return left.here - left.there > right.here - right.there;
                     });
    return difference;
}

} // namespace biosubsidy
