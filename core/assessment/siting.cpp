// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/siting.h"

#include <algorithm>
#include <array>

#include "core/assessment/sites.h"

namespace biosubsidy {

namespace {

// Those that a comparison of places began with, and keeps to where none is named.
constexpr std::array<std::string_view, 5> usualSites{"beijing", "tianjin", "chongqing", "hangzhou", "shanghai/金山区"};

bool standsIn(const FactValue& value, std::size_t city) {
    const auto* choice = std::get_if<ChoiceIndex>(&value);
    return choice != nullptr && choice->index == city;
}

// The district of this city among the usual places; nothing: it is none of them.
std::optional<std::string_view> usualDistrict(std::string_view city) {
    for (const std::string_view site : usualSites) {
        const std::size_t slash = std::min(site.find('/'), site.size());
        if (site.substr(0, slash) == city) return site.substr(std::min(slash + 1, site.size()));
    }
    return std::nullopt;
}

// The fields that the case's projects are known to have.
ChoiceSet fieldsOf(const Vocabulary& vocabulary, const Case& subject) {
    ChoiceSet fields;
    for (const Item& project : subject.projects) {
        if (const auto* set = std::get_if<ChoiceSet>(&project.facts[vocabulary.known().fields])) fields |= *set;
    }
    return fields;
}

void findZones(Siting& siting, const ChoiceSet& fields) {
    for (const PackResult& result : siting.assessment.packs) {
        if (holdsElsewhere(result)) continue;
        for (const Zone& zone : result.pack->zones) {
            const ChoiceSet shared = zone.fields & fields;
            if (shared.any()) siting.zones.push_back({result.pack, &zone, shared});
        }
    }
}

} // namespace

bool holdsElsewhere(const PackResult& pack) {
    return !pack.pack->districts.empty() && !pack.claims.empty() &&
           std::all_of(pack.claims.begin(), pack.claims.end(),
                       [](const Claim& claim) { return claim.reason == ClaimReason::elsewhere; });
}

// A pack of the user's decides only where there is no built-in one.
std::string districtOf(const RuleBook& rules, std::size_t city) {
    const std::string& id = rules.vocabulary().cities().choices.at(city).id;
    if (const auto usual = usualDistrict(id)) return std::string(*usual);
    std::string district;
    bool builtIn = false;
    for (const Pack& pack : rules.packs()) { // built-in ones come first
        if (pack.city != id || (builtIn && !pack.builtIn)) continue;
        if (pack.districts.empty()) return {};
        if (district.empty()) district = pack.districts.front();
        builtIn = pack.builtIn;
    }
    return district;
}

std::optional<Site> siteNamed(const RuleBook& rules, std::string_view text) {
    const std::size_t slash = text.find('/');
    const auto city = rules.vocabulary().cities().choice(text.substr(0, slash));
    if (!city || text.ends_with('/')) return std::nullopt;
    if (slash == std::string_view::npos) return Site{*city, districtOf(rules, *city)};
    return Site{*city, std::string(text.substr(slash + 1))};
}

std::vector<Site> everySite(const RuleBook& rules, const PackView& view) {
    std::vector<Site> sites;
    for (const std::size_t city : view.cities()) sites.push_back({city, districtOf(rules, city)});
    return sites;
}

std::vector<Site> comparedSites(const RuleBook& rules, const AssessOptions& options) {
    const std::vector<Choice>& cities = rules.vocabulary().cities().choices;
    std::vector<Site> sites = everySite(rules, options.viewOf(rules));
    if (!options.places.empty()) {
        std::erase_if(sites, [&](Site& site) {
            const auto kept = std::find_if(options.places.begin(), options.places.end(),
                                           [&](const Site& one) { return one.city == site.city; });
            if (kept == options.places.end()) return true;
            site = *kept;
            return false;
        });
        return sites;
    }
    if (options.packs) return sites;
    std::erase_if(sites, [&](const Site& site) {
        const std::string& id = cities[site.city].id;
        return !usualDistrict(id) && std::none_of(rules.packs().begin(), rules.packs().end(),
                                                  [&](const Pack& pack) { return pack.city == id && !pack.builtIn; });
    });
    return sites;
}

std::optional<Site> siteOfCompany(const RuleBook& rules, const Case& subject) {
    const Vocabulary::Known& known = rules.vocabulary().known();
    const FactValue& city = subject.company.facts[known.companyCity];
    if (!isKnown(city)) return std::nullopt;
    const FactValue& district = subject.company.facts[known.companyDistrict];
    return Site{std::get<ChoiceIndex>(city).index, isKnown(district) ? std::get<std::string>(district) : std::string()};
}

Case sitedIn(const RuleBook& rules, const Case& subject, std::size_t city) {
    return sitedAt(rules, subject, {city, districtOf(rules, city)});
}

Case sitedAt(const RuleBook& rules, const Case& subject, const Site& site) {
    const Vocabulary::Known& known = rules.vocabulary().known();
    Case sited = subject;
    const bool companyStood = standsIn(subject.company.facts[known.companyCity], site.city);
    const auto place = [&](FactValue& cityValue, FactValue& districtValue, bool stood) {
        cityValue = ChoiceIndex{site.city};
        if (!site.district.empty())
            districtValue = site.district;
        else if (!stood)
            districtValue = std::monostate{};
    };
    for (Item& project : sited.projects) {
        FactValue& own = project.facts[known.projectCity];
        // A project without a city of its own stands where the company does.
        const bool stood = isKnown(own) ? standsIn(own, site.city) : companyStood;
        place(own, project.facts[known.projectDistrict], stood);
    }
    place(sited.company.facts[known.companyCity], sited.company.facts[known.companyDistrict], companyStood);
    return sited;
}

Totals Siting::totals() const {
    Totals sum;
    for (const CityResult& result : assessment.cities) sum += result.totals;
    return sum;
}

const Choice& Siting::place() const {
    return assessment.rules->vocabulary().cities().choices.at(city);
}

bool Siting::publishesFigures() const {
    return std::any_of(assessment.cities.begin(), assessment.cities.end(),
                       [&](const CityResult& result) { return biosubsidy::publishesFigures(assessment, result); });
}

bool Siting::hasFigures() const {
    return std::any_of(assessment.cities.begin(), assessment.cities.end(),
                       [&](const CityResult& result) { return biosubsidy::hasFigures(assessment, result); });
}

std::vector<Siting> compareSitings(const std::shared_ptr<const RuleBook>& rules, const Case& subject,
                                   const AssessOptions& options) {
    return compareSites(rules, subject, options, comparedSites(*rules, options));
}

std::vector<Siting> compareSites(const std::shared_ptr<const RuleBook>& rules, const Case& subject,
                                 const AssessOptions& options, const std::vector<Site>& sites) {
    std::vector<Siting> sitings;
    const ChoiceSet fields = fieldsOf(rules->vocabulary(), subject);
    const PackView view = options.viewOf(*rules);
    for (const Site& site : sites) {
        AssessOptions here = options;
        here.packs.emplace();
        for (const Pack* pack : view.sitedIn(site.city)) here.packs->push_back(pack->id);
        Siting siting;
        siting.city = site.city;
        siting.district = site.district;
        siting.assessment = assess(rules, sitedAt(*rules, subject, site), here);
        findZones(siting, fields);
        sitings.push_back(std::move(siting));
    }
    return sitings;
}

} // namespace biosubsidy
