// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/case_keys.h"

namespace biosubsidy::screening {

namespace {

NameTable measuresFor(const RuleBook& rules, Entity entity) {
    std::vector<std::string> names;
    for (const Pack& pack : rules.packs()) {
        for (const Measure& measure : pack.measures) {
            if (measure.scope == entity) names.push_back(pack.id + "/" + measure.id);
        }
    }
    return NameTable(std::move(names));
}

std::vector<std::string> levelNames() {
    return namesOf(AwardLevels().set());
}

std::vector<std::string> idsOf(const std::vector<Choice>& choices) {
    std::vector<std::string> ids;
    for (const Choice& choice : choices) ids.push_back(choice.id);
    return ids;
}

} // namespace

CaseKeys::CaseKeys(const RuleBook& rules)
    : root({"format", "company", "projects", "expenses", "awards"}),
      ofAward({"id", "policy", "amount", "level", "project", "expense", "measure", "year", "under"}),
      levels(levelNames()) {
    const Vocabulary& vocabulary = rules.vocabulary();
    for (const Entity entity : allEntities) {
        OfEntity& of = entities_[static_cast<std::size_t>(entity)];
        measures_[static_cast<std::size_t>(entity)] = measuresFor(rules, entity);
        std::vector<std::string> names;
        for (const Fact& fact : vocabulary.facts(entity)) {
            names.push_back(fact.id);
            of.types.push_back(fact.type);
            of.choices.emplace_back(idsOf(fact.choices));
        }
        if (entity != Entity::company) {
            of.id = names.size();
            names.emplace_back("id");
        }
        of.facts = NameTable(std::move(names));
    }
    name = vocabulary.known().companyName;
    uscc = vocabulary.known().uscc;
}

} // namespace biosubsidy::screening
