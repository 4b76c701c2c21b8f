// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/case.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "core/facts/place_text.h"
#include "core/facts/uscc.h"
#include "core/values/text.h"

namespace biosubsidy {

namespace {

void warnAboutParts(const Case& subject, const Vocabulary& vocabulary, std::vector<CaseWarning>& warnings) {
    const std::vector<Fact>& facts = vocabulary.facts(Entity::project);
    for (std::size_t project = 0; project < subject.projects.size(); ++project) {
        const Item& item = subject.projects[project];
        for (std::size_t index = 0; index < facts.size(); ++index) {
            const auto* part = std::get_if<Money>(&item.facts[index]);
            if (part == nullptr) continue;
            // The nearest whole that it exceeds tells enough.
            const std::vector<std::size_t>& wholes = facts[index].wholes;
            const auto exceeded = std::find_if(wholes.begin(), wholes.end(), [&](std::size_t whole) {
                const auto* known = std::get_if<Money>(&item.facts[whole]);
                return known != nullptr && *part > *known;
            });
            if (exceeded == wholes.end()) continue;
            const Fact& wholeFact = facts[*exceeded];
            warnings.push_back(
                {"part_exceeds_whole",
                 fmt::format("/projects/{}/{}", project, facts[index].id),
                 {fmt::format("项目 {}：{}大于{}，后者应包含前者；按所填数字计算", item.id, facts[index].label.zh,
                              wholeFact.label.zh),
                  fmt::format("Project {}: {} is larger than {}, which should contain it; both are used as given",
                              item.id, facts[index].label.en, wholeFact.label.en)}});
        }
    }
}

// The id of the city that a fact states; "": none.
std::string_view cityIn(const FactValue& value, const Fact& cities) {
    const auto* city = std::get_if<ChoiceIndex>(&value);
    return city == nullptr ? std::string_view() : std::string_view(cities.choices[city->index].id);
}

// A district that is none as it is written, but near one: 金山區, 上海市金山区. One sign away
// is near only in the item's own city: 光明区 of Shenzhen is no slip for 崇明区 of Shanghai.
void warnAboutDistrict(const FactValue& district, std::string_view city, const Fact& cities, const std::string& pointer,
                       std::vector<CaseWarning>& warnings) {
    const auto* text = std::get_if<std::string>(&district);
    if (text == nullptr || findDistrict(*text) != nullptr) return;
    const std::string plain = readPlace(cities, *text).rest;
    const KnownDistrict* meant = findDistrict(plain);
    if (meant == nullptr) {
        meant = nearDistrict(plain);
        if (meant != nullptr && !city.empty() && meant->city != city) return;
    }
    if (meant == nullptr) return;
    const std::string name(meant->name);
    warnings.push_back({"district_near",
                        pointer,
                        {fmt::format("区县“{}”按原样使用；它和“{}”相近，若就是它，请这样写", printable(*text), name),
                         fmt::format("the district \"{}\" is used as it stands; it is near \"{}\": if that is meant, "
                                     "write so",
                                     printable(*text), name)}});
}

// A project without a city of its own stands where the company does.
void warnAboutDistricts(const Case& subject, const Vocabulary& vocabulary, std::vector<CaseWarning>& warnings) {
    const Vocabulary::Known& known = vocabulary.known();
    const Fact& cities = vocabulary.cities();
    const std::string_view ofCompany = cityIn(subject.company.facts[known.companyCity], cities);
    warnAboutDistrict(subject.company.facts[known.companyDistrict], ofCompany, cities,
                      "/company/" + vocabulary.fact(Entity::company, known.companyDistrict).id, warnings);
    for (std::size_t index = 0; index < subject.projects.size(); ++index) {
        const Item& project = subject.projects[index];
        const std::string_view own = cityIn(project.facts[known.projectCity], cities);
        warnAboutDistrict(
            project.facts[known.projectDistrict], own.empty() ? ofCompany : own, cities,
            fmt::format("/projects/{}/{}", index, vocabulary.fact(Entity::project, known.projectDistrict).id),
            warnings);
    }
}

} // namespace

Item Case::emptyItem(const Vocabulary& vocabulary, Entity entity, std::string id) {
    return {std::move(id), std::vector<FactValue>(vocabulary.facts(entity).size())};
}

Case Case::empty(const Vocabulary& vocabulary) {
    Case result;
    result.company = emptyItem(vocabulary, Entity::company, "");
    return result;
}

const Item& Case::item(Entity entity, std::size_t index) const {
    switch (entity) {
    case Entity::company: return company;
    case Entity::project: return projects.at(index);
    case Entity::expense: return expenses.at(index);
    }
    return company;
}

Item& Case::item(Entity entity, std::size_t index) {
    return const_cast<Item&>(std::as_const(*this).item(entity, index));
}

std::size_t Case::count(Entity entity) const {
    switch (entity) {
    case Entity::company: return 1;
    case Entity::project: return projects.size();
    case Entity::expense: return expenses.size();
    }
    return 0;
}

std::string pathOf(const FactRef& ref, const Case& subject, const Vocabulary& vocabulary) {
    const std::string& fact = vocabulary.fact(ref.entity, ref.fact).id;
    if (ref.entity == Entity::company) return "company." + fact;
    return fmt::format("{}s.{}.{}", toString(ref.entity), subject.item(ref.entity, ref.item).id, fact);
}

std::string_view companyName(const Case& subject, const Vocabulary& vocabulary) {
    const std::string* name = subject.company.text(vocabulary.known().companyName);
    return name == nullptr ? std::string_view() : *name;
}

std::vector<CaseWarning> warningsOf(const Case& subject, const Vocabulary& vocabulary) {
    std::vector<CaseWarning> warnings;
    for (std::size_t index = 0; index < vocabulary.facts(Entity::company).size(); ++index) {
        const Fact& fact = vocabulary.fact(Entity::company, index);
        const auto* code = std::get_if<std::string>(&subject.company.facts[index]);
        if (!fact.checkedAsUscc || code == nullptr) continue;
        const UsccFault fault = checkUscc(*code);
        if (fault != UsccFault::none) warnings.push_back({"uscc_malformed", "/company/" + fact.id, describe(fault)});
    }
    warnAboutDistricts(subject, vocabulary, warnings);
    warnAboutParts(subject, vocabulary, warnings);
    return warnings;
}

} // namespace biosubsidy
