// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a company and its projects stand: the part of CaseMaker that reads it.
#include <algorithm>

#include "core/facts/place_text.h"
#include "core/sheets/case_work.h"
#include "core/tables/typed_value.h"
#include "core/values/text.h"

namespace biosubsidy::sheets {

using Use = MappedColumn::Use;

// The city first: a district may name it too.
void CaseMaker::readPlaces(Work& work, std::size_t sheet, const Row& row, std::optional<std::size_t> ownItem) const {
    const SheetMap& map = map_.sheets[sheet];
    const Vocabulary::Known& known = vocabulary_.known();
    for (const bool cities : {true, false}) {
        for (const Cell& cell : row.cells) {
            if (cell.column >= map.columns.size() || cell.flaw != Flaw::none) continue;
            const MappedColumn& column = map.columns[cell.column];
            if (column.use != Use::fact || column.entity == Entity::expense) continue;
            const bool company = column.entity == Entity::company;
            const std::size_t city = company ? known.companyCity : known.projectCity;
            const std::size_t district = company ? known.companyDistrict : known.projectDistrict;
            if (column.fact != (cities ? city : district)) continue;
            Item& item = company ? work.subject.company
                                 : itemOf(work, column.entity,
                                          ownItem.value_or(column.item + work.fromOf(column.entity)), vocabulary_);
            const Place at{sheet, row, cell};
            if (cities)
                readCity(work, at, item, city, district);
            else
                readDistrict(work, at, item, city, district);
        }
    }
}

void CaseMaker::readCity(Work& work, const Place& at, Item& item, std::size_t city, std::size_t district) const {
    const Entity entity = &item == &work.subject.company ? Entity::company : Entity::project;
    const Fact& fact = vocabulary_.fact(entity, city);
    CellReading read = readTyped(fact, at.cell.text);
    if (read.sure == CellReading::Sure::unread) {
        const PlaceText place = readPlace(fact, at.cell.text);
        const KnownDistrict* known = findDistrict(place.rest);
        const bool there = known != nullptr && fact.choice(known->city) == place.city;
        if (place.city && (place.rest.empty() || looksLikeDistrict(place.rest) || there)) {
            read = {FactValue(ChoiceIndex{*place.city}), CellReading::Sure::read, {}};
            if (!place.rest.empty()) item.facts.at(district) = place.rest;
        } else if (const auto of = known == nullptr || known->elsewhere ? std::nullopt : fact.choice(known->city)) {
            read = CellReading::doubtful(FactValue(ChoiceIndex{*of}),
                                         {"写的是区县，按" + fact.choices[*of].label.zh + "读取",
                                          "a district; taken as in " + fact.choices[*of].label.en});
            item.facts.at(district) = place.rest;
        }
    }
    take(work, at, fact, item.facts.at(city), std::move(read));
}

void CaseMaker::readDistrict(Work& work, const Place& at, Item& item, std::size_t city, std::size_t district) const {
    const Entity entity = &item == &work.subject.company ? Entity::company : Entity::project;
    const Fact& fact = vocabulary_.fact(entity, district);
    CellReading read = readTyped(fact, at.cell.text);
    const auto* text = std::get_if<std::string>(&read.value);
    if (text == nullptr) return take(work, at, fact, item.facts.at(district), std::move(read));
    const Fact& cities = vocabulary_.fact(entity, city);
    const PlaceText place = readPlace(cities, *text);
    const auto* known = std::get_if<ChoiceIndex>(&item.facts.at(city));
    const auto* before = std::get_if<std::string>(&item.facts.at(district));
    if (place.city && known != nullptr && known->index != *place.city)
        return take(work, at, fact, item.facts.at(district),
                    CellReading::unread({"和所在城市不一致", "not in the city that the row names"}));
    if (before != nullptr && !place.rest.empty() && *before != place.rest) {
        const std::string was = *before;
        return take(work, at, fact, item.facts.at(district),
                    CellReading::unread({"和城市一格里写的“" + printable(was) + "”不一致",
                                         "not the district \"" + printable(was) + "\" of the cell of the city"}));
    }
    if (place.city && known == nullptr) item.facts.at(city) = ChoiceIndex{*place.city};
    if (place.rest.empty()) return; // the city alone
    read.value = place.rest;
    if (read.sure == CellReading::Sure::read) judgeDistrict(place.rest, cities, item.facts.at(city), read);
    take(work, at, fact, item.facts.at(district), std::move(read));
}

// Whether a known district of that name is in the city that the row names; where it
// names none and there is but one of the name, its city is taken.
void CaseMaker::judgeDistrict(const std::string& district, const Fact& cities, FactValue& city,
                              CellReading& read) const {
    const auto doubt = [&read](Localized why) { read = CellReading::doubtful(read.value, std::move(why)); };
    std::string_view of; // the city's id
    bool only = true;
    if (const KnownDistrict* known = findDistrict(district)) {
        of = known->city;
        only = !known->elsewhere;
    }
    for (const auto& [name, packs] : districts_)
        if (district == name) of = packs, only = true;
    const auto* said = std::get_if<ChoiceIndex>(&city);
    const auto choice = of.empty() ? std::nullopt : cities.choice(of);
    if (!choice) {
        for (const auto& [name, packs] : districts_)
            if (district.find(name) != std::string::npos)
                return doubt({"和政策里的“" + name + "”相近但不同；若就是它，请改成这样写",
                              "near the policy's \"" + name + "\", but not the same; if it is meant, write so"});
        const bool chinese =
            std::any_of(district.begin(), district.end(), [](unsigned char sign) { return sign >= 0x80; });
        if (!chinese)
            return doubt({"区县请写中文名，如“金山区”；外文名对不上政策", "write the district's Chinese name, such as "
                                                                          "金山区: policies are not found by another"});
        const KnownDistrict* near = nearDistrict(district);
        if (near != nullptr && (said == nullptr || cities.choice(near->city) == said->index))
            doubt({"没有见过这个区县，和“" + std::string(near->name) + "”只差一个字，请核对",
                   "not a district that is known, and one sign away from \"" + std::string(near->name) + "\""});
        return;
    }
    const Localized& label = cities.choices[*choice].label;
    if (said != nullptr) {
        if (only && said->index != *choice)
            doubt({"是" + label.zh + "的区县，和所在城市不一致，请核对",
                   "a district of " + label.en + ", not of the city that the row names"});
        return;
    }
    if (!only) return doubt({"几个城市都有这个区县；请写明城市", "several cities have such a district; name the city"});
    city = ChoiceIndex{*choice};
    doubt({"没有写城市，按" + label.zh + "读取", "no city is named; taken as in " + label.en});
}

} // namespace biosubsidy::sheets
