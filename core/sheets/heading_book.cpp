// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/heading_book.h"

#include <algorithm>
#include <array>

#include "core/sheets/award_columns.h"
#include "core/sheets/heading_words.h"
#include "core/values/text.h"

namespace biosubsidy::sheets {

namespace {

using Role = SheetMap::Role;
using Use = MappedColumn::Use;
using With = HarmlessWord::With;
using std::string_view;

bool isOneOf(string_view text, std::initializer_list<string_view> names) {
    return std::find(names.begin(), names.end(), text) != names.end();
}

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

bool takeFront(string_view& text, std::initializer_list<string_view> fronts) {
    for (const string_view front : fronts) {
        if (!text.starts_with(front)) continue;
        text.remove_prefix(front.size());
        return true;
    }
    return false;
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

// The year at the front of "2025年营业收入"; 0: none.
int takeYear(string_view& plain) {
    string_view text = plain;
    if (!text.starts_with("20") || text.size() < 4) return 0;
    int year = 0;
    for (int digit = 0; digit < 4; ++digit, text.remove_prefix(1)) {
        if (text.front() < '0' || text.front() > '9') return 0;
        year = year * 10 + (text.front() - '0');
    }
    if (!takeFront(text, {"年度", "年末", "年底", "年"}) || text.empty()) return 0;
    plain = text;
    return year;
}

// Takes what stands in brackets behind a heading, and says what: remarks.
std::vector<std::string> takeRemarks(std::string& plain) {
    std::vector<std::string> remarks;
    while (!plain.empty() && plain.back() == ')') {
        const std::size_t open = plain.rfind('(');
        if (open == std::string::npos || open == 0) break;
        remarks.push_back(plain.substr(open + 1, plain.size() - open - 2));
        plain.resize(open);
    }
    return remarks;
}

constexpr std::array<Entity, 1> onlyProjects{Entity::project};
constexpr std::array<Entity, 1> onlyExpenses{Entity::expense};

std::span<const Entity> entitiesOf(Role role) {
    if (role == Role::projects) return onlyProjects;
    if (role == Role::expenses) return onlyExpenses;
    return allEntities;
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
    case With::lastYear:
        return isFact && column.entity == Entity::company && (of->id == "revenue" || of->id == "annual_output");
    }
    return false;
}

// The name with harmless words around it.
std::optional<MappedColumn> HeadingBook::decorated(Role role, string_view plain, int& year, int depth) const {
    if (plain.empty()) return std::nullopt;
    if (auto found = exact(role, plain)) return found;
    constexpr int deepest = 3;
    if (depth == deepest) return std::nullopt;
    string_view rest = plain;
    if (const int named = takeYear(rest); named != 0) {
        auto found = decorated(role, rest, year, depth + 1);
        const bool companys = found && found->use == Use::fact && found->entity == Entity::company;
        if (companys) year = named;
        return companys ? found : std::nullopt;
    }
    for (const HarmlessWord& front : harmlessFronts()) {
        if (!plain.starts_with(front.word)) continue;
        const auto found = decorated(role, plain.substr(front.word.size()), year, depth + 1);
        if (found && fits(*found, front.word, static_cast<int>(front.with))) return found;
    }
    for (const HarmlessWord& end : harmlessEnds()) {
        if (!plain.ends_with(end.word)) continue;
        const auto found = decorated(role, plain.substr(0, plain.size() - end.word.size()), year, depth + 1);
        if (found && fits(*found, end.word, static_cast<int>(end.with))) return found;
    }
    return std::nullopt;
}

// A proposal: the longest name that the heading holds, or the one that holds it.
std::optional<MappedColumn> HeadingBook::containing(Role role, string_view plain) const {
    if (role == Role::ignored || role == Role::awards) return std::nullopt;
    constexpr std::size_t least = 2;
    if (isKnownOther(plain) || codePoints(plain).size() < least) return std::nullopt;
    const std::span<const Entity> entities = entitiesOf(role);
    const auto asked = [&](const Name& name) {
        return std::find(entities.begin(), entities.end(), name.entity) != entities.end() &&
               codePoints(name.plain).size() >= least;
    };
    for (const Name& name : list_) {
        const std::size_t at = asked(name) ? plain.find(name.plain) : string_view::npos;
        if (at == string_view::npos) continue;
        const std::string rest =
            std::string(plain.substr(0, at)) + "|" + std::string(plain.substr(at + name.plain.size()));
        if (meansSomethingElse(rest)) return std::nullopt;
        return MappedColumn::ofFact(name.entity, name.fact);
    }
    if (meansSomethingElse(plain)) return std::nullopt;
    const Name* only = nullptr;
    for (const Name& name : list_) {
        if (!asked(name) || name.plain.find(plain) == std::string::npos) continue;
        if (only != nullptr && (only->entity != name.entity || only->fact != name.fact)) return std::nullopt;
        only = &name;
    }
    if (only == nullptr) return std::nullopt;
    return MappedColumn::ofFact(only->entity, only->fact);
}

void HeadingBook::judgeUnit(HeadingMeaning& meaning, const UnitSaid& unit, bool oddRemark) const {
    MappedColumn& column = meaning.column;
    ColumnSaid& said = meaning.said;
    said.unitText = unit.text;
    const bool money = fits(column, {}, static_cast<int>(With::money));
    const auto doubt = [&said](const char* zh, const char* en) {
        said.sure = Sureness::doubtful;
        said.why = {zh, en};
    };
    using Said = UnitSaid::Kind;
    if (money) {
        if (unit.kind == Said::money) {
            column.unit = unit.unit;
            said.unitFrom = UnitFrom::heading;
        }
        if (unit.kind == Said::foreign)
            doubt("标题说的是外币；程序只按人民币计算",
                  "the heading says another currency; the program counts in yuan");
        if (unit.kind == Said::other) doubt("标题里的单位不是金额的单位", "the unit in the heading is none of money");
        if (unit.kind == Said::nothing && oddRemark)
            doubt("标题括号里的话不知道是不是单位", "whether the words in brackets are a unit is not known");
        return;
    }
    if (unit.kind == Said::nothing) return;
    const bool count = fits(column, {}, static_cast<int>(With::count));
    const bool year = column.use == Use::fact && vocabulary_.fact(column.entity, column.fact).type == FactType::year;
    if (count && isOneOf(unit.text, {"人", "名", "位", "个", "单位人"})) return;
    if (year && isOneOf(unit.text, {"年", "年度"})) return;
    doubt("标题里的单位和这个字段不合", "the unit in the heading does not fit the field");
}

HeadingMeaning HeadingBook::read(Role role, string_view heading) const {
    HeadingMeaning meaning;
    std::string plain = plainHeading(heading);
    if (plain.empty() || role == Role::ignored) return meaning;
    const auto take = [&](const MappedColumn& column, Sureness sure) {
        meaning.column = column;
        meaning.said.sure = sure;
    };
    // "…曾突破1亿元" is a label that ends as amounts do: its unit is none.
    const std::string whole = plain;
    UnitSaid unit = takeHeadingUnit(plain);
    if (auto column = exact(role, plain)) {
        column->unit = MoneyUnit::yuan;
        take(*column, Sureness::exact);
        judgeUnit(meaning, unit, false);
        return meaning;
    }
    if (const auto column = exact(role, whole)) {
        take(*column, Sureness::exact);
        return meaning;
    }
    if (unit.kind == UnitSaid::Kind::other && unit.text == "%") return meaning;
    int year = 0;
    bool odd = false;
    auto found = decorated(role, plain, year);
    if (!found) {
        std::string bare = plain;
        const std::vector<std::string> remarks = takeRemarks(bare);
        if (!remarks.empty()) found = decorated(role, bare, year);
        for (const std::string& remark : remarks) {
            odd = odd || !isHarmlessRemark(remark);
            string_view named = remark;
            std::string padded = remark + "年x"; // "2025" and "2025年" alike
            named = padded;
            if (found && isHarmlessRemark(remark)) year = std::max(year, takeYear(named));
            if (meansSomethingElse(remark)) found.reset();
        }
        if (!found && !remarks.empty() && !meansSomethingElse(plain)) plain = bare;
    }
    if (found) {
        take(*found, Sureness::exact);
        meaning.said.year = year;
        judgeUnit(meaning, unit, odd);
        return meaning;
    }
    if (role == Role::companies && speaksOfSupportHeld(plain)) {
        meaning.said.sure = Sureness::doubtful;
        meaning.said.why = {
            "像是已获支持，但看不出用于哪个项目或措施；请用“已获支持”表或“已获支持1金额”等列写明",
            "it looks like support already held, but not for what; give it on a sheet of its own, or in "
            "columns such as \"award 1 amount\""};
        return meaning;
    }
    if (const auto proposal = containing(role, plain)) {
        take(*proposal, Sureness::contained);
        judgeUnit(meaning, unit, odd);
        if (meaning.said.why.empty()) meaning.said.why = {"标题只有一部分对得上", "only a part of the heading fits"};
    }
    return meaning;
}

bool HeadingBook::isName(Role role, string_view heading) const {
    constexpr std::size_t longest = 120; // bytes; a sentence is no heading
    if (heading.size() > longest) return false;
    std::string plain = plainHeading(heading);
    if (plain.empty()) return false;
    if (exact(role, plain)) return true;
    static_cast<void>(takeHeadingUnit(plain));
    int year = 0;
    if (decorated(role, plain, year)) return true;
    return !takeRemarks(plain).empty() && decorated(role, plain, year).has_value();
}

} // namespace biosubsidy::sheets
