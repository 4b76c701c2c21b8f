// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "core/documents/json.h"
#include "core/documents/json_writer.h"
#include "core/sheets/map_text.h"
#include "core/sheets/table_account.h"
#include "core/tables/award_facts.h"
#include "core/values/text.h"

namespace biosubsidy::sheets {

namespace {

using Role = SheetMap::Role;
constexpr std::string_view format = "biosubsidy-table-map/1";
constexpr std::array<std::string_view, 5> roles{"ignored", "companies", "projects", "expenses", "awards"};

bool isAmount(const MappedColumn& column, const Vocabulary& vocabulary) {
    if (column.use == MappedColumn::Use::award) return column.fact == static_cast<std::size_t>(AwardField::amount);
    return column.use == MappedColumn::Use::fact && vocabulary.fact(column.entity, column.fact).type == FactType::money;
}

// Every target that a column of these items may have, by its name.
std::optional<MappedColumn> targetOf(std::string_view name, const Vocabulary& vocabulary) {
    const auto is = [&](MappedColumn column) { return targetName(column, vocabulary) == name; };
    if (is({})) return MappedColumn();
    for (const CompanyKey key : {CompanyKey::number, CompanyKey::uscc, CompanyKey::name})
        if (is(MappedColumn::ofKey(key))) return MappedColumn::ofKey(key);
    std::size_t item = 0;
    if (const std::size_t dot = name.find('.'); dot != std::string_view::npos && !name.starts_with("company.")) {
        std::size_t number = 0;
        const std::string_view digits = name.substr(dot + 1, name.find('.', dot + 1) - dot - 1);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        constexpr std::size_t mostItems = 1'000;
        if (error != std::errc() || end != digits.data() + digits.size() || number == 0 || number > mostItems)
            return std::nullopt;
        item = number - 1;
    }
    for (const Entity entity : allEntities) {
        for (std::size_t fact = 0; fact < vocabulary.facts(entity).size(); ++fact)
            if (const auto column = MappedColumn::ofFact(entity, fact, MoneyUnit::yuan, item); is(column))
                return column;
        MappedColumn id;
        id.use = MappedColumn::Use::itemId;
        id.entity = entity;
        id.item = item;
        if (entity != Entity::company && is(id)) return id;
    }
    for (const auto use : {MappedColumn::Use::award, MappedColumn::Use::awardId}) {
        MappedColumn column;
        column.use = use;
        column.item = item;
        for (column.fact = 0; column.fact < awardFields; ++column.fact)
            if (is(column)) return column;
    }
    return std::nullopt;
}

std::string textOf(const JsonValue& object, std::string_view key) {
    const JsonValue* value = object.find(key);
    return value == nullptr ? std::string() : value->text;
}

std::uint64_t numberOf(const JsonValue& object, std::string_view key) {
    const std::string text = textOf(object, key);
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

tl::expected<void, Localized> applyColumn(SheetMap& sheet, const JsonValue& column, std::vector<bool>& taken,
                                          const Vocabulary& vocabulary) {
    const std::string heading = textOf(column, "heading");
    const std::string is = textOf(column, "is");
    auto target = targetOf(is, vocabulary);
    if (!target)
        return tl::unexpected(
            Localized{fmt::format("“{}”：没有“{}”这个字段", printable(heading), printable(is)),
                      fmt::format("\"{}\": there is no field \"{}\"", printable(heading), printable(is))});
    if (const std::string unit = textOf(column, "unit"); !unit.empty()) {
        const UnitSaid said = unitOf(plainHeading(unit));
        if (said.kind != UnitSaid::Kind::money)
            return tl::unexpected(
                Localized{fmt::format("“{}”：不认得单位“{}”", printable(heading), printable(unit)),
                          fmt::format("\"{}\": the unit \"{}\" is not known", printable(heading), printable(unit))});
        target->unit = said.unit;
    }
    for (std::uint32_t at = 0; at < sheet.columns.size(); ++at) {
        if (taken[at] || plainHeading(sheet.headings[at]) != plainHeading(heading)) continue;
        taken[at] = true;
        sheet.choose(at, *target);
        return {};
    }
    return {}; // a column that this file does not have
}

} // namespace

std::string mapFile(const ColumnMap& map, const Vocabulary& vocabulary) {
    JsonWriter json;
    json.beginObject();
    json.member("format", format);
    json.key("sheets");
    json.beginArray();
    for (const SheetMap& sheet : map.sheets) {
        json.beginObject();
        json.member("name", sheet.name);
        json.member("role", roles[static_cast<std::size_t>(sheet.role)]);
        json.member("heading_row", static_cast<std::int64_t>(sheet.headingRow));
        json.member("heading_end", static_cast<std::int64_t>(sheet.headingEnd));
        json.key("columns");
        json.beginArray();
        for (std::size_t column = 0; column < sheet.columns.size(); ++column) {
            if (sheet.headings[column].empty()) continue;
            json.beginObject();
            json.member("heading", sheet.headings[column]);
            json.member("is", targetName(sheet.columns[column], vocabulary));
            if (isAmount(sheet.columns[column], vocabulary)) json.member("unit", nameOf(sheet.columns[column].unit).zh);
            if (column < sheet.said.size() && !sheet.said[column].why.empty())
                json.member("why", sheet.said[column].why.zh);
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.take();
}

tl::expected<ColumnMap, Localized> applyMap(std::string_view text, std::span<const SheetPreview> sheets,
                                            const Vocabulary& vocabulary, ColumnMap guessed) {
    if (auto old = mapOfText(text, sheets, vocabulary)) return std::move(*old);
    const Localized none{"不是列的含义的文件，或是为另一种表写的；用 --write-map 写一份",
                         "no map of columns, or one for another table; --write-map writes one"};
    const auto read = parseJson(SourceText("", std::string(text)));
    if (!read || textOf(*read, "format") != format || read->find("sheets") == nullptr) return tl::unexpected(none);
    const std::vector<JsonValue>& said = read->find("sheets")->items;
    for (std::size_t index = 0; index < guessed.sheets.size() && index < sheets.size(); ++index) {
        auto found = std::find_if(said.begin(), said.end(), [&](const JsonValue& one) {
            return textOf(one, "name") == guessed.sheets[index].name;
        });
        if (found == said.end() && said.size() == 1 && guessed.sheets.size() == 1) found = said.begin();
        if (found == said.end()) continue;
        const auto role = std::find(roles.begin(), roles.end(), textOf(*found, "role"));
        if (role == roles.end())
            return tl::unexpected(Localized{fmt::format("role 应为 {} 之一", fmt::join(roles, "、")),
                                            fmt::format("role: one of {}", fmt::join(roles, ", "))});
        const auto as = static_cast<Role>(role - roles.begin());
        // The headings may stand in another row of this file.
        SheetMap sheet = bestHeadings(vocabulary, sheets[index], as == Role::ignored ? Role::companies : as);
        if (sheet.undecided().empty() || numberOf(*found, "heading_row") != 0) {
            SheetMap there = guessSheet(vocabulary, sheets[index], as, numberOf(*found, "heading_row"),
                                        numberOf(*found, "heading_end"));
            const JsonValue* columns = found->find("columns");
            const bool fits = columns != nullptr &&
                              std::all_of(columns->items.begin(), columns->items.end(), [&](const JsonValue& one) {
                                  return std::find(there.headings.begin(), there.headings.end(),
                                                   textOf(one, "heading")) != there.headings.end();
                              });
            if (fits) sheet = std::move(there);
        }
        sheet.role = as;
        std::vector<bool> taken(sheet.columns.size());
        if (const JsonValue* columns = found->find("columns")) {
            for (const JsonValue& column : columns->items)
                if (auto applied = applyColumn(sheet, column, taken, vocabulary); !applied)
                    return tl::unexpected(applied.error());
        }
        guessed.sheets[index] = std::move(sheet);
    }
    return guessed;
}

} // namespace biosubsidy::sheets
