// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "core/advice/answers.h"
#include "core/advice/turning_points.h"

namespace biosubsidy::advice {

namespace {

constexpr std::size_t mostGroups = 10; // of elements that the rules tell apart

ChoiceSet unionOf(const std::vector<ChoiceSet>& sets) {
    ChoiceSet all;
    for (const ChoiceSet& set : sets) all |= set;
    return all;
}

// Elements that every test treats alike, those that no test names among them.
std::vector<ChoiceSet> groupsOf(const Fact& fact, const std::vector<ChoiceSet>& asked) {
    std::map<std::vector<bool>, ChoiceSet> groups;
    for (std::size_t element = 0; element < fact.choices.size(); ++element) {
        std::vector<bool> signature;
        for (const ChoiceSet& set : asked) signature.push_back(set.test(element));
        groups[signature].set(element);
    }
    std::vector<ChoiceSet> result;
    for (const auto& [signature, group] : groups) result.push_back(group);
    return result;
}

ChoiceSet firstOf(const ChoiceSet& set) {
    ChoiceSet first;
    for (std::size_t element = 0; element < mostChoices; ++element) {
        if (!set.test(element)) continue;
        first.set(element);
        break;
    }
    return first;
}

void addUnique(std::vector<FactValue>& values, const FactValue& value) {
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

Values setValues(const Fact& fact, const FactInfluence& influence, const ChoiceSet& stands) {
    Values result;
    const ChoiceSet asked = unionOf(influence.asked);
    addUnique(result.values, stands);
    addUnique(result.values, ChoiceSet());
    addUnique(result.values, stands | asked);
    for (std::size_t element = 0; element < fact.choices.size(); ++element) {
        if (!asked.test(element)) continue;
        ChoiceSet more = stands;
        addUnique(result.values, more.flip(element));
    }
    if (influence.pull == Pull::up || influence.pull == Pull::none) return result;
    const std::vector<ChoiceSet> groups = groupsOf(fact, influence.asked);
    result.complete = groups.size() <= mostGroups;
    if (!result.complete) return result;
    for (std::size_t combination = 0; combination < (std::size_t(1) << groups.size()); ++combination) {
        ChoiceSet set;
        for (std::size_t group = 0; group < groups.size(); ++group) {
            if ((combination >> group & 1U) == 0) continue;
            const ChoiceSet kept = groups[group] & stands;
            set |= kept.any() ? kept : firstOf(groups[group]);
        }
        addUnique(result.values, set);
    }
    return result;
}

// A text that no rule asks for.
std::string otherText(const std::vector<std::string>& texts) {
    std::string other = "其他";
    while (std::find(texts.begin(), texts.end(), other) != texts.end()) other += "其他";
    return other;
}

Values numberValues(WhatIf& whatIf, const FactRef& ref, const Fact& fact) {
    Values result;
    const FactInfluence& influence = whatIf.influenceOf(ref);
    for (const Fen& point : turningPoints(whatIf, ref, rangeOf(whatIf, ref)))
        result.values.push_back(numberValue(fact.type, point));
    result.complete = influence.amountPull != Pull::mixed && !whatIf.effort().spent();
    return result;
}

} // namespace

Values valuesWorthTrying(WhatIf& whatIf, const FactRef& ref) {
    const Fact& fact = whatIf.vocabulary().fact(ref.entity, ref.fact);
    const FactInfluence& influence = whatIf.influenceOf(ref);
    Values result;
    switch (fact.type) {
    case FactType::flag: result.values = {FactValue(false), FactValue(true)}; break;
    case FactType::choice:
        for (std::size_t index = 0; index < fact.choices.size(); ++index)
            result.values.emplace_back(ChoiceIndex{index});
        break;
    case FactType::text:
        for (const std::string& text : influence.texts) addUnique(result.values, text);
        result.values.emplace_back(otherText(influence.texts));
        break;
    case FactType::set: {
        const auto* stands = std::get_if<ChoiceSet>(&whatIf.value(ref));
        return setValues(fact, influence, stands == nullptr ? ChoiceSet() : *stands);
    }
    default: return numberValues(whatIf, ref, fact);
    }
    return result;
}

} // namespace biosubsidy::advice
