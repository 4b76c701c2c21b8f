// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/influence.h"

#include <algorithm>

namespace biosubsidy::advice {

using language::Comparison;
using language::Node;
using language::Op;

namespace {

static_assert(joined(Pull::up, Pull::down) == Pull::mixed);

// The direction of each child, given that of the node.
Pull pullOfChild(const Node& node, std::size_t which, Pull pull) {
    switch (node.op) {
    case Op::negation: return turned(pull);
    case Op::difference: return which == 0 ? pull : turned(pull);
    case Op::comparison:
        switch (node.comparison) {
        case Comparison::atLeast:
        case Comparison::moreThan: return which == 0 ? pull : turned(pull);
        case Comparison::atMost:
        case Comparison::lessThan: return which == 0 ? turned(pull) : pull;
        case Comparison::equal: return Pull::mixed;
        }
        return Pull::mixed;
    default: return pull;
    }
}

// Size classes stand from large to micro. Asking for the smaller ones pulls
// employees and revenue down, for the larger ones up.
Pull pullOfSize(const ChoiceSet& asked, std::size_t classes) {
    bool wasAsked = false;
    std::size_t turns = 0;
    for (std::size_t index = 0; index < classes; ++index) {
        if (index > 0 && asked.test(index) != wasAsked) ++turns;
        wasAsked = asked.test(index);
    }
    if (turns == 0) return Pull::none;
    if (turns > 1) return Pull::mixed;
    return asked.test(0) ? Pull::up : Pull::down;
}

} // namespace

Influence::Influence(const RuleBook& rules, const std::vector<const Pack*>& packs) : vocabulary_(rules.vocabulary()) {
    for (const Entity entity : allEntities)
        facts_[static_cast<std::size_t>(entity)].resize(vocabulary_.readable(entity));
    for (const Pack* pack : packs) {
        for (const Measure& measure : pack->measures) {
            if (!measure.hasSum()) continue;
            targets_.push_back({pack, &measure});
            readTarget(targets_.size() - 1);
        }
    }
}

void Influence::readTarget(std::size_t target) {
    const Measure& measure = *targets_[target].measure;
    readProgram(target, targets_[target].pack->placeOf(measure.scope), Pull::up, false);
    for (const language::Program* program : {&measure.applicant, &measure.when, &measure.strict, &measure.lenient})
        readProgram(target, *program, Pull::up, false);
    // A tier may pay less than the next: what moves a case into it may gain or cost.
    for (const Tier& tier : measure.tiers) readProgram(target, tier.when, Pull::mixed, true);
    for (const language::Program* program : measure.amounts()) readProgram(target, *program, Pull::up, true);
    // The calendar year decides the period and which cap is drawn on.
    const Vocabulary::Known& known = vocabulary_.known();
    if (measure.scope == Entity::project) note(target, Entity::project, known.projectYear, Pull::mixed, false);
    if (measure.scope == Entity::expense) note(target, Entity::expense, known.expenseYear, Pull::mixed, false);
}

// Parents stand after their children: from the root downwards every node's
// direction is complete before its children are reached.
void Influence::readProgram(std::size_t target, const language::Program& program, Pull whole, bool amount) {
    if (program.empty()) return;
    std::vector<Pull> pulls(program.nodes.size(), Pull::none);
    pulls.back() = whole;
    for (std::size_t index = program.nodes.size(); index-- > 0;) {
        const Node& node = program.nodes[index];
        for (std::size_t which = 0; which < node.children.size(); ++which) {
            Pull& child = pulls[node.children[which]];
            child = joined(child, pullOfChild(node, which, pulls[index]));
        }
        FactInfluence& fact = facts_[static_cast<std::size_t>(node.entity)][node.fact];
        const bool isSize = node.entity == Entity::company && node.fact == vocabulary_.known().size;
        switch (node.op) {
        case Op::options:
            fact.asked.push_back(node.options);
            note(target, node.entity, node.fact, node.isSet ? pulls[index] : Pull::mixed, amount);
            if (isSize) noteSize(target, node, pulls[index]);
            break;
        case Op::textIn:
            fact.texts.insert(fact.texts.end(), node.texts.begin(), node.texts.end());
            note(target, node.entity, node.fact, Pull::mixed, amount);
            break;
        case Op::emptySet: note(target, node.entity, node.fact, turned(pulls[index]), amount); break;
        case Op::flag:
        case Op::fact: note(target, node.entity, node.fact, pulls[index], amount); break;
        default: break;
        }
    }
}

void Influence::noteSize(std::size_t target, const Node& node, Pull sign) {
    const Vocabulary::Known& known = vocabulary_.known();
    const std::size_t classes = vocabulary_.fact(Entity::company, known.size).choices.size();
    Pull pull = pullOfSize(node.options, classes);
    if (sign == Pull::down) pull = turned(pull);
    if (sign == Pull::mixed && pull != Pull::none) pull = Pull::mixed;
    note(target, Entity::company, known.employees, pull, false);
    note(target, Entity::company, known.revenue, pull, false);
    note(target, Entity::company, known.industry, Pull::mixed, false);
}

// A fact, and those that stand in for it or bound it while it is unknown.
void Influence::note(std::size_t target, Entity entity, std::size_t fact, Pull pull, bool amount) {
    const auto add = [&](Entity of, std::size_t index) {
        FactInfluence& influence = facts_[static_cast<std::size_t>(of)][index];
        if (influence.readers.empty() || influence.readers.back() != target) influence.readers.push_back(target);
        influence.pull = joined(influence.pull, pull);
        if (amount) influence.amountPull = joined(influence.amountPull, pull);
    };
    add(entity, fact);
    const Vocabulary::Known& known = vocabulary_.known();
    if (entity == Entity::project && fact == known.projectCity) add(Entity::company, known.companyCity);
    if (entity == Entity::project && fact == known.projectDistrict) {
        add(Entity::company, known.companyDistrict);
        add(Entity::company, known.companyCity);
        add(Entity::project, known.projectCity);
    }
    const Fact& read = vocabulary_.fact(entity, fact);
    for (const std::vector<std::size_t>* bounds : {&read.wholes, &read.parts}) {
        for (const std::size_t bound : *bounds) add(entity, bound);
    }
}

} // namespace biosubsidy::advice
