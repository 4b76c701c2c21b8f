// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/out_of_force.h"

#include <algorithm>
#include <map>

namespace biosubsidy {

namespace {

std::vector<const Pack*> nextOf(const RuleBook& rules, const Pack& ended) {
    std::vector<const Pack*> next;
    for (const Pack& pack : rules.packs()) {
        if (&pack == &ended || pack.city != ended.city || pack.districts != ended.districts || pack.holdsOwnFigures())
            continue;
        if (pack.draft || (pack.from && *pack.from > *ended.until)) next.push_back(&pack);
    }
    return next;
}

void addDocument(const RuleBook& rules, const Pack& pack, PackStatus status, std::size_t city,
                 std::vector<OutOfForce>& found) {
    if (pack.holdsOwnFigures()) return;
    if (status == PackStatus::expired && pack.until)
        found.push_back({&pack, true, *pack.until, city, {}, false, nextOf(rules, pack)});
    if (status == PackStatus::notYet && pack.from) found.push_back({&pack, false, *pack.from, city});
}

} // namespace

std::vector<OutOfForce> documentsOutOfForce(const Assessment& assessment) {
    std::vector<OutOfForce> found;
    for (std::size_t index = 0; index < assessment.cities.size(); ++index) {
        for (const std::size_t at : assessment.cities[index].packs) {
            const PackResult& result = assessment.packs[at];
            addDocument(*assessment.rules, *result.pack, result.status, index, found);
        }
    }
    return found;
}

std::vector<OutOfForce> documentsOutOfForce(const RuleBook& rules, const Date& asOf) {
    std::vector<OutOfForce> found;
    for (const Pack& pack : rules.packs()) addDocument(rules, pack, pack.statusOn(asOf), 0, found);
    return found;
}

std::vector<OutOfForce> outOfForce(const Assessment& assessment, const AssessOptions& options) {
    std::vector<OutOfForce> found = documentsOutOfForce(assessment);
    std::map<Date, Assessment> onDay; // one assessment a day
    for (OutOfForce& of : found) {
        auto made = onDay.find(of.day);
        if (made == onDay.end()) {
            AssessOptions then = options;
            then.asOf = of.day;
            then.trace = false;
            made = onDay.emplace(of.day, assess(assessment.rules, *assessment.subject, then)).first;
        }
        const Assessment& before = made->second;
        const auto same = std::find_if(before.cities.begin(), before.cities.end(), [&](const CityResult& there) {
            return there.city == assessment.cities[of.city].city;
        });
        if (same == before.cities.end()) continue;
        of.totals = same->totals;
        of.hasFigures = hasFigures(before, *same);
    }
    return found;
}

} // namespace biosubsidy
