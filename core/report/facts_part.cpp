// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/parts.h"
#include "core/report/table_of.h"
#include "core/values/text.h"
#include "core/wording/value_text.h"

namespace biosubsidy::report {

using wording::say;

namespace {

Cell valueOf(const Context& context, const Fact& fact, const FactValue& value) {
    if (const auto* money = std::get_if<Money>(&value)) return {context.sum(*money), *money};
    std::string text = wording::valueText(fact, value, context.language());
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return {std::move(text), static_cast<std::uint64_t>(*number)}; // facts are never below zero
    return text;
}

void addItem(const Context& context, Table& table, Entity entity, std::size_t index) {
    const Item& item = context.assessment().subject->item(entity, index);
    const std::vector<Fact>& facts = context.assessment().rules->vocabulary().facts(entity);
    std::vector<Row> rows;
    for (std::size_t fact = 0; fact < facts.size(); ++fact) {
        if (isKnown(item.facts[fact]))
            rows.push_back({{context.in(facts[fact].label), valueOf(context, facts[fact], item.facts[fact])}});
    }
    table.rows.push_back(
        {{wording::itemText(context.assessment(), entity, index, context.language()), ""}, Row::Kind::group});
    if (rows.empty()) rows.push_back({{context.text("没有填写任何情况", "nothing is stated"), ""}});
    table.rows.insert(table.rows.end(), rows.begin(), rows.end());
}

// The title of "pack/measure".
std::string measureText(const Context& context, const std::string& packAndMeasure) {
    const std::size_t slash = packAndMeasure.find('/');
    const Pack* pack = context.assessment().rules->pack(packAndMeasure.substr(0, slash));
    const Measure* measure = pack == nullptr ? nullptr : pack->measure(packAndMeasure.substr(slash + 1));
    return measure == nullptr ? printable(packAndMeasure) : context.in(measure->title);
}

std::string targetText(const Context& context, const Award& award) {
    const std::string id = printable(award.targetId);
    switch (award.target) {
    case AwardTarget::project: return say(context.language(), "项目 {}", "project {}", id);
    case AwardTarget::expense: return say(context.language(), "支出 {}", "expense {}", id);
    case AwardTarget::measure: break;
    }
    return measureText(context, award.targetId);
}

// What it was given for, and where it came from if from one of the measures.
std::string purposeText(const Context& context, const Award& award) {
    std::string text = targetText(context, award);
    if (award.year) text += say(context.language(), "，{} 年", ", {}", *award.year);
    if (award.under)
        text += say(context.language(), "（早先由“{}”给予）", " (earlier, under \"{}\")",
                    measureText(context, *award.under));
    return text;
}

Table awardTable(const Context& context) {
    const std::vector<TableColumn<Award>> columns{
        {{context.text("已获支持", "Support already held"), 40},
         [](const Award& award) { return printable(award.policy.value_or(award.id)); }},
        {{context.text("级别", "Level"), 14},
         [&](const Award& award) { return wording::awardLevelText(award.level, context.language()); }},
        {{context.text("用于", "For"), 26}, [&](const Award& award) { return purposeText(context, award); }},
        {{context.sumHeading("金额", "Sum"), 20, true},
         [&](const Award& award) { return context.cell(award.amount); }}};
    return tableOf(context.text("已获支持", "Support already held"), columns, context.assessment().subject->awards);
}

} // namespace

std::vector<Section> factSections(const Context& context) {
    Section section{1, context.text("所依据的情况", "What was stated"), {}};
    section.blocks.emplace_back(Paragraph{
        context.text("测算只用到下列情况，请逐项核对；任何一项有变，结果就可能不同。没有列出的都按“未填”处理。",
                     "The assessment rests on the following alone; please check each. Whatever is not listed "
                     "counts as not stated.")});
    Table table;
    table.name = context.text("所依据的情况", "What was stated");
    table.columns = {{context.text("情况", "Fact"), 42}, {context.text("所填", "Stated"), 58}};
    for (const Entity entity : allEntities) {
        const std::size_t count = context.assessment().subject->count(entity);
        for (std::size_t index = 0; index < count; ++index) addItem(context, table, entity, index);
    }
    section.blocks.emplace_back(std::move(table));
    if (!context.assessment().subject->awards.empty()) section.blocks.emplace_back(awardTable(context));
    return {std::move(section)};
}

} // namespace biosubsidy::report
