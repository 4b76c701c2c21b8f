// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/heading_book.h"

#include <algorithm>
#include <array>

#include "core/sheets/award_columns.h"
#include "core/sheets/heading_words.h"
#include "core/values/text.h"
#include "core/values/text_parts.h"

namespace biosubsidy::sheets {

namespace {

using Role = SheetMap::Role;
using Use = MappedColumn::Use;
using With = HarmlessWord::With;
using std::string_view;

// How sheets name the company: "企业编号" and the like.
std::optional<CompanyKey> keyHeading(string_view plain) {
    if (isOneOf(plain, {"企业编号", "公司编号", "单位编号", "企业序号", "企业id", "公司id", "companyid", "companyno",
                        "companyno.", "companynumber"}))
        return CompanyKey::number;
    if (isOneOf(plain, {"统一社会信用代码", "企业统一社会信用代码", "社会信用代码", "信用代码", "统一信用代码",
                        "企业信用代码", "统一社会信用代码证号", "uscc", "companyuscc", "company.uscc",
                        "unifiedsocialcreditcode", "creditcode"}))
        return CompanyKey::uscc;
    if (isOneOf(plain, {"企业名称",     "公司名称", "单位名称",    "企业全称",     "单位全称", "公司全称",
                        "申报单位",     "申报企业", "企业",        "公司",         "所属企业", "申报单位名称",
                        "申报企业名称", "项目单位", "承担单位",    "入驻企业",     "入园企业", "企业名",
                        "公司名",       "company",  "companyname", "company.name", "firm"}))
        return CompanyKey::name;
    return std::nullopt;
}

std::optional<std::size_t> takeNumber(string_view& text) {
    constexpr std::array<string_view, 10> numerals{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
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

void passSeparators(string_view& text) {
    while (takeFront(text, {".", "_", "-", "·", "/", "#", "—", "的", "第", "|", ")"})) {
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

MappedColumn itemId(Entity entity, std::size_t item) {
    MappedColumn column;
    column.use = Use::itemId;
    column.entity = entity;
    column.item = item;
    return column;
}

} // namespace

HeadingBook::HeadingBook(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {
    for (const Entity entity : allEntities) {
        Names& names = names_[static_cast<std::size_t>(entity)];
        const std::vector<Fact>& facts = vocabulary.facts(entity);
        for (std::size_t index = 0; index < facts.size(); ++index) {
            for (const std::string& name : {facts[index].id, facts[index].label.zh, facts[index].label.en}) {
                std::string plain = plainHeading(name);
                if (names.emplace(plain, index).second) list_.push_back({std::move(plain), entity, index});
            }
        }
    }
    for (const HeadingName& name : otherNames()) {
        const auto fact = vocabulary.find(name.entity, name.fact);
        std::string plain(name.name);
        if (fact && names_[static_cast<std::size_t>(name.entity)].emplace(plain, *fact).second)
            list_.push_back({std::move(plain), name.entity, *fact});
    }
    std::stable_sort(list_.begin(), list_.end(),
                     [](const Name& left, const Name& right) { return left.plain.size() > right.plain.size(); });
}

std::optional<MappedColumn> HeadingBook::fact(Entity entity, string_view plain, std::size_t item) const {
    const Names& names = names_[static_cast<std::size_t>(entity)];
    const auto found = names.find(std::string(plain));
    if (found == names.end()) return std::nullopt;
    return MappedColumn::ofFact(entity, found->second, MoneyUnit::yuan, item);
}

// "项目1总投资", "projects.2.city", "已获支持1金额".
std::optional<MappedColumn> HeadingBook::numbered(string_view plain) const {
    if (takeFront(plain, {"已获支持", "awards", "award"})) {
        passSeparators(plain);
        const auto number = takeNumber(plain);
        if (!number) return std::nullopt;
        passSeparators(plain);
        const MappedColumn column = awardColumn(guessAwardColumn(plain), *number - 1);
        return column.use == Use::ignored ? std::nullopt : std::optional(column);
    }
    Entity entity = Entity::project;
    if (!takeFront(plain, {"项目", "projects", "project"})) {
        entity = Entity::expense;
        if (!takeFront(plain, {"支出", "费用", "expenses", "expense"})) return std::nullopt;
    }
    passSeparators(plain);
    const auto number = takeNumber(plain);
    if (!number) return std::nullopt;
    passSeparators(plain);
    if (isIdHeading(plain)) return itemId(entity, *number - 1);
    if (auto found = fact(entity, plain, *number - 1)) return found;
    // "项目1名称": the label is 项目名称.
    return fact(entity, std::string(entity == Entity::project ? "项目" : "支出") + std::string(plain), *number - 1);
}

std::optional<MappedColumn> HeadingBook::ofCompanies(string_view plain) const {
    if (auto found = fact(Entity::company, plain)) return found;
    if (const auto key = keyHeading(plain)) {
        if (*key == CompanyKey::uscc) return MappedColumn::ofFact(Entity::company, vocabulary_.known().uscc);
        if (*key == CompanyKey::name) return fact(Entity::company, "name");
        return MappedColumn::ofKey(CompanyKey::number);
    }
    if (isIdHeading(plain)) return MappedColumn::ofKey(CompanyKey::number);
    if (auto found = numbered(plain)) return found;
    // A company with one project often has it in its row, without a number.
    for (const Entity entity : {Entity::project, Entity::expense})
        if (auto found = fact(entity, plain)) return found;
    return std::nullopt;
}

std::optional<MappedColumn> HeadingBook::exact(Role role, string_view plain) const {
    switch (role) {
    case Role::ignored: return std::nullopt;
    case Role::companies: return ofCompanies(plain);
    case Role::projects:
    case Role::expenses: {
        const Entity entity = role == Role::projects ? Entity::project : Entity::expense;
        if (const auto key = keyHeading(plain)) return MappedColumn::ofKey(*key);
        if (isIdHeading(plain)) return itemId(entity, 0);
        if (auto found = fact(entity, plain)) return found;
        if (plain.starts_with(entity == Entity::project ? "项目" : "支出")) return std::nullopt;
        return fact(entity, (entity == Entity::project ? "项目" : "支出") + std::string(plain));
    }
    case Role::awards: {
        if (const auto key = keyHeading(plain)) return MappedColumn::ofKey(*key);
        const MappedColumn column = awardColumn(guessAwardColumn(plain), 0);
        return column.use == Use::ignored ? std::nullopt : std::optional(column);
    }
    }
    return std::nullopt;
}

bool HeadingBook::fits(const MappedColumn& column, string_view, int with) const {
    const bool isFact = column.use == Use::fact;
    const Fact* of = isFact ? &vocabulary_.fact(column.entity, column.fact) : nullptr;
    switch (static_cast<With>(with)) {
    case With::anything: return true;
    case With::company: return !isFact || column.entity == Entity::company;
    case With::project: return isFact && column.entity == Entity::project;
    case With::expense: return isFact && column.entity == Entity::expense;
    case With::money:
        return (isFact && of->type == FactType::money) ||
               (column.use == Use::award && column.fact == static_cast<std::size_t>(AwardField::amount));
    case With::count: return isFact && of->type == FactType::count;
    case With::lastYear: return isFact && column.entity == Entity::company && isOfLastYear(of->id);
    }
    return false;
}

} // namespace biosubsidy::sheets
