// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/interview/field_texts.h"

#include <algorithm>
#include <set>

namespace biosubsidy::ui {

void showStakesOn(FactSections& sections, const FactRef& item, const std::vector<Question>& questions) {
    std::vector<std::optional<Question>> stakes(sections.fields().size());
    for (const Question& question : questions) {
        if (question.fact.entity == item.entity && question.fact.item == item.item)
            stakes[question.fact.fact] = question;
    }
    for (std::size_t fact = 0; fact < stakes.size(); ++fact) sections.field(fact).setStake(stakes[fact]);
}

void askOn(FactSections& sections, const FactRef& item, const std::vector<FactRef>& facts) {
    std::set<std::size_t> asked;
    for (auto ref = std::lower_bound(facts.begin(), facts.end(), FactRef{item.entity, item.item, 0});
         ref != facts.end() && ref->entity == item.entity && ref->item == item.item; ++ref)
        asked.insert(ref->fact);
    sections.ask(asked);
}

QStringList problemsOf(const FactSections& sections, const QString& itemName, const Texts& texts) {
    QStringList problems;
    for (const FactField* field : sections.fields()) {
        if (field->problem().isEmpty()) continue;
        problems << texts("%1 · %2：%3", "%1 · %2: %3").arg(itemName, field->label(), field->problem());
    }
    return problems;
}

void dropProblems(FactSections& sections) {
    for (FactField* field : sections.fields()) {
        if (!field->problem().isEmpty()) field->clearToUnknown();
    }
}

} // namespace biosubsidy::ui
