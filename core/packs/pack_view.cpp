// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packs/pack_view.h"

#include <algorithm>

namespace biosubsidy {

PackView::PackView(const RuleBook& rules, const PackNames& named, bool ownFigures, const std::vector<Site>& kept)
    : named_(named.has_value()) {
    for (const Site& site : kept) kept_.insert(site.city);
    const Fact& cities = rules.vocabulary().cities();
    for (const Pack& pack : rules.packs()) {
        if (named && std::find(named->begin(), named->end(), pack.id) == named->end()) continue;
        const std::size_t city = *cities.choice(pack.city);
        cities_.insert(city);
        if (ownFigures || !pack.holdsOwnFigures()) entries_.push_back({&pack, city});
    }
}

std::vector<const Pack*> PackView::standingIn(const CaseCities& standing) const {
    std::vector<const Pack*> packs;
    for (const Entry& entry : entries_) {
        if (named_ || standing.cities.contains(entry.city) || (standing.unknown && possible(entry.city)))
            packs.push_back(entry.pack);
    }
    return packs;
}

std::vector<const Pack*> PackView::sitedIn(std::size_t city) const {
    std::vector<const Pack*> packs;
    for (const Entry& entry : entries_) {
        if (entry.city == city) packs.push_back(entry.pack);
    }
    return packs;
}

std::vector<const Pack*> PackView::countingOn(const Date& date) const {
    std::vector<const Pack*> packs;
    for (const Entry& entry : entries_) {
        if (counts(entry.pack->statusOn(date))) packs.push_back(entry.pack);
    }
    return packs;
}

} // namespace biosubsidy
