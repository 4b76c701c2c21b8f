// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/siting.h"

#include <algorithm>
#include <set>

namespace biosubsidy {

namespace {

const Fact& cityFact(const Vocabulary& vocabulary) {
    return vocabulary.fact(Entity::company, vocabulary.known().companyCity);
}

bool standsIn(const FactValue& value, std::size_t city) {
    const auto* choice = std::get_if<ChoiceIndex>(&value);
    return choice != nullptr && choice->index == city;
}

bool isInView(const Pack& pack, const AssessOptions& options) {
    if (!options.packs) return true;
    return std::find(options.packs->begin(), options.packs->end(), pack.id) != options.packs->end();
}

std::set<std::size_t> citiesWithPacks(const RuleBook& rules, const AssessOptions& options) {
    std::set<std::size_t> cities;
    for (const Pack& pack : rules.packs()) {
        const auto city = cityFact(rules.vocabulary()).choice(pack.city);
        if (city && isInView(pack, options)) cities.insert(*city);
    }
    return cities;
}

// The fields that the case's projects are known to have.
ChoiceSet fieldsOf(const Vocabulary& vocabulary, const Case& subject) {
    ChoiceSet fields;
    const auto fact = vocabulary.find(Entity::project, "fields");
    if (!fact) return fields;
    for (const Item& project : subject.projects) {
        if (const auto* set = std::get_if<ChoiceSet>(&project.facts[*fact])) fields |= *set;
    }
    return fields;
}

void look(Siting& siting, const ChoiceSet& fields) {
    for (const PackResult& result : siting.assessment.packs) {
        // What a user knows of a city is no figure that the city publishes.
        for (const Measure& measure : result.pack->measures)
            siting.publishesFigures = siting.publishesFigures || (measure.hasSum() && !result.pack->holdsOwnFigures());
        for (const Zone& zone : result.pack->zones) {
            const ChoiceSet shared = zone.fields & fields;
            if (shared.any()) siting.zones.push_back({result.pack, &zone, shared});
        }
    }
}

} // namespace

// A pack of the user's decides only where there is no built-in one.
std::string districtOf(const RuleBook& rules, std::size_t city) {
    const std::string& id = cityFact(rules.vocabulary()).choices.at(city).id;
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
    return cityFact(assessment.rules->vocabulary()).choices.at(city);
}

std::vector<Siting> compareSitings(const std::shared_ptr<const RuleBook>& rules, const Case& subject,
                                   const AssessOptions& options) {
    std::vector<Siting> sitings;
    const ChoiceSet fields = fieldsOf(rules->vocabulary(), subject);
    for (const std::size_t city : citiesWithPacks(*rules, options)) {
        AssessOptions here = options;
        here.packs.emplace();
        for (const Pack& pack : rules->packs()) {
            if (cityFact(rules->vocabulary()).choice(pack.city) == city && isInView(pack, options))
                here.packs->push_back(pack.id);
        }
        Siting siting;
        siting.city = city;
        siting.district = districtOf(*rules, city);
        siting.assessment = assess(rules, sitedIn(*rules, subject, city), here);
        look(siting, fields);
        sitings.push_back(std::move(siting));
    }
    return sitings;
}

} // namespace biosubsidy
