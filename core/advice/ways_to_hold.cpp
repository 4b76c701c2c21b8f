// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which facts would have to be different for a claim to hold, read off the nodes
// of its programs as they come out for the case: what holds needs nothing, an
// "and" needs every part that does not hold, an "or" any part, a plain question
// one of the facts behind it.
#include <algorithm>
#include <set>

#include "core/advice/advice_finder.h"

namespace biosubsidy::advice {

using language::Node;
using language::Op;

namespace {

constexpr std::size_t mostFacts = 2;
using Ways = std::set<FactSet>;

FactSet merged(const FactSet& left, const FactSet& right) {
    FactSet both;
    std::set_union(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
    return both;
}

Ways together(const Ways& left, const Ways& right) {
    Ways result;
    for (const FactSet& one : left) {
        for (const FactSet& other : right) {
            FactSet both = merged(one, other);
            if (both.size() <= mostFacts) result.insert(std::move(both));
        }
    }
    return result;
}

class WayFinder {
public:
    WayFinder(const WhatIf& whatIf, Entity scope, std::size_t item)
        : whatIf_(whatIf), item_(item),
          situation_(whatIf.vocabulary(), whatIf.subject(), whatIf.options().asOf, scope, item) {}

    Ways of(const language::Program& program) {
        if (program.empty()) return {{}};
        language::evaluate(program, situation_, results_);
        program_ = &program;
        return node(program.root(), Truth::yes);
    }

    // Any fact of an amount may be what keeps it small.
    Ways ofAmount(const language::Program& program) const {
        Ways ways{{}};
        for (const Node& node : program.nodes) {
            if (node.op == Op::fact) addFacts(node, ways);
        }
        return ways;
    }

private:
    Ways node(std::size_t index, Truth wanted) const {
        const Node& at = program_->nodes[index];
        if (results_[index].truth == wanted) return {{}};
        if (at.op == Op::negation) return node(at.children[0], negation(wanted));
        if (at.op == Op::both || at.op == Op::either) {
            const bool all = (at.op == Op::both) == (wanted == Truth::yes);
            Ways ways;
            if (all) ways.insert(FactSet());
            for (const std::uint32_t child : at.children) {
                Ways part = node(child, wanted);
                if (all)
                    ways = together(ways, part);
                else
                    ways.merge(part);
            }
            return ways;
        }
        Ways ways;
        addLeaves(index, ways);
        return ways;
    }

    void addLeaves(std::size_t index, Ways& ways) const {
        const Node& at = program_->nodes[index];
        if (at.children.empty()) addFacts(at, ways);
        for (const std::uint32_t child : at.children) addLeaves(child, ways);
    }

    // The facts of the case behind what a leaf reads.
    void addFacts(const Node& leaf, Ways& ways) const {
        if (leaf.op == Op::constant || leaf.op == Op::always || leaf.op == Op::ceiling) return;
        const Vocabulary::Known& known = whatIf_.vocabulary().known();
        const auto add = [&](std::size_t fact) {
            const FactRef ref{leaf.entity, leaf.entity == Entity::company ? 0 : item_, fact};
            if (!isPlace(whatIf_.vocabulary(), ref) || !isKnown(whatIf_.value(ref))) ways.insert({ref});
        };
        const bool isSize = leaf.entity == Entity::company && leaf.fact == known.size;
        if (isSize && !isKnown(whatIf_.subject().company.facts[known.size])) {
            for (const std::size_t under : {known.employees, known.revenue, known.industry}) add(under);
            return;
        }
        add(leaf.fact);
    }

    const WhatIf& whatIf_;
    std::size_t item_;
    Situation situation_;
    const language::Program* program_ = nullptr;
    language::Evaluation results_;
};

} // namespace

std::vector<FactSet> waysToHold(const WhatIf& whatIf, const Target& target, std::size_t item) {
    const Measure& measure = *target.measure;
    WayFinder finder(whatIf, measure.scope, item);
    Ways ways = finder.of(target.pack->placeOf(measure.scope));
    for (const language::Program* program : {&measure.applicant, &measure.when})
        ways = together(ways, finder.of(*program));
    if (measure.hasReadings) {
        Ways readings = finder.of(measure.lenient);
        readings.merge(finder.of(measure.strict));
        ways = together(ways, readings);
    }
    if (measure.tiers.empty()) {
        ways = together(ways, finder.ofAmount(measure.amount));
    } else {
        Ways tiers;
        for (const Tier& tier : measure.tiers)
            tiers.merge(together(finder.of(tier.when), finder.ofAmount(tier.amount)));
        ways = together(ways, tiers);
    }
    return {ways.begin(), ways.end()};
}

} // namespace biosubsidy::advice
