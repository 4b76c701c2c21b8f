// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "core/documents/json.h"
#include "core/documents/json_writer.h"
#include "core/documents/sha256.h"
#include "core/sheets/map_text.h"
#include "core/sheets/table_account.h"
#include "core/tables/award_facts.h"
#include "core/tables/money_unit.h"
#include "core/values/text.h"

namespace biosubsidy::sheets {

namespace {

using Role = SheetMap::Role;
constexpr std::string_view format = "biosubsidy-table-map/1";
constexpr std::string_view openColumn = "?"; // what it is has to be decided
constexpr std::array<std::string_view, 5> roles{"ignored", "companies", "projects", "expenses", "awards"};

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

bool isOpen(const SheetMap& sheet, std::size_t column) {
    if (column >= sheet.said.size()) return false;
    return sheet.said[column].sure == Sureness::contained || sheet.said[column].sure == Sureness::doubtful;
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

// Whether the sheet has the column. One that is left open stays as it was guessed.
tl::expected<bool, Localized> applyColumn(SheetMap& sheet, const JsonValue& column, std::vector<bool>& taken,
                                          const Vocabulary& vocabulary) {
    const std::string heading = textOf(column, "heading");
    const std::string is = textOf(column, "is");
    const auto find = [&]() -> std::optional<std::uint32_t> {
        for (std::uint32_t at = 0; at < sheet.columns.size(); ++at) {
            if (taken[at] || plainHeading(sheet.headings[at]) != plainHeading(heading)) continue;
            taken[at] = true;
            return at;
        }
        return std::nullopt;
    };
    if (is == openColumn) return find().has_value();
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
    const auto at = find();
    if (at) sheet.choose(*at, *target);
    return at.has_value();
}

// The sheet as the map says where its headings are; else where most is known.
SheetMap sheetAs(const JsonValue& said, Role role, const SheetPreview& sheet, const Vocabulary& vocabulary,
                 int asOfYear) {
    SheetMap best = bestHeadings(vocabulary, sheet, role == Role::ignored ? Role::companies : role, asOfYear);
    const JsonValue* form = said.find("form");
    if (form != nullptr && form->kind == JsonValue::Kind::boolean && form->boolean) {
        auto as = guessFormSheet(vocabulary, sheet, Role::companies, asOfYear);
        return as ? std::move(*as) : best;
    }
    const std::uint64_t row = numberOf(said, "heading_row");
    const JsonValue* columns = said.find("columns");
    if (row == 0 || columns == nullptr) return best;
    SheetMap there = guessSheet(vocabulary, sheet, role, row, numberOf(said, "heading_end"), asOfYear);
    const bool fits = std::all_of(columns->items.begin(), columns->items.end(), [&](const JsonValue& one) {
        return std::find(there.headings.begin(), there.headings.end(), textOf(one, "heading")) != there.headings.end();
    });
    return fits ? there : best;
}

tl::expected<SheetMap, Localized> applySheet(const JsonValue& said, const SheetPreview& preview,
                                             const Vocabulary& vocabulary, int asOfYear) {
    const auto role = std::find(roles.begin(), roles.end(), textOf(said, "role"));
    if (role == roles.end())
        return tl::unexpected(Localized{fmt::format("role 应为 {} 之一", fmt::join(roles, "、")),
                                        fmt::format("role: one of {}", fmt::join(roles, ", "))});
    const auto as = static_cast<Role>(role - roles.begin());
    SheetMap sheet = sheetAs(said, as, preview, vocabulary, asOfYear);
    sheet.role = as;
    if (as == Role::ignored && !preview.rows.empty())
        sheet.why = {"按列的含义的文件，不读", "not read, as the map says"};
    std::vector<bool> taken(sheet.columns.size());
    std::string missing;
    if (const JsonValue* columns = said.find("columns")) {
        for (const JsonValue& column : columns->items) {
            const auto applied = applyColumn(sheet, column, taken, vocabulary);
            if (!applied) return tl::unexpected(applied.error());
            if (!*applied) missing += (missing.empty() ? "" : "、") + printable(textOf(column, "heading"));
        }
    }
    if (!missing.empty() && as != Role::ignored)
        sheet.why = {"--map 里的这些列表里没有：" + missing,
                     "columns of the map that the sheet does not have: " + missing};
    return sheet;
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
        if (!sheet.form.empty()) {
            json.key("form");
            json.value(true);
        }
        json.member("heading_row", static_cast<std::int64_t>(sheet.headingRow));
        json.member("heading_end", static_cast<std::int64_t>(sheet.headingEnd));
        json.key("columns");
        json.beginArray();
        for (std::size_t column = 0; column < sheet.columns.size(); ++column) {
            if (sheet.headings[column].empty()) continue;
            json.beginObject();
            json.member("heading", sheet.headings[column]);
            const bool open = isOpen(sheet, column);
            const std::string is = targetName(sheet.columns[column], vocabulary);
            json.member("is", open ? std::string_view(openColumn) : std::string_view(is));
            if (open) json.member("perhaps", is);
            if (sheet.columns[column].isAmount(vocabulary)) json.member("unit", nameOf(sheet.columns[column].unit).zh);
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

std::string layoutOf(const ColumnMap& map) {
    std::string text;
    for (const SheetMap& sheet : map.sheets) {
        if (sheet.role == Role::ignored) continue;
        text += fmt::format("{}{}\n", roles[static_cast<std::size_t>(sheet.role)], sheet.form.empty() ? "" : " form");
        for (const std::string& heading : sheet.headings) text += plainHeading(heading) + "\n";
    }
    return sha256Of(text);
}

tl::expected<ColumnMap, Localized> applyMap(std::string_view text, std::span<const SheetPreview> sheets,
                                            const Vocabulary& vocabulary, ColumnMap guessed, int asOfYear) {
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
        auto sheet = applySheet(*found, sheets[index], vocabulary, asOfYear);
        if (!sheet) return tl::unexpected(std::move(sheet.error()));
        guessed.sheets[index] = std::move(*sheet);
    }
    return guessed;
}

} // namespace biosubsidy::sheets
