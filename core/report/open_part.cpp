// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/parts.h"
#include "core/report/table_of.h"
#include "core/wording/pack_text.h"

namespace biosubsidy::report {

using wording::say;

namespace {

Table tableOfOthers(const Context& context, const std::vector<ClaimText>& claims) {
    const std::vector<TableColumn<ClaimText>> columns{
        {{context.text("措施", "Measure"), 28}, [](const ClaimText& claim) { return claim.words.title; }},
        {{context.text("对象", "For"), 20}, [](const ClaimText& claim) { return claim.words.subject; }},
        {{context.text("依据", "Clause"), 14}, [](const ClaimText& claim) { return claim.words.clause; }},
        {{context.text("还缺", "Missing"), 38},
         [&](const ClaimText& claim) { return context.list(claim.words.missing); }}};
    return tableOf(context.text("没有金额的待补措施", "Undecided support without a sum"), columns, claims);
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

Table questionTable(const Context& context) {
    const std::vector<TableColumn<Question>> columns{
        {{context.text("信息", "Fact"), 54},
         [&](const Question& question) {
             return wording::factText(context.assessment(), question.fact, context.language());
         }},
        {{context.sumHeading("最多影响", "At stake, at most"), 26, true},
         [&](const Question& question) {
             return question.atStake.isZero() ? Cell(context.text("不影响金额", "no sum"))
                                              : context.cell(question.atStake);
         }},
        {{context.text("关系到（项）", "Claims"), 20, true},
         [](const Question& question) { return Context::cell(question.claims); }}};
    return tableOf(context.text("最值得补充的信息", "What to find out first"), columns, context.assessment().questions);
}

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
