// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/report/parts.h"
#include "core/report/table_of.h"
#include "core/values/text.h"
#include "core/wording/badges.h"
#include "core/wording/pack_text.h"

namespace biosubsidy::report {

using wording::say;

namespace {

// What keeps the figures of a place from being firm.
std::string badges(const Context& context, const Siting& siting) {
    return context.list(wording::wordsOf(wording::badgesOf(siting.assessment, context.language())));
}

Table placeTable(const Context& context, const std::vector<Siting>& sitings) {
    const auto sum = [&](const Siting& siting, const Money& money, std::string none) {
        return siting.hasFigures() ? context.cell(money) : Cell(std::move(none));
    };
    const std::vector<TableColumn<Siting>> columns{
        {{context.text("地点", "Place"), 18},
         [&](const Siting& siting) {
             const std::string marks = badges(context, siting);
             return wording::placeText(siting, context.language()) +
                    (marks.empty() ? "" : say(context.language(), "（{}）", " ({})", marks));
         }},
        {{context.sumHeading("最高可获", "At most"), 17, true},
         [&](const Siting& siting) {
             return sum(siting, siting.totals().ceiling, context.text("未公布金额", "none published"));
         }},
        {{context.text("按公布比例", "By published rates"), 17, true},
         [&](const Siting& siting) { return sum(siting, siting.totals().stated, "–"); }},
        {{context.text("最好情形至多", "Best case, at most"), 17, true},
         [&](const Siting& siting) { return sum(siting, siting.totals().potential, "–"); }},
        {{context.text("未公布金额（项）", "No figure"), 11, true},
         [](const Siting& siting) { return Context::cell(siting.totals().unstated); }},
        {{context.text("非资金（项）", "In kind"), 10, true},
         [](const Siting& siting) { return Context::cell(siting.totals().inKind); }},
        {{context.text("待补（项）", "Open"), 10, true},
         [](const Siting& siting) { return Context::cell(siting.totals().undetermined); }}};
    return tableOf(context.text("各地比较", "Places compared"), columns, sitings);
}

Chart placeChart(const Context& context, const std::vector<Siting>& sitings) {
    Chart chart;
    chart.title = context.sumHeading("各地最高可获", "At most, by place");
    Fen most = 0;
    for (const Siting& siting : sitings) most = std::max(most, siting.totals().ceiling.fen());
    for (const Siting& siting : sitings) {
        const Money ceiling = siting.totals().ceiling;
        Bar bar;
        bar.label = wording::placeText(siting, context.language());
        bar.sum = siting.hasFigures() ? context.column(ceiling) : context.text("未公布金额", "none published");
        bar.length = lengthOf(ceiling.fen(), most);
        bar.remark = badges(context, siting);
        bar.fill = bar.remark.empty() ? Bar::Fill::solid : Bar::Fill::hatched;
        chart.bars.push_back(std::move(bar));
    }
    return chart;
}

std::vector<std::string> zoneLines(const Context& context, const std::vector<Siting>& sitings) {
    std::vector<std::string> lines;
    for (const Siting& siting : sitings) {
        for (const ZoneMatch& match : siting.zones) {
            lines.push_back(
                say(context.language(), "{} · {}：{}", "{} · {}: {}", wording::placeText(siting, context.language()),
                    context.in(match.zone->name),
                    wording::fieldsText(match.fields, siting.assessment.rules->vocabulary(), context.language())));
        }
    }
    return lines;
}

} // namespace

std::vector<Section> sitingSections(const Context& context) {
    if (context.input.sitings == nullptr || context.input.sitings->empty()) return {};
    const std::vector<Siting>& sitings = *context.input.sitings;
    Section section{1, context.text("各地比较", "Places compared"), {}};
    section.blocks.emplace_back(Paragraph{
        context.text("把同一企业和全部项目放到各地分别测算。一个项目只落在一地，各行不能相加。",
                     "The same company with all its projects, as if they stood in each place. A project stands in one "
                     "place: the rows do not add up.")});
    section.blocks.emplace_back(placeTable(context, sitings));
    section.blocks.emplace_back(placeChart(context, sitings));
    if (std::vector<std::string> zones = zoneLines(context, sitings); !zones.empty()) {
        section.blocks.emplace_back(Paragraph{
            context.text("文件点名与项目领域相合的区域：", "Zones that the texts name for the projects' fields:")});
        section.blocks.emplace_back(Bullets{std::move(zones)});
    }
    return {std::move(section)};
}

} // namespace biosubsidy::report
