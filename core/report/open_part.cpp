// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/parts.h"
#include "core/wording/pack_text.h"

namespace biosubsidy::report {

using wording::say;

namespace {

Table questionTable(const Context& context) {
    Table table;
    table.name = context.text("最值得补充的信息", "What to find out first");
    table.columns = {{context.text("信息", "Fact"), 54},
                     {context.sumHeading("最多影响", "At stake, at most"), 26, true},
                     {context.text("关系到（项）", "Claims"), 20, true}};
    for (const Question& question : context.assessment().questions) {
        table.rows.push_back(
            {{wording::factText(context.assessment(), question.fact, context.language()),
              question.atStake.isZero() ? context.text("不涉金额", "no sum") : context.column(question.atStake),
              std::to_string(question.claims)}});
    }
    return table;
}

Table tableOfOthers(const Context& context, const std::vector<ClaimText>& claims) {
    Table table;
    table.name = context.text("不涉及金额的待补措施", "Undecided support without a sum");
    table.columns = {{context.text("措施", "Measure"), 28},
                     {context.text("对象", "For"), 20},
                     {context.text("依据", "Clause"), 14},
                     {context.text("还缺", "Missing"), 38}};
    for (const ClaimText& claim : claims)
        table.rows.push_back(
            {{claim.words.title, claim.words.subject, claim.words.clause, context.list(claim.words.missing)}});
    return table;
}

void addCity(const Context& context, const CityResult& city, std::vector<Section>& sections) {
    std::vector<ClaimText> others;
    Section section{
        2, say(context.language(), "待判断的措施：{}", "Undecided measures: {}", context.cityName(city)), {}};
    for (ClaimText& claim : claimsOf(context, city, Verdict::undetermined)) {
        if (claim.claim->measure->hasSum())
            addClaim(context, claim, section);
        else
            others.push_back(std::move(claim));
    }
    if (!others.empty()) {
        if (!section.blocks.empty())
            section.blocks.emplace_back(Paragraph{context.text("以下措施同样待判断，但不涉及公布的金额：",
                                                               "Undecided as well, without a published sum:")});
        section.blocks.emplace_back(tableOfOthers(context, others));
    }
    if (!section.blocks.empty()) sections.push_back(std::move(section));
}

} // namespace

std::vector<Section> openSections(const Context& context) {
    if (context.assessment().cities.empty()) return {};
    std::vector<Section> sections{{1, context.text("待补信息", "What is open"), {}}};
    if (context.assessment().questions.empty()) {
        sections.front().blocks.emplace_back(Paragraph{
            context.text("所有措施都能判断，没有待补的信息。", "Every measure is decided: nothing is missing.")});
        return sections;
    }
    sections.front().blocks.emplace_back(Paragraph{context.text(
        "未填的信息既不当作“否”，也不当作 0。下表按可能影响的金额从大到小排列；金额是相关各项上限之和，"
        "是可能受影响的最大数额，各行不能相加。",
        "What is not stated is taken neither for no nor for zero. The table is by what is at stake: the sum "
        "of the ceilings of the claims concerned, an upper bound. The rows do not add up.")});
    sections.front().blocks.emplace_back(questionTable(context));
    for (const CityResult& city : context.assessment().cities) addCity(context, city, sections);
    return sections;
}

} // namespace biosubsidy::report
