// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/column_map.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/sheets/award_columns.h"
#include "core/values/text.h"

namespace biosubsidy::sheets {

namespace {

using Role = SheetMap::Role;
using Use = MappedColumn::Use;

} // namespace

MappedColumn MappedColumn::ofKey(CompanyKey key) {
    MappedColumn column;
    column.use = Use::key;
    column.key = key;
    return column;
}

MappedColumn MappedColumn::ofFact(Entity entity, std::size_t fact, MoneyUnit unit, std::size_t item) {
    MappedColumn column;
    column.use = Use::fact;
    column.entity = entity;
    column.fact = fact;
    column.unit = unit;
    column.item = item;
    return column;
}

bool MappedColumn::isAmount(const Vocabulary& vocabulary) const {
    if (use == Use::award) return fact == static_cast<std::size_t>(AwardField::amount);
    return use == Use::fact && vocabulary.fact(entity, fact).type == FactType::money;
}

bool MappedColumn::sameTarget(const MappedColumn& other) const {
    MappedColumn same = other;
    same.unit = unit;
    return *this == same;
}

std::vector<std::uint32_t> SheetMap::repeated() const {
    std::vector<std::uint32_t> later;
    for (std::uint32_t column = 0; column < columns.size(); ++column) {
        if (columns[column].use == Use::ignored) continue;
        for (std::uint32_t before = 0; before < column; ++before) {
            if (!columns[before].sameTarget(columns[column])) continue;
            later.push_back(column);
            break;
        }
    }
    return later;
}

std::vector<std::uint32_t> SheetMap::unused() const {
    std::vector<std::uint32_t> found;
    for (std::uint32_t column = 0; column < columns.size(); ++column) {
        if (columns[column].use == Use::ignored && !headings[column].empty()) found.push_back(column);
    }
    return found;
}

SheetCell SheetMap::inFile(std::uint64_t row, std::uint32_t column) const {
    if (column >= form.size()) return {row, column};
    return {form[column].row, form[column].column + static_cast<std::uint32_t>(row - 1 - form.front().column)};
}

void SheetMap::choose(std::uint32_t column, const MappedColumn& as) {
    said.resize(columns.size());
    ColumnSaid& now = said.at(column);
    if (columns.at(column).unit != as.unit) now.unitFrom = UnitFrom::chosen;
    columns[column] = as;
    now.sure = Sureness::chosen;
    now.why = {};
}

std::vector<std::uint32_t> SheetMap::undecided() const {
    std::vector<std::uint32_t> found;
    for (std::uint32_t column = 0; column < std::min(columns.size(), said.size()); ++column) {
        if (said[column].sure == Sureness::contained || said[column].sure == Sureness::doubtful)
            found.push_back(column);
    }
    return found;
}

const SheetMap* ColumnMap::companies() const {
    const auto found =
        std::find_if(sheets.begin(), sheets.end(), [](const SheetMap& sheet) { return sheet.role == Role::companies; });
    return found == sheets.end() ? nullptr : &*found;
}

namespace {

bool hasKey(const SheetMap& companies, CompanyKey key, const Vocabulary& vocabulary) {
    return std::any_of(companies.columns.begin(), companies.columns.end(), [&](const MappedColumn& column) {
        if (column.use == Use::key) return column.key == key;
        if (column.use != Use::fact || column.entity != Entity::company) return false;
        if (key == CompanyKey::uscc) return column.fact == vocabulary.known().uscc;
        return key == CompanyKey::name && column.fact == vocabulary.known().companyName;
    });
}

} // namespace

Localized ColumnMap::problem(const Vocabulary& vocabulary) const {
    const SheetMap* main = companies();
    if (std::all_of(sheets.begin(), sheets.end(), [](const SheetMap& sheet) { return sheet.columns.empty(); }))
        return {"表是空的，连标题也没有", "the table is empty: not even headings stand in it"};
    if (main == nullptr) return {"请指定哪一张是企业表", "say which sheet holds the companies"};
    if (std::any_of(sheets.begin(), sheets.end(), [&](const SheetMap& sheet) {
            return sheet.role == Role::companies && sheet.columns != main->columns;
        }))
        return {"几张企业表的列不一致；只选一张，或把它们改成一样",
                "the sheets of companies have different columns; choose one, or make them alike"};
    const bool anyFact = std::any_of(main->columns.begin(), main->columns.end(),
                                     [](const MappedColumn& column) { return column.use == Use::fact; });
    if (!anyFact)
        return {"没有一列对得上字段（在前 " + std::to_string(previewRows) +
                    " 个有内容的行里找过标题）；请为各列选择字段",
                "no column matches a field (headings were looked for in the first " + std::to_string(previewRows) +
                    " rows that hold something); choose one for each column"};
    for (const SheetMap& sheet : sheets) {
        // Names and headings stand in the file, and may hold anything.
        const auto headingShown = [&](std::size_t column) { return printable(shortened(sheet.headings[column], 40)); };
        if (const auto repeated = sheet.repeated(); sheet.role != Role::ignored && !repeated.empty()) {
            const std::string heading = headingShown(repeated.front());
            const std::string column = columnLetters(repeated.front());
            return {"“" + heading + "”（" + column + " 列）和前面的列选了同一个字段",
                    "\"" + heading + "\" (column " + column + ") stands for the same field as a column before it"};
        }
        if (sheet.role == Role::companies || sheet.role == Role::ignored) continue;
        const std::string name = printable(sheet.name);
        const auto key = std::find_if(sheet.columns.begin(), sheet.columns.end(),
                                      [](const MappedColumn& column) { return column.use == Use::key; });
        if (key == sheet.columns.end())
            return {"“" + name + "”表没有一列说明属于哪家企业（企业编号、统一社会信用代码或企业名称）",
                    "no column of the sheet \"" + name +
                        "\" says which company a row belongs to (company number, credit code or name)"};
        if (!hasKey(*main, key->key, vocabulary)) {
            const std::string heading = headingShown(static_cast<std::size_t>(key - sheet.columns.begin()));
            return {"“" + name + "”表按“" + heading + "”对应企业，企业表里却没有这一列",
                    "the sheet \"" + name + "\" names companies by \"" + heading +
                        "\", which the sheet of companies does not have"};
        }
    }
    return {};
}

} // namespace biosubsidy::sheets
