// SPDX-License-Identifier: GPL-3.0-or-later
//
// Measures with the firms that they concern most, and firms with their measures.
#include <algorithm>

#include "core/portfolio/chapters.h"
#include "core/report/parts.h"
#include "core/values/text.h"
#include "core/wording/explanation.h"
#include "core/wording/say.h"

namespace biosubsidy::portfolio {

using report::Cell;
using report::Paragraph;
using report::Section;
using report::TableColumn;
using wording::say;

namespace {

using Line = std::pair<const std::string, MeasureTally>;
using Lines = std::vector<const Line*>;

constexpr std::size_t mostBars = 12;
constexpr std::size_t mostMeasures = 60; // of a table on paper
constexpr std::size_t mostOfFirm = 15;   // claims on a firm's page
constexpr std::size_t mostDetailed = 30; // measures with their largest firms

Lines bySum(const Portfolio& portfolio) {
    Lines lines;
    for (const Line& line : portfolio.measures) lines.push_back(&line);
    std::stable_sort(lines.begin(), lines.end(), [](const Line* left, const Line* right) {
        if (left->second.counted != right->second.counted) return left->second.counted > right->second.counted;
        return left->second.open > right->second.open;
    });
    return lines;
}

report::Chart chartOf(const ChapterContext& context, const Lines& lines) {
    report::Chart chart{context.text("金额最大的措施", "The measures that count most"), {}};
    for (const Line* line : lines) {
        const Money& sum = line->second.counted;
        if (sum.isZero() || chart.bars.size() == mostBars) break;
        report::Bar bar;
        bar.label = measureTitle(context.rules(), line->first, context.language());
        bar.sum = context.sum(sum);
        bar.length = report::lengthOf(sum.fen(), lines.front()->second.counted.fen());
        bar.remark = marksOf(context.portfolio(), line->first, context.language());
        bar.fill = bar.remark.empty() ? report::Bar::Fill::solid : report::Bar::Fill::hatched;
        chart.bars.push_back(std::move(bar));
    }
    return chart;
}

// On paper those with a sum; in a workbook all.
report::Table measureTable(const ChapterContext& context, const Lines& all) {
    Lines lines = all;
    if (!context.whole) {
        std::erase_if(lines,
                      [](const Line* line) { return line->second.counted.isZero() && line->second.open.isZero(); });
        lines.resize(std::min(lines.size(), mostMeasures));
    }
    const Language language = context.language();
    using Of = const Line*;
    const std::vector<TableColumn<Of>> columns{
        {{context.text("措施", "Measure"), 22},
         [&](const Of& line) { return measureTitle(context.rules(), line->first, language); }},
        {{context.text("文件", "Document"), 22},
         [&](const Of& line) { return documentOf(context.rules(), line->first, language); }},
        {{context.text("标记", "Marks"), 10},
         [&](const Of& line) { return marksOf(context.portfolio(), line->first, language); }},
        {{context.text("计入（家）", "Firms"), 9, true},
         [](const Of& line) { return ChapterContext::cell(line->second.firms); }},
        {{context.sumHeading("计入", "Counted"), 15, true},
         [&](const Of& line) { return context.cellOrNothing(line->second.counted); }},
        {{context.text("待判断（家）", "Open"), 9, true},
         [](const Of& line) { return ChapterContext::cell(line->second.openFirms); }},
        {{context.sumHeading("待判断，至多", "Open, at most"), 15, true},
         [&](const Of& line) { return context.cellOrNothing(line->second.open); }}};
    report::Table table = report::tableOf(context.text("按措施", "By measure"), columns, lines);
    Money counted;
    for (const Line* line : all) counted += line->second.counted;
    table.rows.push_back(
        {{context.text("合计", "Total"), "", "", "", context.cell(counted), "", ""}, report::Row::Kind::total});
    table.compact = true;
    return table;
}

Section largestOf(const ChapterContext& context, const Line& line) {
    const MeasureTally& tally = line.second;
    Section section{2, measureTitle(context.rules(), line.first, context.language()), {}};
    section.blocks.emplace_back(Paragraph{say(context.language(), "{}；{} 家共 {}。", "{}; {} [firm|firms], {} in all.",
                                              documentOf(context.rules(), line.first, context.language()), tally.firms,
                                              context.sum(tally.counted)),
                                          Paragraph::Style::small});
    const std::vector<TableColumn<FirmSum>> columns{
        {{context.text("企业", "Firm"), 50}, [&](const FirmSum& of) { return context.name(of.firm); }},
        {{context.text("统一社会信用代码", "Credit code"), 28},
         [](const FirmSum& of) { return printable(of.firm.uscc); }},
        {{context.sumHeading("计入", "Counted"), 22, true}, [&](const FirmSum& of) { return context.cell(of.sum); }}};
    report::Table table = report::tableOf(section.title, columns, tally.largest.kept());
    table.compact = true;
    section.blocks.emplace_back(std::move(table));
    if (tally.firms > tally.largest.kept().size())
        section.blocks.emplace_back(
            Paragraph{say(context.language(), "最大的 {} 家；另有 {} 家。", "The {} largest; {} more.",
                          tally.largest.kept().size(), tally.firms - tally.largest.kept().size()),
                      Paragraph::Style::small});
    return section;
}

} // namespace

Sections measureChapter(const ChapterContext& context) {
    const Lines lines = bySum(context.portfolio());
    Sections sections{{1, context.text("按措施", "By measure"), {}}};
    Section& first = sections.front();
    if (!context.input.basis.listsAllClaims) first.blocks.emplace_back(notWhole(context));
    if (lines.empty()) {
        first.blocks.emplace_back(
            Paragraph{context.text("没有可计入或待判断的措施。", "No measure counts or is open.")});
        return sections;
    }
    report::Chart chart = chartOf(context, lines);
    if (chart.bars.size() > 1) first.blocks.emplace_back(std::move(chart));
    first.blocks.emplace_back(measureTable(context, lines));
    const std::size_t shown = std::get<report::Table>(first.blocks.back()).rows.size() - 1;
    if (shown < lines.size())
        first.blocks.emplace_back(
            Paragraph{say(context.language(), "另有 {} 项措施没有公布金额或金额较小，没有列出；XLSX 里都有。",
                          "{} more [measure publishes|measures publish] no sum or [comes|come] to less; the workbook "
                          "(.xlsx) lists them.",
                          lines.size() - shown),
                      Paragraph::Style::small});
    std::size_t detailed = 0;
    std::size_t left = 0;
    for (const Line* line : lines) {
        if (line->second.firms == 0) continue;
        if (detailed == mostDetailed) {
            ++left;
            continue;
        }
        ++detailed;
        sections.push_back(largestOf(context, *line));
    }
    if (left > 0)
        sections.back().blocks.emplace_back(
            Paragraph{say(context.language(), "另有 {} 项金额较小的措施没有逐项列出企业。",
                          "{} more [measure counts|measures count] for less; their firms are not listed.", left),
                      Paragraph::Style::notice});
    return sections;
}

std::vector<TableColumn<Firm>> firmColumns(const RuleBook& rules, const PortfolioOptions& options) {
    const Language language = options.language;
    const auto heading = [=](const char* zh, const char* en) {
        return say(language, "{}（{}）", "{} ({})", language == Language::zh ? zh : en,
                   report::unitText(options.unit, language));
    };
    const auto sum = [=](const Money FirmTotals::*total) {
        return [=](const Firm& firm) {
            if (!firm.hasClaims() || !firm.hasFigures()) return Cell();
            return Cell(report::columnSum(firm.totals.*total, options.unit), firm.totals.*total);
        };
    };
    return {
        {{say(language, "企业", "Firm"), 22}, [=](const Firm& firm) { return nameText(nameOf(firm), language); }},
        {{say(language, "统一社会信用代码", "Credit code"), 19}, [](const Firm& firm) { return printable(firm.uscc); }},
        {{heading("最高可获", "At most"), 16, true}, [=](const Firm& firm) { return ceilingCell(firm, options); }},
        {{heading("能论证", "Defended"), 16, true}, sum(&FirmTotals::stated)},
        {{heading("金额待定", "Open sums"), 15, true}, sum(&FirmTotals::openAmount)},
        {{heading("最好情形", "At best"), 17, true}, sum(&FirmTotals::potential)},
        {{say(language, "最值得问", "Ask first"), 19}, [=, &rules](const Firm& firm) {
             return firm.question ? Cell(questionText(firm.question->fact, rules.vocabulary(), language)) : Cell();
         }}};
}

Sections firmChapter(const ChapterContext& context) {
    const Portfolio& of = context.portfolio();
    const Language language = context.language();
    Section section{1, context.text("按企业", "By firm"), {}};
    report::Table table = report::tableOf(context.text("企业", "Firms"), firmColumns(context.rules(), context.options),
                                          of.largest.kept());
    table.compact = true;
    Money listed;
    for (const Firm& firm : of.largest.kept()) listed += firm.totals.ceiling;
    const std::uint64_t left = of.firms - of.largest.kept().size();
    if (left > 0)
        table.rows.push_back({{say(language, "其余 {} 家", "{} [other|others]", left), "",
                               context.cell(of.totals.ceiling - listed), "", "", "", ""}});
    table.rows.push_back(
        {{context.text("合计", "Total"), "", context.cell(of.totals.ceiling), context.cell(of.totals.stated),
          context.cell(of.totals.openAmount), context.cell(of.totals.potential), ""},
         report::Row::Kind::total});
    section.blocks.emplace_back(std::move(table));
    if (left > 0)
        section.blocks.emplace_back(
            Paragraph{say(language, "按最高可获从大到小列出 {} 家，其余 {} 家没有逐家列出；XLSX 里每家一行。",
                          "The {} largest are listed; {} [is|are] not. The workbook (.xlsx) has a row for each.",
                          of.largest.kept().size(), left),
                      Paragraph::Style::notice});
    return {std::move(section)};
}

namespace {

report::Table claimTable(const ChapterContext& context, std::string name, const std::vector<FirmClaim>& claims) {
    const Language language = context.language();
    const std::vector<TableColumn<FirmClaim>> columns{
        {{context.text("措施", "Measure"), 23},
         [&](const FirmClaim& claim) { return measureTitle(context.rules(), claim.measure, language); }},
        {{context.text("文件", "Document"), 20},
         [&](const FirmClaim& claim) { return documentOf(context.rules(), claim.measure, language); }},
        {{context.text("项目或支出", "Project or expense"), 10},
         [](const FirmClaim& claim) { return printable(claim.item); }},
        {{context.text("判断", "Verdict"), 14},
         [=](const FirmClaim& claim) { return wording::verdictText(claim.verdict, language); }},
        {{context.sumHeading("单项上限", "Ceiling alone"), 17, true},
         [&](const FirmClaim& claim) { return claim.hasSum ? context.cell(claim.ceiling) : Cell(); }},
        {{context.sumHeading("计入", "Counted"), 16, true},
         [&](const FirmClaim& claim) { return context.cellOrNothing(claim.counted); }}};
    report::Table table = report::tableOf(std::move(name), columns, claims);
    table.compact = true;
    return table;
}

Section pageOf(const ChapterContext& context, const Firm& firm) {
    const Language language = context.language();
    Section section{2, context.name(nameOf(firm)), {}, true};
    report::Table totals =
        report::tableOf(section.title, firmColumns(context.rules(), context.options), std::span(&firm, 1));
    totals.compact = true;
    section.blocks.emplace_back(std::move(totals));
    std::vector<FirmClaim> claims = firm.claims;
    std::stable_sort(claims.begin(), claims.end(), [](const FirmClaim& left, const FirmClaim& right) {
        if (left.counted != right.counted) return left.counted > right.counted;
        return left.ceiling > right.ceiling;
    });
    // Those that come to something; a page holds so many.
    std::erase_if(claims, [](const FirmClaim& claim) { return claim.counted.isZero() && claim.ceiling.isZero(); });
    claims.resize(std::min(claims.size(), mostOfFirm));
    if (!claims.empty()) section.blocks.emplace_back(claimTable(context, section.title, claims));
    if (firm.claims.size() > claims.size())
        section.blocks.emplace_back(
            Paragraph{say(language, "另有 {} 项没有公布金额或金额较小，没有列出。",
                          "{} more [claim has|claims have] no published sum or [comes|come] to less; not listed.",
                          firm.claims.size() - claims.size()),
                      Paragraph::Style::small});
    if (firm.question)
        section.blocks.emplace_back(
            Paragraph{say(language, "最值得问的：{}（最多影响 {}）。", "Ask first: {} (at stake, at most: {}).",
                          questionText(firm.question->fact, context.rules().vocabulary(), language),
                          context.sum(firm.question->atStake))});
    return section;
}

} // namespace

Sections firmPages(const ChapterContext& context) {
    const Portfolio& of = context.portfolio();
    const Language language = context.language();
    Sections sections{{1, context.text("各家企业", "Firm by firm"), {}}};
    if (of.firms > of.largest.kept().size())
        sections.front().blocks.emplace_back(
            Paragraph{say(language, "最高可获最大的 {} 家，每家一页；其余 {} 家没有单独的页。",
                          "A page for each of the {} largest; {} [has|have] none.", of.largest.kept().size(),
                          of.firms - of.largest.kept().size()),
                      Paragraph::Style::notice});
    for (const Firm& firm : of.largest.kept()) sections.push_back(pageOf(context, firm));
    return sections;
}

} // namespace biosubsidy::portfolio
