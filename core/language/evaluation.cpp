// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/language/program.h"

namespace biosubsidy::language {

namespace {

Truth optionsTruth(const Node& node, const Slot& slot) {
    if (node.isSet) return slot.isKnown() ? truthOf((slot.options & node.options).any()) : Truth::unknown;
    // A choice: what it may still be decides as far as it can.
    const ChoiceSet within = slot.options & node.options;
    if (within.none()) return Truth::no;
    return within == slot.options ? Truth::yes : Truth::unknown;
}

Truth textTruth(const Node& node, const Slot& slot) {
    if (slot.text == nullptr) return Truth::unknown;
    return truthOf(std::find(node.texts.begin(), node.texts.end(), *slot.text) != node.texts.end());
}

Truth flagTruth(const Slot& slot) {
    if (slot.low == slot.high) return truthOf(slot.low != 0);
    return Truth::unknown;
}

// Whether left ≥ right (or > right) for all values, for none, or for some.
Truth exceeds(const NodeResult& left, const NodeResult& right, bool orEqual) {
    const bool always = orEqual ? left.low >= right.high : left.low > right.high;
    const bool never = orEqual ? left.high < right.low : left.high <= right.low;
    if (always && !left.openBelow && !right.openAbove) return Truth::yes;
    return never && !left.openAbove && !right.openBelow ? Truth::no : Truth::unknown;
}

Truth compare(Comparison comparison, const NodeResult& left, const NodeResult& right) {
    switch (comparison) {
    case Comparison::atLeast: return exceeds(left, right, true);
    case Comparison::moreThan: return exceeds(left, right, false);
    case Comparison::atMost: return exceeds(right, left, true);
    case Comparison::lessThan: return exceeds(right, left, false);
    case Comparison::equal:
        if (exceeds(left, right, false) == Truth::yes || exceeds(right, left, false) == Truth::yes) return Truth::no;
        return left.low == left.high && right.low == right.high && !left.isOpen() && !right.isOpen() ? Truth::yes
                                                                                                     : Truth::unknown;
    }
    return Truth::unknown;
}

// An argument of a node, brought to its denominator.
NodeResult childOf(const Node& node, const Evaluation& results, std::size_t which) {
    NodeResult result = results[node.children[which]];
    if (!node.factors.empty()) {
        result.low *= node.factors[which];
        result.high *= node.factors[which];
    }
    return result;
}

// The first factor is a count or quantity and never negative, money may be.
void multiply(const NodeResult& next, NodeResult& result) {
    const Fen low = next.low * (next.low < 0 ? result.high : result.low);
    result.high = next.high * (next.high < 0 ? result.low : result.high);
    result.low = low;
    result.openBelow = next.openBelow || (result.openAbove && next.low < 0);
    result.openAbove |= next.openAbove;
}

// Takes the next argument of a node over several numbers into what it comes to so far.
void combine(const Node& node, const NodeResult& next, NodeResult& result) {
    switch (node.op) {
    case Op::sum:
        result.low += next.low;
        result.high += next.high;
        result.openAbove |= next.openAbove;
        result.openBelow |= next.openBelow;
        break;
    case Op::difference:
        result.low -= next.high;
        result.high -= next.low;
        result.openAbove |= next.openBelow;
        result.openBelow |= next.openAbove;
        break;
    case Op::product: multiply(next, result); break;
    case Op::least:
        result.low = std::min(result.low, next.low);
        if (result.openAbove == next.openAbove)
            result.high = std::min(result.high, next.high);
        else if (result.openAbove)
            result.high = next.high;
        result.openAbove &= next.openAbove;
        result.openBelow |= next.openBelow;
        break;
    case Op::greatest:
        if (result.openBelow == next.openBelow)
            result.low = std::max(result.low, next.low);
        else if (result.openBelow)
            result.low = next.low;
        result.high = std::max(result.high, next.high);
        result.openAbove |= next.openAbove;
        result.openBelow &= next.openBelow;
        break;
    default: break;
    }
}

class Evaluator {
public:
    Evaluator(const Program& program, const Situation& situation, Evaluation& results, const Money& ceiling)
        : program_(program), situation_(situation), results_(results), ceiling_(ceiling) {}

    void run() {
        results_.assign(program_.nodes.size(), {});
        for (std::size_t index = 0; index < program_.nodes.size(); ++index) evaluateNode(index);
    }

private:
    [[nodiscard]] NodeResult child(const Node& node, std::size_t which) const { return childOf(node, results_, which); }

    void evaluateNode(std::size_t index) {
        const Node& node = program_.nodes[index];
        NodeResult& result = results_[index];
        switch (node.op) {
        case Op::always: result.truth = Truth::yes; break;
        case Op::flag: result.truth = flagTruth(slot(node)); break;
        case Op::options: result.truth = optionsTruth(node, slot(node)); break;
        case Op::emptySet:
            result.truth = slot(node).isKnown() ? truthOf(slot(node).options.none()) : Truth::unknown;
            break;
        case Op::textIn: result.truth = textTruth(node, slot(node)); break;
        case Op::comparison: result.truth = compare(node.comparison, child(node, 0), child(node, 1)); break;
        case Op::both:
            result.truth = Truth::yes;
            for (const std::uint32_t part : node.children)
                result.truth = biosubsidy::both(result.truth, results_[part].truth);
            break;
        case Op::either:
            result.truth = Truth::no;
            for (const std::uint32_t part : node.children)
                result.truth = biosubsidy::either(result.truth, results_[part].truth);
            break;
        case Op::negation: result.truth = biosubsidy::negation(results_[node.children[0]].truth); break;
        default: evaluateNumber(node, result); break;
        }
    }

    void evaluateNumber(const Node& node, NodeResult& result) {
        switch (node.op) {
        case Op::constant: result.low = result.high = node.number; break;
        case Op::fact:
            result.low = slot(node).low;
            result.high = slot(node).high;
            result.openAbove = slot(node).openAbove;
            result.openBelow = slot(node).openBelow;
            break;
        case Op::ceiling: result.low = result.high = ceiling_.fen(); break;
        default:
            result = child(node, 0);
            for (std::size_t which = 1; which < node.children.size(); ++which)
                combine(node, child(node, which), result);
            break;
        }
    }

    [[nodiscard]] const Slot& slot(const Node& node) const { return situation_.slot(node.entity, node.fact); }

    const Program& program_;
    const Situation& situation_;
    Evaluation& results_;
    const Money& ceiling_;
};

class MissingCollector {
public:
    MissingCollector(const Program& program, const Situation& situation, const Evaluation& results,
                     std::vector<FactRef>& missing)
        : program_(program), situation_(situation), results_(results), missing_(missing) {}

    void collect(std::size_t index) {
        const Node& node = program_.nodes[index];
        const NodeResult& result = results_[index];
        const bool decided =
            isTruth(node.op) ? result.truth != Truth::unknown : result.low == result.high && !result.isOpen();
        if (decided) return;
        if (readsFact(node.op)) {
            const Slot& slot = situation_.slot(node.entity, node.fact);
            missing_.insert(missing_.end(), slot.missing.begin(), slot.missing.begin() + slot.missingCount);
            return;
        }
        for (std::size_t which = 0; which < node.children.size(); ++which) {
            if (canMatter(node, which, result)) collect(node.children[which]);
        }
    }

private:
    // An argument of min that is never below the highest result cannot change it;
    // likewise for max.
    [[nodiscard]] bool canMatter(const Node& node, std::size_t which, const NodeResult& result) const {
        if (node.op != Op::least && node.op != Op::greatest) return true;
        const NodeResult& part = results_[node.children[which]];
        const Fen factor = node.factors.empty() ? Fen(1) : node.factors[which];
        if (node.op == Op::least) return part.openBelow || result.openAbove || part.low * factor < result.high;
        return part.openAbove || result.openBelow || part.high * factor > result.low;
    }

    const Program& program_;
    const Situation& situation_;
    const Evaluation& results_;
    std::vector<FactRef>& missing_;
};

Trace traceNode(const Program& program, const Situation& situation, const Evaluation& results, std::size_t index) {
    Trace trace;
    trace.node = &program.nodes[index];
    trace.result = results[index];
    if (readsFact(trace.node->op)) {
        const Entity entity = trace.node->entity;
        trace.ref = FactRef{entity, entity == Entity::company ? 0 : situation.item(), trace.node->fact};
        trace.slot = situation.slot(entity, trace.node->fact);
        if (trace.slot.text != nullptr) trace.text = *trace.slot.text;
        trace.slot.text = nullptr;
    }
    for (const std::uint32_t child : trace.node->children)
        trace.children.push_back(traceNode(program, situation, results, child));
    return trace;
}

} // namespace

std::string_view toString(Comparison comparison) noexcept {
    constexpr std::array<std::string_view, 5> signs{">=", ">", "<=", "<", "="};
    return signs[static_cast<std::size_t>(comparison)];
}

void evaluate(const Program& program, const Situation& situation, Evaluation& results, const Money& ceiling) {
    Evaluator(program, situation, results, ceiling).run();
}

bool Program::reads(Entity entity, const std::set<std::size_t>& facts) const {
    return std::any_of(nodes.begin(), nodes.end(), [&](const Node& node) {
        return readsFact(node.op) && node.entity == entity && facts.contains(node.fact);
    });
}

void addTurns(const Program& program, const Evaluation& results, std::vector<Fen>& turns) {
    const auto add = [&turns](const NodeResult& left, const NodeResult& right) {
        turns.push_back(left.low - right.low);
        turns.push_back(left.high - right.high);
    };
    for (const Node& node : program.nodes) {
        if (node.op == Op::comparison) {
            const NodeResult left = childOf(node, results, 0);
            const NodeResult right = childOf(node, results, 1);
            turns.push_back(left.low - right.high);
            turns.push_back(left.high - right.low);
            if (node.comparison != Comparison::equal) continue;
            turns.push_back(left.high - left.low);
            turns.push_back(right.high - right.low);
        } else if (node.op == Op::product) {
            const NodeResult money = childOf(node, results, 1);
            turns.push_back(money.low);
            turns.push_back(money.high);
        } else if (node.op == Op::least || node.op == Op::greatest) {
            NodeResult soFar = childOf(node, results, 0);
            for (std::size_t which = 1; which < node.children.size(); ++which) {
                const NodeResult next = childOf(node, results, which);
                add(soFar, next);
                combine(node, next, soFar);
            }
        }
    }
}

void addMissing(const Program& program, const Situation& situation, const Evaluation& results,
                std::vector<FactRef>& missing) {
    MissingCollector(program, situation, results, missing).collect(program.root());
}

Trace traceOf(const Program& program, const Situation& situation, const Evaluation& results) {
    return traceNode(program, situation, results, program.root());
}

} // namespace biosubsidy::language
