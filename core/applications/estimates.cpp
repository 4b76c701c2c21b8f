// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applications/estimates.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/documents/csv_text.h"
#include "core/documents/workbook.h"
#include "core/system/output_file.h"
#include "core/values/text.h"
#include "core/wording/say.h"

namespace biosubsidy::applications {

namespace {

void add(Estimate& estimate, const Application& application) {
    ++estimate.count;
    const Money approved = application.approved.sum.value_or(Money());
    estimate.expected += application.expected.value_or(Money());
    estimate.expectedOpen = estimate.expectedOpen || (application.expected && application.expectedOpen);
    estimate.applied += application.applied.sum.value_or(Money());
    estimate.approved += approved;
    estimate.paid += application.paid().value_or(Money());
    const bool decided = application.approved.sum || application.status == Status::refused;
    if (!decided || !application.expected) return;
    ++estimate.decided;
    estimate.expectedOfDecided += *application.expected;
    estimate.approvedOfDecided += approved;
}

// A column: its heading, and its cell as a text, a sum or a count.
struct Column {
    Localized heading;
    std::string (*text)(const Estimate&, Language);
    Money Estimate::*sum = nullptr;
    std::size_t Estimate::*count = nullptr;
};

const std::vector<Column>& columns() {
    static const std::vector<Column> all{
        {{"申报事项", "application"},
         [](const Estimate& of, Language language) {
             const std::string& title = of.title.in(language);
             return title.empty() ? of.measure : title;
         }},
        {{"措施", "measure"}, [](const Estimate& of, Language) { return of.measure; }},
        {{"项数", "number"}, nullptr, nullptr, &Estimate::count},
        {{"预计（元）", "expected (CNY)"}, nullptr, &Estimate::expected},
        {{"预计的性质", "kind of expectation"},
         [](const Estimate& of, Language language) {
             return of.expectedOpen ? wording::say(language, "含至多", "some at most") : std::string();
         }},
        {{"申请（元）", "applied for (CNY)"}, nullptr, &Estimate::applied},
        {{"批准（元）", "approved (CNY)"}, nullptr, &Estimate::approved},
        {{"到账（元）", "paid (CNY)"}, nullptr, &Estimate::paid},
        {{"已有结果且有预计（项）", "decided, with an expectation"}, nullptr, nullptr, &Estimate::decided},
        {{"其预计（元）", "expected of those (CNY)"}, nullptr, &Estimate::expectedOfDecided},
        {{"其批准（元）", "approved of those (CNY)"}, nullptr, &Estimate::approvedOfDecided},
        {{"批准占预计", "approved of expected"}, [](const Estimate& of, Language) { return of.shareText(); }}};
    return all;
}

std::vector<Estimate> withTotal(std::span<const Estimate> all) {
    std::vector<Estimate> rows(all.begin(), all.end());
    rows.push_back(totalOf(all));
    rows.back().title = {"合计", "Total"};
    return rows;
}

void writeRow(WorkbookSheet& sheet, std::uint32_t row, const Estimate& of, Language language) {
    for (std::size_t at = 0; at < columns().size(); ++at) {
        const Column& column = columns()[at];
        if (column.sum != nullptr)
            sheet.decimal(row, at, (of.*column.sum).toString(), (of.*column.sum).toString());
        else if (column.count != nullptr)
            sheet.count(row, at, of.*column.count);
        else
            sheet.text(row, at, column.text(of, language));
    }
}

} // namespace

std::optional<std::int64_t> Estimate::share() const {
    if (expectedOfDecided.isZero()) return std::nullopt;
    constexpr int tenthsOfPercent = 1000;
    const Fen share = approvedOfDecided.fen() * tenthsOfPercent / expectedOfDecided.fen();
    return static_cast<std::int64_t>(share);
}

std::string Estimate::shareText() const {
    const auto tenths = share();
    return tenths ? fmt::format("{}.{}%", *tenths / 10, *tenths % 10) : std::string();
}

std::vector<Estimate> estimatesOf(std::span<const Application> all) {
    std::vector<Estimate> estimates;
    for (const Application& application : all) {
        const std::string& measure = application.claim.measure;
        const auto known = std::find_if(estimates.begin(), estimates.end(), [&](const Estimate& one) {
            return one.measure == measure && (!measure.empty() || one.title == application.title);
        });
        Estimate& of = known == estimates.end() ? estimates.emplace_back() : *known;
        of.measure = measure;
        if (of.title.empty()) of.title = application.title;
        add(of, application);
    }
    return estimates;
}

Estimate totalOf(std::span<const Estimate> all) {
    Estimate total;
    for (const Estimate& one : all) {
        for (const auto sum : {&Estimate::expected, &Estimate::applied, &Estimate::approved, &Estimate::paid,
                               &Estimate::expectedOfDecided, &Estimate::approvedOfDecided})
            total.*sum += one.*sum;
        total.count += one.count;
        total.decided += one.decided;
        total.expectedOpen = total.expectedOpen || one.expectedOpen;
    }
    return total;
}

std::string estimatesAsCsv(std::span<const Estimate> all, Language language) {
    std::string out(byteOrderMark);
    const auto row = [&out](const auto& cellOf) {
        for (const Column& column : columns()) {
            if (&column != &columns().front()) out += ',';
            appendCsvCell(out, cellOf(column));
        }
        out += "\r\n";
    };
    row([&](const Column& column) { return column.heading.in(language); });
    for (const Estimate& of : withTotal(all))
        row([&](const Column& column) {
            if (column.sum != nullptr) return (of.*column.sum).toString();
            return column.count != nullptr ? std::to_string(of.*column.count) : column.text(of, language);
        });
    return out;
}

tl::expected<void, Localized> estimatesToXlsx(std::span<const Estimate> all, Language language, const Target& target) {
    if (all.size() + 2 > mostSheetRows) return tl::unexpected(tooManyRows(all.size() + 2));
    WorkFile work(target);
    if (auto begun = work.begin(); !begun) return begun;
    Workbook book(work.name());
    WorkbookSheet sheet = book.addSheet(wording::say(language, "预计与结果", "Expected and granted"));
    std::vector<std::string> headings;
    for (const Column& column : columns()) headings.push_back(column.heading.in(language));
    sheet.tableHead(headings, 0);
    std::uint32_t row = 1;
    for (const Estimate& of : withTotal(all)) writeRow(sheet, row++, of, language);
    if (auto closed = book.close(); !closed) return closed;
    return work.finish(target);
}

} // namespace biosubsidy::applications
