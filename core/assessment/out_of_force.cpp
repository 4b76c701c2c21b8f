// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/out_of_force.h"

#include <algorithm>
#include <map>
#include <optional>

namespace biosubsidy {

namespace {

std::optional<Date> nearestDay(const PackResult& result) {
    if (result.pack->holdsOwnFigures()) return std::nullopt;
    if (result.status == PackStatus::expired) return result.pack->until;
    if (result.status == PackStatus::notYet) return result.pack->from;
    return std::nullopt;
}

std::vector<const Pack*> nextOf(const RuleBook& rules, const Pack& ended) {
    std::vector<const Pack*> next;
    for (const Pack& pack : rules.packs()) {
        if (&pack == &ended || pack.city != ended.city || pack.districts != ended.districts || pack.holdsOwnFigures())
            continue;
        if (pack.draft || (pack.from && *pack.from > *ended.until)) next.push_back(&pack);
    }
    return next;
}

} // namespace

std::vector<OutOfForce> outOfForce(const Assessment& assessment, const AssessOptions& options) {
    std::vector<OutOfForce> found;
    std::map<Date, Assessment> onDay; // one assessment a day
    for (std::size_t index = 0; index < assessment.cities.size(); ++index) {
        const CityResult& city = assessment.cities[index];
        for (const std::size_t at : city.packs) {
            const PackResult& result = assessment.packs[at];
            const std::optional<Date> day = nearestDay(result);
            if (!day) continue;
            auto made = onDay.find(*day);
            if (made == onDay.end()) {
                AssessOptions then = options;
                then.asOf = *day;
                then.trace = false;
                made = onDay.emplace(*day, assess(assessment.rules, *assessment.subject, then)).first;
            }
            const Assessment& before = made->second;
            const auto same = std::find_if(before.cities.begin(), before.cities.end(),
                                           [&](const CityResult& of) { return of.city == city.city; });
            OutOfForce of{result.pack, result.status == PackStatus::expired, *day, index, {}, false, {}};
            if (same != before.cities.end()) {
                of.totals = same->totals;
                of.hasFigures = hasFigures(before, *same);
            }
            if (of.ended) of.next = nextOf(*assessment.rules, *of.pack);
            found.push_back(std::move(of));
        }
    }
    return found;
}

} // namespace biosubsidy
