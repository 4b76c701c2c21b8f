// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/claim_table.h"

#include <algorithm>

#include "core/values/text.h"
#include "core/wording/pack_text.h"

namespace biosubsidy::report {

using wording::say;

namespace {

// A claim whose sum another one gives counts with that one.
std::string stateText(const Claim& claim, Language language) {
    if (!claim.holds()) return {};
    if (claim.completedBy) return say(language, "金额由他项给出", "sum given by another");
    return claim.chosen ? countedWord(language) : say(language, "不计入", "not counted");
}

Cell sumOf(const Context& context, const Claim& claim, const Money& sum) {
    return claim.measure->hasSum() ? context.cell(sum) : Cell();
}

TableColumn<ClaimLine> columnFor(const Context& context, ClaimField field) {
    using Line = ClaimLine;
    const auto text = [&](const char* zh, const char* en, int width, std::function<Cell(const Line&)> cell) {
        return TableColumn<Line>{{context.text(zh, en), width}, std::move(cell)};
    };
    const auto sum = [&](const char* zh, const char* en, std::function<Cell(const Line&)> cell) {
        return TableColumn<Line>{{context.sumHeading(zh, en), 14, true}, std::move(cell)};
    };
    const Language language = context.language();
    switch (field) {
    case ClaimField::city:
        return text("城市", "City", 10, [&](const Line& line) { return context.cityName(*line.city); });
    case ClaimField::measure:
        return text("措施", "Measure", 22, [](const Line& line) { return line.claim->words.title; });
    case ClaimField::subject:
        return text("对象", "For", 15, [](const Line& line) { return line.claim->words.subject; });
    case ClaimField::clause:
        return text("条款", "Clause", 11, [](const Line& line) { return line.claim->words.clause; });
    case ClaimField::verdict:
        return text("判断", "Verdict", 10, [](const Line& line) { return line.claim->words.verdict; });
    case ClaimField::support:
        return text("性质", "Kind", 14, [](const Line& line) { return line.claim->words.support; });
    case ClaimField::ceiling:
        return sum("单项上限", "Ceiling alone", [&](const Line& line) {
            const Claim& claim = *line.claim->claim;
            return sumOf(context, claim, claim.ceiling.value_or(Money()));
        });
    case ClaimField::awards:
        return sum("已获抵减", "Set off",
                   [&](const Line& line) { return sumOf(context, *line.claim->claim, line.claim->claim->awardsOff); });
    case ClaimField::counted:
        return sum("计入", "Counted",
                   [&](const Line& line) { return sumOf(context, *line.claim->claim, line.claim->claim->counted); });
    case ClaimField::state:
        return text("是否计入", "In the total", 10,
                    [=](const Line& line) { return stateText(*line.claim->claim, language); });
    case ClaimField::marks:
        return text("标记", "Marks", 14,
                    [&](const Line& line) { return context.list(badgesOf(context, *line.claim)); });
    case ClaimField::why: return text("原因", "Why", 28, [](const Line& line) { return line.claim->words.why; });
    case ClaimField::sum:
        return text("算式", "The sum", 26,
                    [=](const Line& line) { return wording::sumOnOneLine(line.claim->words, language); });
    case ClaimField::stacking:
        return text("叠加", "With others", 22,
                    [&](const Line& line) { return context.lines(line.claim->words.stacking); });
    case ClaimField::missing:
        return text("还缺", "Missing", 20, [&](const Line& line) { return context.list(line.claim->words.missing); });
    case ClaimField::agencies:
        return text("文中所列部门", "Agencies named", 22, [](const Line& line) { return line.claim->words.agencies; });
    case ClaimField::document:
        // The title stands once, among the sources; a document without a number has only that.
        return text("文件", "Document", 18, [](const Line& line) {
            const std::string& number = line.claim->pack->pack->number;
            return number.empty() ? line.claim->words.document : printable(number);
        });
    case ClaimField::status:
        return text("文件状态", "Status", 11,
                    [=](const Line& line) { return statusWord(line.claim->pack->status, language); });
    case ClaimField::grade:
        return text("文本", "Text seen", 9,
                    [=](const Line& line) { return wording::gradeText(line.claim->pack->pack->grade, language); });
    case ClaimField::checked:
        return text("最后核对", "Last looked at", 12, [](const Line& line) {
            const auto& checked = line.claim->pack->pack->checked;
            return checked ? checked->toString() : std::string();
        });
    case ClaimField::origin:
        return text("来源", "Origin", 10,
                    [=](const Line& line) { return originWord(line.claim->pack->pack->builtIn, language); });
    case ClaimField::notes:
        return text("注意", "Notes", 26,
                    [&](const Line& line) { return context.lines(ownNotes(context, *line.claim)); });
    }
    return {};
}

} // namespace

ClaimTable::ClaimTable(const Context& context, std::string name, const std::vector<ClaimField>& fields)
    : fields_(fields) {
    for (const ClaimField field : fields) columns_.push_back(columnFor(context, field));
    table_.name = std::move(name);
    table_.columns = columnsOf(columns_);
}

std::size_t ClaimTable::columnOf(ClaimField field) const {
    return static_cast<std::size_t>(std::find(fields_.begin(), fields_.end(), field) - fields_.begin());
}

// Without dates, so that a formula can look for it.
std::string statusWord(PackStatus status, Language language) {
    switch (status) {
    case PackStatus::inForce: return say(language, "施行中", "in force");
    case PackStatus::draft: return say(language, "征求意见稿", "draft");
    case PackStatus::notYet: return say(language, "尚未施行", "not yet in force");
    case PackStatus::expired: return say(language, "已到期", "expired");
    case PackStatus::replaced: return say(language, "有较新的自填数字", "replaced by a newer figure");
    }
    return {};
}

std::string originWord(bool builtIn, Language language) {
    return builtIn ? say(language, "内置", "built in") : say(language, "用户自填", "user's own");
}

std::string countedWord(Language language) {
    return say(language, "计入", "counted");
}

} // namespace biosubsidy::report
