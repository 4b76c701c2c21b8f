// SPDX-License-Identifier: GPL-3.0-or-later
//
// What two versions of a pack make of one case. Part of pack_diff.h.
#include <algorithm>
#include <map>
#include <tuple>

#include "core/changes/pack_diff.h"

namespace biosubsidy::changes {

namespace {

// pack, measure, entity, item: what makes a claim the same under both versions.
using ClaimKey = std::tuple<std::string, std::string, Entity, std::string>;

bool sameTotals(const Totals& left, const Totals& right) {
    return left.entitled == right.entitled && left.stated == right.stated && left.ceiling == right.ceiling &&
           left.openRate == right.openRate && left.potential == right.potential && left.unstated == right.unstated &&
           left.inKind == right.inKind && left.undetermined == right.undetermined;
}

// The two packs may have different ids; their claims go by the later one.
ClaimKey keyOf(const Assessment& assessment, const PackResult& result, const Claim& claim,
               const PackVersions& versions) {
    const bool earlier = result.pack->id == versions.before.id;
    return {earlier ? versions.after.id : result.pack->id, claim.measure->id, claim.entity,
            assessment.subject->item(claim.entity, claim.item).id};
}

class CaseComparer {
public:
    CaseComparer(const PackVersions& versions, const Assessment& before, const Assessment& after)
        : versions_(versions), before_(before), after_(after) {}

    CaseDiff run(std::string name) {
        CaseDiff diff;
        diff.name = std::move(name);
        addCities(before_, diff, &CityChange::before);
        addCities(after_, diff, &CityChange::after);
        collect(before_, &ClaimChange::before);
        collect(after_, &ClaimChange::after);
        for (ClaimChange& change : changes_) {
            if (matters(change)) diff.claims.push_back(std::move(change));
        }
        return diff;
    }

private:
    static void addCities(const Assessment& assessment, CaseDiff& diff, Totals CityChange::*side) {
        for (const CityResult& result : assessment.cities) {
            const Choice& city = assessment.city(result);
            auto found = std::find_if(diff.cities.begin(), diff.cities.end(),
                                      [&](const CityChange& change) { return change.city == city.id; });
            if (found == diff.cities.end()) {
                diff.cities.emplace_back();
                found = diff.cities.end() - 1;
                found->city = city.id;
                found->name = city.label;
            }
            (*found).*side = result.totals;
        }
    }

    void collect(const Assessment& assessment, std::optional<ClaimState> ClaimChange::*side) {
        for (const PackResult& result : assessment.packs) {
            for (const Claim& claim : result.claims) {
                const ClaimKey key = keyOf(assessment, result, claim, versions_);
                const auto [place, isNew] = places_.emplace(key, changes_.size());
                if (isNew) {
                    ClaimChange& change = changes_.emplace_back();
                    std::tie(change.pack, change.measure, change.entity, change.item) = key;
                }
                changes_[place->second].title = claim.measure->title;
                changes_[place->second].*side = ClaimState{claim.verdict, claim.ceiling, claim.counted};
            }
        }
    }

    // A claim that comes or goes without ever holding changes nothing.
    static bool matters(const ClaimChange& change) {
        const auto idle = [](const std::optional<ClaimState>& state) {
            return !state || state->verdict == Verdict::ineligible;
        };
        return change.before != change.after && !(idle(change.before) && idle(change.after));
    }

    const PackVersions& versions_;
    const Assessment& before_;
    const Assessment& after_;
    std::map<ClaimKey, std::size_t> places_;
    std::vector<ClaimChange> changes_; // in the order of the claims: before, then what is new after
};

} // namespace

bool CityChange::changed() const {
    return !sameTotals(before, after);
}

bool CaseDiff::changed() const {
    return !claims.empty() ||
           std::any_of(cities.begin(), cities.end(), [](const CityChange& city) { return city.changed(); });
}

CaseDiff diffCase(const PackVersions& versions, std::string name, Case before, Case after,
                  const AssessOptions& options) {
    AssessOptions plain = options;
    plain.trace = false;
    const Assessment first = assess(versions.before.rules, std::move(before), plain);
    const Assessment second = assess(versions.after.rules, std::move(after), plain);
    return CaseComparer(versions, first, second).run(std::move(name));
}

} // namespace biosubsidy::changes
