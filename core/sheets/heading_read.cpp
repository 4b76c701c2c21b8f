// SPDX-License-Identifier: GPL-3.0-or-later
//
// A heading with words, remarks and units around the name: the part of HeadingBook that
// judges it.
#include <algorithm>
#include <array>

#include "core/sheets/heading_book.h"
#include "core/sheets/heading_words.h"
#include "core/tables/unit_line.h"
#include "core/values/text.h"
#include "core/values/text_parts.h"

namespace biosubsidy::sheets {

namespace {

using Role = SheetMap::Role;
using Use = MappedColumn::Use;
using With = HarmlessWord::With;
using std::string_view;

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

// 1.总投资, (一)总投资, 必填 in brackets before the name: without.
string_view withoutNumber(string_view plain) {
    const std::size_t close = plain.starts_with('(') ? plain.find(')') : string_view::npos;
    if (close != string_view::npos) {
        const string_view inside = plain.substr(1, close - 1);
        const bool number =
            !inside.empty() && inside.size() <= 2 && inside.find_first_not_of("0123456789") == string_view::npos;
        if (number || isHarmlessRemark(inside) ||
            isOneOf(inside, {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}))
            return plain.substr(close + 1);
        return plain;
    }
    const std::size_t digits = std::min(plain.find_first_not_of("0123456789"), plain.size());
    if (digits > 2) return plain;
    string_view rest = plain.substr(digits);
    const bool numbered = digits > 0 || takeFront(rest, {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"});
    return numbered && takeFront(rest, {".", "、"}) ? rest : plain;
}

constexpr std::array<Entity, 1> onlyProjects{Entity::project};
constexpr std::array<Entity, 1> onlyExpenses{Entity::expense};

std::span<const Entity> entitiesOf(Role role) {
    if (role == Role::projects) return onlyProjects;
    if (role == Role::expenses) return onlyExpenses;
    return allEntities;
}

} // namespace

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
    const bool quantity =
        column.use == Use::fact && vocabulary_.fact(column.entity, column.fact).type == FactType::quantity;
    if (quantity && isUnitOf(vocabulary_.fact(column.entity, column.fact), unit)) return;
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
    plain = std::string(withoutNumber(plain));
    int year = 0;
    bool odd = false;
    auto found = decorated(role, plain, year);
    if (!found) {
        std::string bare = plain;
        const std::vector<std::string> remarks = takeRemarks(bare);
        if (!remarks.empty()) found = decorated(role, bare, year);
        for (const std::string& remark : remarks) {
            odd = odd || !isHarmlessRemark(remark) || !unitSpokenOf(remark).empty();
            string_view named = remark;
            std::string padded = remark + "年x"; // "2025" and "2025年" alike
            named = padded;
            if (found && isHarmlessRemark(remark)) year = std::max(year, takeYear(named));
            if (remarkMeansSomethingElse(remark)) found.reset();
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
    if (heading.find_first_not_of("0123456789.,-+%eE") == std::string_view::npos) return false;
    std::string plain = plainHeading(heading);
    if (plain.empty()) return false;
    if (exact(role, plain)) return true;
    static_cast<void>(takeHeadingUnit(plain));
    plain = std::string(withoutNumber(plain));
    int year = 0;
    if (decorated(role, plain, year)) return true;
    return !takeRemarks(plain).empty() && decorated(role, plain, year).has_value();
}

} // namespace biosubsidy::sheets
