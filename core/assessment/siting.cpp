// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/siting.h"

#include <algorithm>

namespace biosubsidy {

namespace {

bool standsIn(const FactValue& value, std::size_t city) {
    const auto* choice = std::get_if<ChoiceIndex>(&value);
    return choice != nullptr && choice->index == city;
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
        for (const Zone& zone : result.pack->zones) {
            const ChoiceSet shared = zone.fields & fields;
            if (shared.any()) siting.zones.push_back({result.pack, &zone, shared});
        }
    }
}

} // namespace

// A pack of the user's decides only where there is no built-in one.
std::string districtOf(const RuleBook& rules, std::size_t city) {
    const std::string& id = rules.vocabulary().cities().choices.at(city).id;
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

Case sitedIn(const RuleBook& rules, const Case& subject, std::size_t city) {
    const Vocabulary::Known& known = rules.vocabulary().known();
    Case sited = subject;
    const std::string district = districtOf(rules, city);
    const bool companyStood = standsIn(subject.company.facts[known.companyCity], city);
    const auto place = [&](FactValue& cityValue, FactValue& districtValue, bool stood) {
        cityValue = ChoiceIndex{city};
        if (!district.empty())
            districtValue = district;
        else if (!stood)
            districtValue = std::monostate{};
    };
    for (Item& project : sited.projects) {
        FactValue& own = project.facts[known.projectCity];
        // A project without a city of its own stands where the company does.
        const bool stood = isKnown(own) ? standsIn(own, city) : companyStood;
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
    std::vector<Siting> sitings;
    const ChoiceSet fields = fieldsOf(rules->vocabulary(), subject);
    const PackView view = options.viewOf(*rules);
    for (const std::size_t city : view.cities()) {
        AssessOptions here = options;
        here.packs.emplace();
        for (const Pack* pack : view.sitedIn(city)) here.packs->push_back(pack->id);
        Siting siting;
        siting.city = city;
        siting.district = districtOf(*rules, city);
        siting.assessment = assess(rules, sitedIn(*rules, subject, city), here);
        findZones(siting, fields);
        sitings.push_back(std::move(siting));
    }
    return sitings;
}

} // namespace biosubsidy
