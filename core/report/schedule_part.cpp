// SPDX-License-Identifier: GPL-3.0-or-later
//
// What comes when: by year, with what each year is made of.
#include "core/report/parts.h"
#include "core/report/table_of.h"
#include "core/schedule/schedule_text.h"

namespace biosubsidy::report {

namespace {

using schedule::CitySchedule;
using schedule::Firmness;

Table yearTable(const Context& context, const CitySchedule& city) {
    using YearRow = schedule::Row;
    const auto sum = [&](Firmness firmness) {
        return TableColumn<YearRow>{
            {context.sumHeading(words(firmness).zh.c_str(), words(firmness).en.c_str()), 17, true},
            [&context, firmness](const YearRow& row) { return context.cell(schedule::Sums(row.sums).of(firmness)); }};
    };
    const std::vector<TableColumn<YearRow>> columns{
        {{context.text("何时", "When"), 32}, [&](const YearRow& row) { return rowText(row, context.language()); }},
        sum(Firmness::certain),
        sum(Firmness::competitive),
        sum(Firmness::open),
        {{context.sumHeading("合计", "Total"), 17, true},
         [&](const YearRow& row) { return context.cell(row.sums.total()); }}};
    return tableOf(context.text("何时到账", "What comes when"), columns, city.rows);
}

Chart yearChart(const Context& context, const CitySchedule& city) {
    Chart chart;
    chart.title = context.sumHeading("各年可申报的金额", "What can be applied for, by year");
    Fen most = 0;
    for (const schedule::Row& row : city.rows) most = std::max(most, row.sums.total().fen());
    for (const schedule::Row& row : city.rows) {
        const bool firm = row.sums.certain == row.sums.total() && row.kind != schedule::Kind::endsBefore;
        chart.bars.push_back({rowText(row, context.language()), context.column(row.sums.total()),
                              lengthOf(row.sums.total().fen(), most), firm ? Bar::Fill::solid : Bar::Fill::hatched,
                              firm ? std::string() : context.text("含未定或择优", "not all of it certain")});
    }
    return chart;
}

Table partTable(const Context& context, const CitySchedule& city) {
    using Part = schedule::Part;
    const auto rowOfPart = [](const Part& part) { return schedule::Row{part.kind, part.year, {}}; };
    const auto claimOf = [&](const Part& part) -> const Claim& { return context.assessment().claim(part.claim); };
    const std::vector<TableColumn<Part>> columns{
        {{context.text("何时", "When"), 20},
         [&](const Part& part) { return rowText(rowOfPart(part), context.language()); }},
        {{context.text("措施", "Measure"), 24},
         [&](const Part& part) { return context.in(claimOf(part).measure->title); }},
        {{context.text("对象", "For"), 14},
         [&](const Part& part) {
             const Claim& claim = claimOf(part);
             return wording::itemText(context.assessment(), claim.entity, claim.item, context.language());
         }},
        {{context.text("把握", "How firm"), 11},
         [&](const Part& part) { return words(part.firmness).in(context.language()); }},
        {{context.text("说明", "Remarks"), 18},
         [&](const Part& part) {
             std::vector<std::string> remarks;
             for (std::string text : {partText(part, context.language()), untilText(part, context.language())})
                 if (!text.empty()) remarks.push_back(std::move(text));
             return context.lines(remarks);
         }},
        {{context.sumHeading("金额", "Sum"), 13, true}, [&](const Part& part) { return context.cell(part.sum); }}};
    return tableOf(context.text("各年的构成", "What each year is made of"), columns, city.parts);
}

void addCity(const Context& context, const CitySchedule& city, Section& section) {
    for (std::string& note : readingNotes(context.assessment(), city, context.language()))
        section.blocks.emplace_back(Paragraph{std::move(note)});
    section.blocks.emplace_back(yearTable(context, city));
    if (city.rows.size() > 1) section.blocks.emplace_back(yearChart(context, city)); // one bar compares nothing
    section.blocks.emplace_back(partTable(context, city));
    std::vector<std::string> again;
    for (const schedule::Again& one : city.again)
        again.push_back(wording::say(context.language(), "{}：{}", "{}: {}",
                                     context.in(context.assessment().claim(one.claim).measure->title),
                                     againText(one, context.language())));
    if (again.empty()) return;
    section.blocks.emplace_back(
        Paragraph{context.text("按年支持的，以后各年可再申报，没有计入合计：",
                               "Yearly supports may be had again in later years, which no total "
                               "includes:")});
    section.blocks.emplace_back(Bullets{std::move(again)});
}

} // namespace

std::vector<Section> scheduleSections(const Context& context) {
    std::vector<Section> sections{{1, context.text("何时到账", "What comes when"), {}}};
    for (const CitySchedule& city : schedule::scheduleOf(context.assessment())) {
        if (city.rows.empty()) continue;
        if (context.severalCities())
            sections.push_back({2, context.cityName(context.assessment().cities.at(city.city)), {}});
        addCity(context, city, sections.back());
    }
    if (sections.size() == 1 && sections.front().blocks.empty()) return {};
    return sections;
}

} // namespace biosubsidy::report
