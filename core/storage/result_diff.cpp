// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/result_diff.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace biosubsidy::storage {

namespace {

template <typename Change, typename Same>
Change& placeOf(std::vector<Change>& changes, const Same& same) {
    const auto found = std::find_if(changes.begin(), changes.end(), same);
    return found == changes.end() ? changes.emplace_back() : *found;
}

void addCities(const ResultView& view, std::vector<changes::CityChange>& cities, Totals changes::CityChange::*side) {
    for (const ViewedCity& city : view.cities) {
        changes::CityChange& change =
            placeOf(cities, [&](const changes::CityChange& other) { return other.city == city.id; });
        change.city = city.id;
        change.name = city.name;
        change.*side = city.totals;
    }
}

void addPacks(const ResultView& view, std::vector<ViewedPackChange>& packs,
              std::optional<ViewedPack> ViewedPackChange::*side) {
    for (const ViewedPack& pack : view.packs) {
        ViewedPackChange& change = placeOf(packs, [&](const ViewedPackChange& other) { return other.id == pack.id; });
        change.id = pack.id;
        change.title = pack.title;
        change.*side = pack;
    }
}

bool samePack(const ViewedPackChange& change) {
    return change.before && change.after && !change.rulesChanged() && change.before->status == change.after->status;
}

using ClaimName = std::tuple<std::string, std::string, Entity, std::string>;

class ClaimChanges {
public:
    void add(const ResultView& view, std::optional<changes::ClaimState> changes::ClaimChange::*side) {
        for (const ViewedClaim& claim : view.claims) {
            const ClaimName name{claim.pack, claim.measure, claim.entity, claim.item};
            const auto [place, isNew] = places_.emplace(name, changes_.size());
            if (isNew) changes_.emplace_back();
            changes::ClaimChange& change = changes_[place->second];
            std::tie(change.pack, change.measure, change.entity, change.item) = name;
            change.title = claim.title;
            change.*side = changes::ClaimState{claim.verdict, claim.ceiling, claim.counted};
        }
    }

    // A claim that comes or goes without ever holding changes nothing.
    std::vector<changes::ClaimChange> take() {
        std::erase_if(changes_, [](const changes::ClaimChange& change) {
            const auto idle = [](const std::optional<changes::ClaimState>& state) {
                return !state || state->verdict == Verdict::ineligible;
            };
            return change.before == change.after || (idle(change.before) && idle(change.after));
        });
        return std::move(changes_);
    }

private:
    std::map<ClaimName, std::size_t> places_;
    std::vector<changes::ClaimChange> changes_;
};

} // namespace

bool ViewedPackChange::rulesChanged() const {
    return !before || !after || before->version != after->version || before->sha256 != after->sha256;
}

bool ResultDiff::same() const {
    return !dateChanged() && facts.empty() && packs.empty() && claims.empty() &&
           std::none_of(cities.begin(), cities.end(), [](const changes::CityChange& city) { return city.changed(); });
}

ResultDiff diffResults(const ResultView& before, const ResultView& after) {
    ResultDiff diff;
    diff.before = before.asOf;
    diff.after = after.asOf;
    diff.facts = changesBetween(before.facts, after.facts);
    addPacks(before, diff.packs, &ViewedPackChange::before);
    addPacks(after, diff.packs, &ViewedPackChange::after);
    std::erase_if(diff.packs, samePack);
    addCities(before, diff.cities, &changes::CityChange::before);
    addCities(after, diff.cities, &changes::CityChange::after);
    ClaimChanges claims;
    claims.add(before, &changes::ClaimChange::before);
    claims.add(after, &changes::ClaimChange::after);
    diff.claims = claims.take();
    return diff;
}

} // namespace biosubsidy::storage
