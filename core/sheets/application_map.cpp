// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/application_map.h"

#include <algorithm>
#include <array>

#include "core/tables/unit_line.h"

namespace biosubsidy::sheets {

namespace {

struct Name {
    ApplicationField field;
    std::string_view plain; // as plainHeading() makes it
};

using F = ApplicationField;
// A heading that is one of these is surely it; one that holds one, a proposal: the longest
// one that it holds.
constexpr std::array names{Name{F::firm, "企业"},
                           Name{F::firm, "企业名称"},
                           Name{F::firm, "单位名称"},
                           Name{F::firm, "公司"},
                           Name{F::firm, "公司名称"},
                           Name{F::firm, "客户"},
                           Name{F::firm, "客户名称"},
                           Name{F::firm, "申报单位"},
                           Name{F::firm, "申报企业"},
                           Name{F::firm, "申报主体"},
                           Name{F::firm, "firm"},
                           Name{F::firm, "company"},
                           Name{F::firm, "client"},
                           Name{F::firm, "applicant"},
                           Name{F::uscc, "统一社会信用代码"},
                           Name{F::uscc, "信用代码"},
                           Name{F::uscc, "uscc"},
                           Name{F::measure, "政策"},
                           Name{F::measure, "政策名称"},
                           Name{F::measure, "申报事项"},
                           Name{F::measure, "申报政策"},
                           Name{F::measure, "事项"},
                           Name{F::measure, "事项名称"},
                           Name{F::measure, "补贴名称"},
                           Name{F::measure, "补助名称"},
                           Name{F::measure, "资金名称"},
                           Name{F::measure, "专项名称"},
                           Name{F::measure, "支持事项"},
                           Name{F::measure, "policy"},
                           Name{F::measure, "measure"},
                           Name{F::measure, "support"},
                           Name{F::measure, "application"},
                           Name{F::document, "文号"},
                           Name{F::document, "文件号"},
                           Name{F::document, "发文字号"},
                           Name{F::document, "政策文号"},
                           Name{F::document, "document"},
                           Name{F::document, "documentnumber"},
                           Name{F::item, "项目"},
                           Name{F::item, "项目名称"},
                           Name{F::item, "project"},
                           Name{F::expected, "金额"},
                           Name{F::expected, "预计"},
                           Name{F::expected, "预计金额"},
                           Name{F::expected, "预计可获"},
                           Name{F::expected, "预期金额"},
                           Name{F::expected, "拟申报金额"},
                           Name{F::expected, "sum"},
                           Name{F::expected, "amount"},
                           Name{F::expected, "expected"},
                           Name{F::applied, "申请金额"},
                           Name{F::applied, "申报金额"},
                           Name{F::applied, "applied"},
                           Name{F::applied, "appliedfor"},
                           Name{F::approved, "批准金额"},
                           Name{F::approved, "获批金额"},
                           Name{F::approved, "核定金额"},
                           Name{F::approved, "批复金额"},
                           Name{F::approved, "approved"},
                           Name{F::paid, "到账金额"},
                           Name{F::paid, "已到账"},
                           Name{F::paid, "已拨付"},
                           Name{F::paid, "拨付金额"},
                           Name{F::paid, "实际到账"},
                           Name{F::paid, "paid"},
                           Name{F::closes, "截止"},
                           Name{F::closes, "截止日"},
                           Name{F::closes, "截止日期"},
                           Name{F::closes, "截止时间"},
                           Name{F::closes, "申报截止"},
                           Name{F::closes, "申报截止日期"},
                           Name{F::closes, "申报截止时间"},
                           Name{F::closes, "deadline"},
                           Name{F::closes, "closes"},
                           Name{F::closes, "closingday"},
                           Name{F::closes, "duedate"},
                           Name{F::ownDeadline, "内部截止"},
                           Name{F::ownDeadline, "自定期限"},
                           Name{F::ownDeadline, "计划提交"},
                           Name{F::ownDeadline, "计划完成"},
                           Name{F::ownDeadline, "owndeadline"},
                           Name{F::appliedOn, "提交日期"},
                           Name{F::appliedOn, "提交时间"},
                           Name{F::appliedOn, "申报日期"},
                           Name{F::appliedOn, "申报时间"},
                           Name{F::appliedOn, "submitted"},
                           Name{F::appliedOn, "submittedon"},
                           Name{F::approvedOn, "批准日期"},
                           Name{F::approvedOn, "获批日期"},
                           Name{F::approvedOn, "批复日期"},
                           Name{F::approvedOn, "approvedon"},
                           Name{F::paidOn, "到账日期"},
                           Name{F::paidOn, "到账时间"},
                           Name{F::paidOn, "拨付日期"},
                           Name{F::paidOn, "paidon"},
                           Name{F::status, "状态"},
                           Name{F::status, "进度"},
                           Name{F::status, "进展"},
                           Name{F::status, "申报状态"},
                           Name{F::status, "status"},
                           Name{F::person, "负责人"},
                           Name{F::person, "经办人"},
                           Name{F::person, "跟进人"},
                           Name{F::person, "owner"},
                           Name{F::person, "person"},
                           Name{F::person, "personincharge"},
                           Name{F::agency, "部门"},
                           Name{F::agency, "受理部门"},
                           Name{F::agency, "主管部门"},
                           Name{F::agency, "agency"},
                           Name{F::agency, "authority"},
                           Name{F::remarks, "备注"},
                           Name{F::remarks, "说明"},
                           Name{F::remarks, "remarks"},
                           Name{F::remarks, "notes"},
                           Name{F::remarks, "comment"}};

const Row* rowAt(const SheetPreview& sheet, std::uint64_t number) {
    const auto found =
        std::find_if(sheet.rows.begin(), sheet.rows.end(), [&](const Row& row) { return row.number == number; });
    return found == sheet.rows.end() ? nullptr : &*found;
}

// Of the lines above the headings: "单位：万元".
UnitSaid unitAbove(const SheetPreview& sheet, std::uint64_t headingRow) {
    UnitSaid said = unitOfLine(sheet.name);
    for (const Row& row : sheet.rows) {
        if (row.number >= headingRow) break;
        for (const Cell& cell : row.cells) {
            if (const UnitSaid here = unitOfLine(cell.text); here.kind == UnitSaid::Kind::money) said = here;
        }
    }
    return said;
}

std::vector<ApplicationColumn> columnsOf(const SheetPreview& sheet, const Row& headings) {
    std::vector<ApplicationColumn> columns;
    const UnitSaid above = unitAbove(sheet, headings.number);
    for (const Cell& cell : headings.cells) {
        ApplicationColumn column{cell.column, cell.text};
        std::string plain = plainHeading(cell.text);
        const UnitSaid own = takeHeadingUnit(plain);
        column.field = applicationField(plain, column.sure);
        const UnitSaid& unit = own.kind == UnitSaid::Kind::nothing ? above : own;
        if (unit.kind == UnitSaid::Kind::money) {
            column.unit = unit.unit;
            column.unitSaid = true;
        }
        // In dollars, in percent: not the sum that it is named after.
        if (isSum(column.field) && (own.kind == UnitSaid::Kind::foreign || own.kind == UnitSaid::Kind::other))
            column.field = ApplicationField::ignored;
        columns.push_back(std::move(column));
    }
    // The first of two for one field that is surely it, else the first.
    for (ApplicationColumn& column : columns) {
        for (const ApplicationColumn& other : columns) {
            if (&other == &column || other.field != column.field || column.field == ApplicationField::ignored) continue;
            const bool otherFirst = &other < &column ? other.sure || !column.sure : other.sure && !column.sure;
            if (otherFirst) {
                column.field = ApplicationField::ignored;
                column.sure = false;
            }
        }
    }
    return columns;
}

std::size_t knownIn(const std::vector<ApplicationColumn>& columns) {
    return static_cast<std::size_t>(std::count_if(columns.begin(), columns.end(), [](const ApplicationColumn& column) {
        return column.field != ApplicationField::ignored && column.sure;
    }));
}

} // namespace

Localized words(ApplicationField field) {
    static const std::array<Localized, 19> all{{{"不读", "ignored"},
                                                {"企业", "firm"},
                                                {"统一社会信用代码", "credit code"},
                                                {"申报事项", "what is applied for"},
                                                {"文号", "document number"},
                                                {"项目", "project"},
                                                {"预计金额", "sum expected"},
                                                {"申请金额", "sum applied for"},
                                                {"批准金额", "sum approved"},
                                                {"到账金额", "sum paid"},
                                                {"申报截止", "closing day"},
                                                {"自定期限", "own deadline"},
                                                {"提交日", "day of submission"},
                                                {"批准日", "day of approval"},
                                                {"到账日", "day of payment"},
                                                {"状态", "status"},
                                                {"负责人", "person in charge"},
                                                {"受理部门", "agency"},
                                                {"备注", "remarks"}}};
    return all.at(static_cast<std::size_t>(field));
}

void ApplicationMap::choose(std::uint32_t column, ApplicationField field) {
    for (ApplicationColumn& one : columns) {
        if (one.column == column) {
            one.field = field;
            one.sure = true;
        } else if (one.field == field) {
            one.field = ApplicationField::ignored;
        }
    }
}

const ApplicationColumn* ApplicationMap::of(ApplicationField field) const {
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [field](const ApplicationColumn& column) { return column.field == field; });
    return found == columns.end() ? nullptr : &*found;
}

std::optional<Localized> ApplicationMap::problem() const {
    if (headingRow == 0)
        return Localized{"没有找到标题行；标题行应有“企业”“申报事项”等列名",
                         "no row of headings was found; it should have names such as \"firm\" and \"measure\""};
    if (of(ApplicationField::measure) == nullptr && of(ApplicationField::document) == nullptr)
        return Localized{"没有一列写明申报什么；请为“申报事项”或“文号”选一列",
                         "no column says what is applied for; choose one for \"what is applied for\" or \"document "
                         "number\""};
    if (of(ApplicationField::firm) == nullptr && of(ApplicationField::uscc) == nullptr)
        return Localized{"没有一列写明是哪家企业；请为“企业”或“统一社会信用代码”选一列",
                         "no column says which firm it is; choose one for \"firm\" or \"credit code\""};
    return std::nullopt;
}

ApplicationField applicationField(std::string_view heading, bool& sure) {
    std::string plain = plainHeading(heading);
    static_cast<void>(takeHeadingUnit(plain));
    sure = true;
    const Name* longest = nullptr;
    for (const Name& name : names) {
        if (name.plain == plain) return name.field;
        const bool held = plain.find(name.plain) != std::string::npos;
        if (held && (longest == nullptr || longest->plain.size() < name.plain.size())) longest = &name;
    }
    sure = false;
    return longest == nullptr ? ApplicationField::ignored : longest->field;
}

ApplicationMap applicationMapAt(std::span<const SheetPreview> sheets, std::size_t sheet, std::uint64_t headingRow) {
    ApplicationMap map{sheet, 0, {}};
    const Row* headings = sheet < sheets.size() ? rowAt(sheets[sheet], headingRow) : nullptr;
    if (headings == nullptr) return map;
    map.headingRow = headingRow;
    map.columns = columnsOf(sheets[sheet], *headings);
    return map;
}

ApplicationMap guessApplicationMap(std::span<const SheetPreview> sheets) {
    constexpr std::size_t lookedAt = 20; // rows of a sheet
    ApplicationMap best;
    std::size_t known = 1; // one name alone is no row of headings
    for (std::size_t sheet = 0; sheet < sheets.size(); ++sheet) {
        if (sheets[sheet].hidden) continue;
        for (std::size_t at = 0; at < std::min(lookedAt, sheets[sheet].rows.size()); ++at) {
            ApplicationMap map = applicationMapAt(sheets, sheet, sheets[sheet].rows[at].number);
            if (knownIn(map.columns) <= known) continue;
            known = knownIn(map.columns);
            best = std::move(map);
        }
    }
    return best;
}

} // namespace biosubsidy::sheets
