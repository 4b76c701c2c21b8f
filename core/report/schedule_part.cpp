// SPDX-License-Identifier: GPL-3.0-or-later
//
// What comes when: by year, with what each year is made of.
#include "core/report/parts.h"
#include "core/report/table_of.h"
#include "core/schedule/schedule_lines.h"
#include "core/schedule/schedule_text.h"

namespace biosubsidy::report {

namespace {

using schedule::CityLines;
using schedule::Firmness;
using schedule::PartLine;
using schedule::YearLine;

const schedule::Headings headings;

std::string sumHeading(const Context& context, const Localized& text) {
    return context.sumHeading(text.zh.c_str(), text.en.c_str());
}

Table yearTable(const Context& context, const CityLines& city) {
    const auto sum = [&](Firmness firmness) {
        return TableColumn<YearLine>{{sumHeading(context, words(firmness)), 17, true},
                                     [&context, firmness](const YearLine& line) {
                                         return context.cell(schedule::Sums(line.sums).of(firmness));
                                     }};
    };
    const std::vector<TableColumn<YearLine>> columns{
        {{context.in(headings.when), 32}, [](const YearLine& line) { return line.when; }},
        sum(Firmness::certain),
        sum(Firmness::competitive),
        sum(Firmness::open),
        {{sumHeading(context, headings.total), 17, true},
         [&](const YearLine& line) { return context.cell(line.sums.total()); }}};
    return tableOf(context.in(headings.title), columns, city.years);
}

Chart yearChart(const Context& context, const CityLines& city) {
    Chart chart;
    chart.title = sumHeading(context, headings.chart);
    Fen most = 0;
    for (const YearLine& line : city.years) most = std::max(most, line.sums.total().fen());
    for (const YearLine& line : city.years)
        chart.bars.push_back({line.when, context.column(line.sums.total()), lengthOf(line.sums.total().fen(), most),
                              line.firm ? Bar::Fill::solid : Bar::Fill::hatched,
                              line.firm ? std::string() : context.text("含未定或择优", "not all of it certain")});
    return chart;
}

Table partTable(const Context& context, const CityLines& city) {
    const std::vector<TableColumn<PartLine>> columns{
        {{context.in(headings.when), 20}, [](const PartLine& line) { return line.when; }},
        {{context.in(headings.measure), 24}, [](const PartLine& line) { return line.measure; }},
        {{context.in(headings.item), 14}, [](const PartLine& line) { return line.item; }},
        {{context.in(headings.firmness), 11}, [](const PartLine& line) { return line.firmness; }},
        {{context.in(headings.remarks), 18}, [&](const PartLine& line) { return context.lines(line.remarks); }},
        {{sumHeading(context, headings.sum), 13, true}, [&](const PartLine& line) { return context.cell(line.sum); }}};
    return tableOf(context.in(headings.parts), columns, city.parts);
}

void addCity(const Context& context, const CityLines& city, Section& section) {
    for (const std::string& note : city.notes) section.blocks.emplace_back(Paragraph{note});
    section.blocks.emplace_back(yearTable(context, city));
    if (city.years.size() > 1) section.blocks.emplace_back(yearChart(context, city)); // one bar compares nothing
    section.blocks.emplace_back(partTable(context, city));
    if (city.again.empty()) return;
    section.blocks.emplace_back(Paragraph{context.in(headings.again)});
    section.blocks.emplace_back(Bullets{city.again});
}

} // namespace

std::vector<Section> scheduleSections(const Context& context) {
    const std::vector<CityLines> cities = schedule::linesOf(context.assessment(), context.language());
    if (cities.empty()) return {};
    std::vector<Section> sections{{1, context.in(headings.title), {}}};
    for (const CityLines& city : cities) {
        if (context.severalCities())
            sections.push_back({2, context.cityName(context.assessment().cities.at(city.city)), {}});
        addCity(context, city, sections.back());
    }
    return sections;
}

} // namespace biosubsidy::report
