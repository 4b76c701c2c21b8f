// SPDX-License-Identifier: GPL-3.0-or-later
//
// A report on one page. What does not find room is counted and named as left out,
// never dropped in silence.
#include <algorithm>

#include "core/report/parts.h"
#include "core/report/table_of.h"
#include "core/wording/total_lines.h"

namespace biosubsidy::report {

using wording::say;

namespace {

// Rows that fit on the page beside all else.
constexpr std::size_t mostCities = 2;
constexpr std::size_t mostClaims = 6;
constexpr std::size_t mostClaimsOfSeveral = 2; // cities, of each
constexpr std::size_t mostQuestions = 3;
constexpr std::size_t mostNotices = 2;

void addRest(const Context& context, Section& section, std::size_t all, std::size_t shown) {
    if (all > shown)
        section.blocks.emplace_back(Paragraph{
            say(context.language(), "另有 {} 项，见完整报告。", "{} more: see the whole report.", all - shown),
            Paragraph::Style::small});
}

// What the sums are, and what of them may fall altogether.
Table mainTotals(const Context& context, const CityResult& city) {
    using Line = wording::TotalLine;
    using Kind = Line::Kind;
    std::vector<Line> lines = wording::totalLines(context.assessment(), city);
    std::erase_if(lines, [](const Line& line) {
        const bool main = line.kind == Kind::ceiling || line.kind == Kind::stated || line.kind == Kind::potential;
        const bool weak = line.kind == Kind::draft || line.kind == Kind::report || line.kind == Kind::own;
        return !main && !weak;
    });
    const std::vector<TableColumn<Line>> columns{
        {{context.text("合计", "Total"), 70}, [&](const Line& line) { return context.in(line.name); }},
        {{context.sumHeading("金额", "Sum"), 30, true}, [&](const Line& line) { return context.cell(line.sum); }}};
    Table table = tableOf(context.text("合计", "Totals"), columns, lines);
    table.compact = true;
    return table;
}

void addClaims(const Context& context, const CityResult& city, std::size_t most, Section& section) {
    std::vector<ClaimText> claims = countedClaims(context, city);
    std::stable_sort(claims.begin(), claims.end(), [](const ClaimText& left, const ClaimText& right) {
        return left.claim->counted > right.claim->counted;
    });
    if (claims.empty()) return;
    const std::size_t all = claims.size();
    claims.erase(claims.begin() + static_cast<std::ptrdiff_t>(std::min(most, all)), claims.end());
    const std::vector<TableColumn<ClaimText>> columns{
        {{context.text("计入的措施", "Counted"), 40}, [](const ClaimText& claim) { return claim.words.title; }},
        {{context.text("对象", "For"), 24}, [](const ClaimText& claim) { return claim.words.subject; }},
        {{context.text("标记", "Marks"), 18},
         [&](const ClaimText& claim) { return context.list(badgesOf(context, claim)); }},
        {{context.sumHeading("金额", "Sum"), 18, true},
         [&](const ClaimText& claim) { return context.cell(claim.claim->counted); }}};
    Table table = tableOf(context.text("计入最高可获的各项", "What the total is made of"), columns, claims);
    table.compact = true;
    section.blocks.emplace_back(std::move(table));
    addRest(context, section, all, claims.size());
}

} // namespace

std::vector<Section> briefSections(const Context& context) {
    const Assessment& assessment = context.assessment();
    std::vector<Section> sections;
    std::size_t cities = 0;
    for (const CityResult& city : assessment.cities) {
        if (++cities > mostCities) break;
        Section section{2, context.cityName(city), {}};
        if (hasFigures(assessment, city)) section.blocks.emplace_back(mainTotals(context, city));
        addClaims(context, city, assessment.cities.size() > 1 ? mostClaimsOfSeveral : mostClaims, section);
        sections.push_back(std::move(section));
    }
    if (sections.empty()) sections.push_back({2, context.text("摘要", "Summary"), {}});
    addRest(context, sections.back(), assessment.cities.size(), std::min(assessment.cities.size(), mostCities));
    if (!assessment.questions.empty()) {
        Section section{2, context.text("最值得补充的信息", "What to find out first"), {}};
        Table table = questionTable(context);
        const std::size_t all = table.rows.size();
        table.rows.resize(std::min(all, mostQuestions));
        table.compact = true;
        section.blocks.emplace_back(std::move(table));
        addRest(context, section, all, std::min(all, mostQuestions));
        sections.push_back(std::move(section));
    }
    std::vector<std::string> notices = outOfForceNotices(context);
    notices.resize(std::min(notices.size(), mostNotices));
    std::vector<Block>& first = sections.front().blocks;
    for (auto notice = notices.rbegin(); notice != notices.rend(); ++notice)
        first.insert(first.begin(), Paragraph{std::move(*notice), Paragraph::Style::small});
    return sections;
}

} // namespace biosubsidy::report
