// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/stakes.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

namespace biosubsidy {

namespace {

// Projects as in the case and, for each, packs and measures in order; then
// expenses, then the company.
std::vector<ClaimId> inOrderOfPreference(const Assessment& assessment, const CityResult& city) {
    std::vector<ClaimId> ids;
    for (const std::size_t pack : city.packs) {
        for (std::size_t claim = 0; claim < assessment.packs[pack].claims.size(); ++claim) ids.push_back({pack, claim});
    }
    const auto rank = [&](const ClaimId& id) {
        constexpr std::array<int, 3> entities{2, 0, 1}; // company, project, expense
        const Claim& claim = assessment.claim(id);
        return std::pair(entities[static_cast<std::size_t>(claim.entity)], claim.item);
    };
    std::stable_sort(ids.begin(), ids.end(),
                     [&](const ClaimId& left, const ClaimId& right) { return rank(left) < rank(right); });
    return ids;
}

} // namespace

CityStakes stakesOf(const Assessment& assessment, const CityResult& city) {
    CityStakes all;
    all.exclusion = assessment.exclusion;
    std::map<std::pair<std::size_t, std::string>, std::uint32_t> pools;
    CapInstances caps(*assessment.rules, *assessment.subject, assessment.asOf);
    for (const ClaimId& id : inOrderOfPreference(assessment, city)) {
        const Claim& claim = assessment.claim(id);
        const Measure& measure = *claim.measure;
        Stake stake{id, {}, caps.of(*assessment.packs[id.pack].pack, claim)};
        if (claim.entity == Entity::project && !measure.pool.empty())
            stake.pool = pools.emplace(std::pair(claim.item, measure.pool), pools.size()).first->second;
        all.stakes.push_back(stake);
    }
    all.caps = caps.all();
    all.limits = caps.limits();
    return all;
}

} // namespace biosubsidy
