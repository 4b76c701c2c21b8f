// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/report/parts.h"
#include "core/report/table_of.h"
#include "core/values/text.h"
#include "core/wording/pack_text.h"
#include "core/wording/total_lines.h"

namespace biosubsidy::report {

using wording::say;

namespace {

constexpr std::size_t fewestBars = 2; // a single bar says nothing

std::string lead(const Context& context, const CityResult& city) {
    const std::string name = context.cityName(city);
    const Totals& totals = city.totals;
    const bool published = publishesFigures(context.assessment(), city);
    std::string text;
    if (!published)
        text = say(context.language(), "{}的政策文本没有写明任何支持金额。", "The texts of {} state no sum of support.",
                   name);
    if (!hasFigures(context.assessment(), city)) return text;
    text += published ? say(context.language(), "按所填情况，{}最高可获 {}。", "As stated, {} may grant at most {}.",
                            name, context.sum(totals.ceiling))
                      : say(context.language(), "按用户自填的金额，最高可获 {}。",
                            " By the user's own figures it is at most {}.", context.sum(totals.ceiling));
    if (totals.stated != totals.ceiling)
        text += say(context.language(), "只计公布比例和定额，为 {}。",
                    " By published rates and fixed sums alone it is {}.", context.sum(totals.stated));
    if (!totals.pending().isZero())
        text += say(context.language(), "未填的信息补齐后，最多还可增加 {}。",
                    " What is not yet stated may add at most {}.", context.sum(totals.pending()));
    return text;
}

Table totalsTable(const Context& context, const CityResult& city) {
    using Line = wording::TotalLine;
    const std::vector<TableColumn<Line>> columns{
        {{context.text("合计", "Total"), 26}, [&](const Line& line) { return context.in(line.name); }},
        {{context.sumHeading("金额", "Sum"), 20, true}, [&](const Line& line) { return context.cell(line.sum); }},
        {{context.text("含义", "What it means"), 54}, [&](const Line& line) { return context.in(line.meaning); }}};
    const std::vector<Line> lines = wording::totalLines(context.assessment(), city);
    Table table = tableOf(context.text("合计", "Totals"), columns, lines);
    for (std::size_t index = 0; index < lines.size(); ++index) {
        table.rows[index].depth = lines[index].isPart() ? 1 : 0;
        if (lines[index].kind == Line::Kind::ceiling) table.rows[index].kind = Row::Kind::total;
    }
    return table;
}

std::string besides(const Context& context, const Totals& totals) {
    return say(context.language(), "此外：未公布金额的支持 {} 项，非资金支持 {} 项，因信息不足未能判断 {} 项。",
               "Besides: {} without a published figure, {} in kind, {} not yet decided for want of information.",
               totals.unstated, totals.inKind, totals.undetermined);
}

std::string limitOfSearch(const Context& context, const OpenSearch& search) {
    return say(
        context.language(), "组合太多，在限定的计算量内未能全部比较：以上是已找到的最好组合，任何组合都不超过 {}。",
        "Too many combinations to compare within the limit of work: this is the best one found; none exceeds {}.",
        context.sum(search.upperBound));
}

std::string nameOf(const Context& context, const ClaimText& claim) {
    if (claim.claim->entity == Entity::company) return claim.words.title;
    const std::string id = printable(context.assessment().subject->item(claim.claim->entity, claim.claim->item).id);
    return say(context.language(), "{}（{}）", "{} ({})", claim.words.title, id);
}

Chart chartOf(const Context& context, std::vector<ClaimText> claims) {
    std::stable_sort(claims.begin(), claims.end(), [](const ClaimText& left, const ClaimText& right) {
        return left.claim->counted > right.claim->counted;
    });
    Chart chart;
    chart.title = context.sumHeading("计入最高可获的各项", "What the total is made of");
    const Fen most = claims.front().claim->counted.fen();
    for (const ClaimText& claim : claims) {
        Bar bar;
        bar.label = nameOf(context, claim);
        bar.sum = context.column(claim.claim->counted);
        bar.length = lengthOf(claim.claim->counted.fen(), most);
        bar.remark = context.list(badgesOf(context, claim));
        const bool firm = claim.pack->status == PackStatus::inForce && claim.pack->pack->builtIn &&
                          claim.claim->measure->rate != RateKind::open && claim.claim->verdict == Verdict::eligible;
        bar.fill = firm ? Bar::Fill::solid : Bar::Fill::hatched;
        chart.bars.push_back(std::move(bar));
    }
    return chart;
}

Table countedTable(const Context& context, const CityResult& city, const std::vector<ClaimText>& claims) {
    const std::vector<TableColumn<ClaimText>> columns{
        {{context.text("措施", "Measure"), 29}, [](const ClaimText& claim) { return claim.words.title; }},
        {{context.text("对象", "For"), 20}, [](const ClaimText& claim) { return claim.words.subject; }},
        {{context.text("依据", "Clause"), 11}, [](const ClaimText& claim) { return claim.words.clause; }},
        {{context.text("性质", "Kind"), 22},
         [](const ClaimText& claim) { return wording::sentenceStart(claim.words.support); }},
        {{context.sumHeading("计入", "Counted"), 18, true}, [&](const ClaimText& claim) {
             const std::string open = claim.claim->missing.empty() ? "" : context.text("最多 ", "at most ");
             return Cell(open + context.column(claim.claim->counted), claim.claim->counted);
         }}};
    Table table = tableOf(context.text("计入最高可获的各项", "What the total is made of"), columns, claims);
    Row total{{context.text("合计（最高可获）", "Total (at most)"), "", "", "", context.cell(city.totals.ceiling)},
              Row::Kind::total};
    table.rows.push_back(std::move(total));
    return table;
}

void addCity(const Context& context, const CityResult& city, Section& section) {
    section.blocks.emplace_back(Paragraph{lead(context, city), Paragraph::Style::lead});
    const auto index = static_cast<std::size_t>(&city - context.assessment().cities.data());
    for (std::string& notice : outOfForceNotices(context, index))
        section.blocks.emplace_back(Paragraph{std::move(notice), Paragraph::Style::notice});
    if (hasFigures(context.assessment(), city)) section.blocks.emplace_back(totalsTable(context, city));
    section.blocks.emplace_back(Paragraph{besides(context, city.totals), Paragraph::Style::small});
    if (city.openSearch)
        section.blocks.emplace_back(Paragraph{limitOfSearch(context, *city.openSearch), Paragraph::Style::notice});
    const std::vector<ClaimText> claims = countedClaims(context, city);
    if (claims.size() >= fewestBars) section.blocks.emplace_back(chartOf(context, claims));
    if (!claims.empty()) section.blocks.emplace_back(countedTable(context, city, claims));
}

} // namespace

std::vector<Detail> sumLines(const Context& context) {
    const std::size_t most = context.options.brief ? 2 : 6; // that the cover has room for
    std::vector<Detail> lines;
    std::size_t left = 0;
    for (const CityResult& city : context.assessment().cities) {
        if (!hasFigures(context.assessment(), city)) continue;
        if (lines.size() == most) {
            ++left;
            continue;
        }
        const std::string label = context.severalCities()
                                      ? say(context.language(), "{}最高可获", "{}: at most", context.cityName(city))
                                      : context.text("最高可获", "At most");
        // A sum of documents that are not in force is not told without saying so.
        const auto index = static_cast<std::size_t>(&city - context.assessment().cities.data());
        const std::string aside =
            outOfForceNotices(context, index).empty()
                ? std::string()
                : context.text("（有文件不在施行期内，见后）", " (a document is not in force: see below)");
        lines.push_back({label, {context.sum(city.totals.ceiling) + aside}});
    }
    if (left > 0)
        lines.push_back({say(context.language(), "另有 {} 地", "{} more [place|places]", left),
                         {context.text("见摘要", "in the summary")}});
    return lines;
}

std::vector<Section> summarySections(const Context& context) {
    std::vector<Section> sections{{1, context.text("摘要", "Summary"), {}, true}};
    const Assessment& assessment = context.assessment();
    if (assessment.cities.empty()) {
        sections.front().blocks.emplace_back(
            Paragraph{context.text("案例所在的城市没有已载入的政策文件，本报告没有可以列出的支持。",
                                   "No document is loaded for where the case stands: there is no support to list."),
                      Paragraph::Style::lead});
        return sections;
    }
    if (context.severalCities())
        sections.front().blocks.emplace_back(Paragraph{context.text(
            "案例涉及几个城市（或所在城市未填），下面分城市列出。一个项目只落在一地，各城市的金额不一定能相加。",
            "The case touches several places, or where it stands is not stated. A project stands in one "
            "place: the sums of places do not simply add up.")});
    for (const CityResult& city : assessment.cities) {
        if (context.severalCities()) sections.push_back({2, context.cityName(city), {}});
        addCity(context, city, sections.back());
    }
    if (!assessment.exclusion)
        sections.back().blocks.emplace_back(
            Paragraph{context.text("按要求，未作“同一项目的投资类支持只取其一”的假定。",
                                   "As asked, support for one project's investment is added up."),
                      Paragraph::Style::notice});
    return sections;
}

} // namespace biosubsidy::report
