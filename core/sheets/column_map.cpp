// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/column_map.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/sheets/award_columns.h"

namespace biosubsidy::sheets {

namespace {

using Role = SheetMap::Role;
using Use = MappedColumn::Use;

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), text) != names.end();
}

bool holdsOneOf(std::string_view text, std::initializer_list<std::string_view> names) {
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view name) { return text.find(name) != std::string_view::npos; });
}

// How other sheets name the company: "企业编号" and the like.
std::optional<CompanyKey> keyHeading(std::string_view plain) {
    if (isOneOf(plain, {"企业编号", "公司编号", "单位编号", "企业序号", "企业id", "公司id", "companyid", "companyno",
                        "companyno.", "companynumber"}))
        return CompanyKey::number;
    if (isOneOf(plain, {"统一社会信用代码", "企业统一社会信用代码", "社会信用代码", "信用代码", "uscc", "companyuscc",
                        "company.uscc", "unifiedsocialcreditcode", "creditcode"}))
        return CompanyKey::uscc;
    if (isOneOf(plain, {"企业名称", "公司名称", "单位名称", "企业全称", "单位全称", "申报单位", "企业", "公司",
                        "所属企业", "company", "companyname", "company.name", "firm"}))
        return CompanyKey::name;
    return std::nullopt;
}

std::optional<std::size_t> nameFact(const Vocabulary& vocabulary) {
    return vocabulary.find(Entity::company, "name");
}

MappedColumn factColumn(Entity entity, const TableColumn& guessed, std::size_t item) {
    if (guessed.use != TableColumn::Use::fact) return {};
    return MappedColumn::ofFact(entity, guessed.fact, guessed.unit, item);
}

bool takeFront(std::string_view& text, std::initializer_list<std::string_view> fronts) {
    for (const std::string_view front : fronts) {
        if (!text.starts_with(front)) continue;
        text.remove_prefix(front.size());
        return true;
    }
    return false;
}

std::optional<std::size_t> takeNumber(std::string_view& text) {
    constexpr std::array<std::string_view, 10> numerals{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    for (std::size_t index = 0; index < numerals.size(); ++index) {
        if (takeFront(text, {numerals[index]})) return index + 1;
    }
    std::size_t digits = 0;
    std::size_t number = 0;
    while (digits < 2 && digits < text.size() && text[digits] >= '0' && text[digits] <= '9')
        number = number * 10 + static_cast<std::size_t>(text[digits++] - '0');
    if (digits == 0 || number == 0) return std::nullopt;
    text.remove_prefix(digits);
    return number;
}

void passSeparators(std::string_view& text) {
    while (takeFront(text, {".", "_", "-", "·", "/", "#", "—", "的", "第", "|"})) {
    }
}

MappedColumn awardColumn(const TableColumn& guessed, std::size_t item) {
    MappedColumn column;
    if (guessed.use == TableColumn::Use::ignored) return column;
    column.use = guessed.use == TableColumn::Use::id ? Use::awardId : Use::award;
    column.fact = guessed.fact;
    column.unit = guessed.unit;
    column.item = item;
    return column;
}

// "已获支持1金额(万元)", "award 2 level".
MappedColumn awardHeading(std::string_view plain) {
    if (!takeFront(plain, {"已获支持", "awards", "award"})) return {};
    passSeparators(plain);
    const auto number = takeNumber(plain);
    if (!number) return {};
    passSeparators(plain);
    return awardColumn(guessAwardColumn(plain), *number - 1);
}

// "项目1总投资(万元)", "projects.2.city", "支出一金额".
MappedColumn repeatedHeading(const Vocabulary& vocabulary, std::string_view plain) {
    Entity entity = Entity::project;
    if (!takeFront(plain, {"项目", "projects", "project"})) {
        entity = Entity::expense;
        if (!takeFront(plain, {"支出", "费用", "expenses", "expense"})) return {};
    }
    passSeparators(plain);
    const auto number = takeNumber(plain);
    if (!number) return {};
    passSeparators(plain);
    const TableColumn guessed = guessColumn(vocabulary, entity, plain);
    MappedColumn column = factColumn(entity, guessed, *number - 1);
    if (guessed.use == TableColumn::Use::id) {
        column.use = Use::itemId;
        column.entity = entity;
        column.item = *number - 1;
    }
    return column;
}

MappedColumn companyHeading(const Vocabulary& vocabulary, std::string_view heading) {
    const std::string plain = plainHeading(heading);
    const TableColumn exact = guessColumn(vocabulary, Entity::company, heading, HeadingMatch::exact);
    if (exact.use == TableColumn::Use::fact) return factColumn(Entity::company, exact, 0);
    if (const auto key = keyHeading(plain)) {
        if (*key == CompanyKey::uscc) return MappedColumn::ofFact(Entity::company, vocabulary.known().uscc);
        if (*key == CompanyKey::name && nameFact(vocabulary))
            return MappedColumn::ofFact(Entity::company, *nameFact(vocabulary));
        return MappedColumn::ofKey(CompanyKey::number);
    }
    if (exact.use == TableColumn::Use::id) return MappedColumn::ofKey(CompanyKey::number);
    if (const MappedColumn repeated = repeatedHeading(vocabulary, plain); repeated.use != Use::ignored) return repeated;
    if (const MappedColumn award = awardHeading(plain); award.use != Use::ignored) return award;
    // A company with one project often has it in its row, without a number.
    for (const Entity entity : {Entity::project, Entity::expense}) {
        const MappedColumn only = factColumn(entity, guessColumn(vocabulary, entity, heading, HeadingMatch::exact), 0);
        if (only.use != Use::ignored) return only;
    }
    return factColumn(Entity::company, guessColumn(vocabulary, Entity::company, heading), 0);
}

MappedColumn itemHeading(const Vocabulary& vocabulary, Entity entity, std::string_view heading) {
    if (const auto key = keyHeading(plainHeading(heading))) return MappedColumn::ofKey(*key);
    const TableColumn guessed = guessColumn(vocabulary, entity, heading);
    if (guessed.use != TableColumn::Use::id) return factColumn(entity, guessed, 0);
    MappedColumn column;
    column.use = Use::itemId;
    column.entity = entity;
    return column;
}

MappedColumn awardRowHeading(std::string_view heading) {
    if (const auto key = keyHeading(plainHeading(heading))) return MappedColumn::ofKey(*key);
    return awardColumn(guessAwardColumn(heading), 0);
}

Role roleByName(std::string_view name) {
    const std::string plain = plainHeading(name);
    if (holdsOneOf(plain, {"说明", "填写", "选项", "readme", "notes", "choices"})) return Role::ignored;
    if (holdsOneOf(plain, {"已获支持", "已有支持", "award", "supportheld"})) return Role::awards;
    if (holdsOneOf(plain, {"支出", "费用", "expense"})) return Role::expenses;
    if (holdsOneOf(plain, {"项目", "project"})) return Role::projects;
    return Role::companies;
}

std::size_t knownColumns(const SheetMap& sheet) {
    return static_cast<std::size_t>(std::count_if(sheet.columns.begin(), sheet.columns.end(),
                                                  [](const MappedColumn& one) { return one.use != Use::ignored; }));
}

// Above the headings there may be a title. They stand where most is known.
SheetMap bestHeadings(const Vocabulary& vocabulary, const SheetPreview& sheet, Role role) {
    constexpr std::size_t looked = 10;
    SheetMap best;
    for (std::size_t index = 0; index < std::min(looked, sheet.rows.size()); ++index) {
        SheetMap map = guessSheet(vocabulary, sheet, role, sheet.rows[index].number);
        if (index == 0 || knownColumns(map) > knownColumns(best)) best = std::move(map);
    }
    if (sheet.rows.empty()) best = guessSheet(vocabulary, sheet, Role::ignored, 1);
    return best;
}

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
        return key == CompanyKey::name && nameFact(vocabulary) == column.fact;
    });
}

} // namespace

Localized ColumnMap::problem(const Vocabulary& vocabulary) const {
    const SheetMap* main = companies();
    if (std::all_of(sheets.begin(), sheets.end(), [](const SheetMap& sheet) { return sheet.columns.empty(); }))
        return {"表是空的，连标题也没有", "the table is empty: not even headings stand in it"};
    if (main == nullptr) return {"请指定哪一张是企业表", "say which sheet holds the companies"};
    if (std::count_if(sheets.begin(), sheets.end(),
                      [](const SheetMap& sheet) { return sheet.role == Role::companies; }) > 1)
        return {"只能有一张企业表", "only one sheet can hold the companies"};
    const bool anyFact = std::any_of(main->columns.begin(), main->columns.end(),
                                     [](const MappedColumn& column) { return column.use == Use::fact; });
    if (!anyFact)
        return {"没有一列对得上字段，请为各列选择字段", "no column matches a field; choose one for each column"};
    for (const SheetMap& sheet : sheets) {
        if (const auto repeated = sheet.repeated(); sheet.role != Role::ignored && !repeated.empty()) {
            const std::string column = columnLetters(repeated.front());
            return {"“" + sheet.headings[repeated.front()] + "”（" + column + " 列）和前面的列选了同一个字段",
                    "\"" + sheet.headings[repeated.front()] + "\" (column " + column +
                        ") stands for the same field as a column before it"};
        }
        if (sheet.role == Role::companies || sheet.role == Role::ignored) continue;
        const auto key = std::find_if(sheet.columns.begin(), sheet.columns.end(),
                                      [](const MappedColumn& column) { return column.use == Use::key; });
        if (key == sheet.columns.end())
            return {"“" + sheet.name + "”表没有一列说明属于哪家企业（企业编号、统一社会信用代码或企业名称）",
                    "no column of the sheet \"" + sheet.name +
                        "\" says which company a row belongs to (company number, credit code or name)"};
        if (!hasKey(*main, key->key, vocabulary))
            return {"“" + sheet.name + "”表按“" +
                        sheet.headings[static_cast<std::size_t>(key - sheet.columns.begin())] +
                        "”对应企业，企业表里却没有这一列",
                    "the sheet \"" + sheet.name + "\" names companies by \"" +
                        sheet.headings[static_cast<std::size_t>(key - sheet.columns.begin())] +
                        "\", which the sheet of companies does not have"};
    }
    return {};
}

MappedColumn guessHeading(const Vocabulary& vocabulary, Role role, std::string_view heading) {
    if (plainHeading(heading).empty()) return {};
    switch (role) {
    case Role::ignored: return {};
    case Role::companies: return companyHeading(vocabulary, heading);
    case Role::projects: return itemHeading(vocabulary, Entity::project, heading);
    case Role::expenses: return itemHeading(vocabulary, Entity::expense, heading);
    case Role::awards: return awardRowHeading(heading);
    }
    return {};
}

SheetMap guessSheet(const Vocabulary& vocabulary, const SheetPreview& sheet, Role role, std::uint64_t headingRow) {
    SheetMap map;
    map.role = role;
    map.name = sheet.name;
    map.headingRow = headingRow;
    constexpr std::uint32_t mostMapped = 2'000;
    std::uint32_t width = 0;
    for (const Row& row : sheet.rows) {
        if (!row.cells.empty()) width = std::max(width, std::min(row.cells.back().column + 1, mostMapped));
    }
    const auto headings =
        std::find_if(sheet.rows.begin(), sheet.rows.end(), [&](const Row& row) { return row.number == headingRow; });
    for (std::uint32_t column = 0; column < width; ++column) {
        const Cell* cell = headings == sheet.rows.end() ? nullptr : headings->find(column);
        map.headings.push_back(cell == nullptr ? std::string() : cell->text);
        const MappedColumn guessed = guessHeading(vocabulary, role, map.headings.back());
        const bool taken = std::any_of(map.columns.begin(), map.columns.end(), [&](const MappedColumn& before) {
            return guessed.use != Use::ignored && before.sameTarget(guessed);
        });
        map.columns.push_back(taken ? MappedColumn() : guessed);
    }
    return map;
}

ColumnMap guessMap(const Vocabulary& vocabulary, std::span<const SheetPreview> sheets) {
    ColumnMap map;
    bool haveCompanies = false;
    for (const SheetPreview& sheet : sheets) {
        Role role = sheets.size() == 1 ? Role::companies : sheet.hidden ? Role::ignored : roleByName(sheet.name);
        if (role == Role::companies && (haveCompanies || sheet.rows.empty())) role = Role::ignored;
        haveCompanies = haveCompanies || role == Role::companies;
        map.sheets.push_back(bestHeadings(vocabulary, sheet, role));
    }
    return map;
}

} // namespace biosubsidy::sheets
