// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/value_text.h"

#include "core/values/text.h"
#include "core/wording/money_text.h"
#include "core/wording/say.h"

namespace biosubsidy::wording {

namespace {

std::string groupedCount(std::int64_t number) {
    constexpr std::size_t group = 3;
    std::string digits = std::to_string(number);
    for (std::size_t index = digits.size(); index > group; index -= group) digits.insert(index - group, ",");
    return digits;
}

std::string choicesText(const Fact& fact, const ChoiceSet& set, Language language) {
    std::vector<std::string> labels;
    for (const Choice* choice : fact.chosen(set))
        labels.push_back(insideSentence(printable(choice->label.in(language))));
    return labels.empty() ? say(language, "无", "none") : enumerated(labels, Joint::all, language);
}

} // namespace

std::string valueText(const Fact& fact, const FactValue& value, Language language) {
    if (const auto* text = std::get_if<std::string>(&value)) return printable(*text);
    if (const auto* money = std::get_if<Money>(&value)) return moneyText(*money, language);
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return fact.type == FactType::year ? std::to_string(*number) : groupedCount(*number);
    if (const auto* quantity = std::get_if<Quantity>(&value)) return quantityText(*quantity, fact.unit, language);
    if (const auto* date = std::get_if<Date>(&value)) return date->toString();
    if (const auto* flag = std::get_if<bool>(&value))
        return *flag ? say(language, "是", "yes") : say(language, "否", "no");
    if (const auto* choice = std::get_if<ChoiceIndex>(&value))
        return printable(fact.choices.at(choice->index).label.in(language));
    if (const auto* set = std::get_if<ChoiceSet>(&value)) return choicesText(fact, *set, language);
    return {};
}

} // namespace biosubsidy::wording
