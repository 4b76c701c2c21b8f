// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/question_tree.h"

namespace biosubsidy::wording {

using language::Op;
using language::Trace;

namespace {

QuestionTree group(const Trace& trace, bool negated) {
    QuestionTree tree;
    tree.kind = (trace.node->op == Op::both) != negated ? QuestionTree::Kind::all : QuestionTree::Kind::any;
    for (const Trace& child : trace.children) {
        QuestionTree part = questionTree(child, negated);
        if (part.kind == tree.kind)
            tree.parts.insert(tree.parts.end(), part.parts.begin(), part.parts.end());
        else
            tree.parts.push_back(std::move(part));
    }
    return tree;
}

Trace blankNode(const language::Program& program, std::size_t index) {
    Trace trace;
    trace.node = &program.nodes[index];
    for (const std::uint32_t child : trace.node->children) trace.children.push_back(blankNode(program, child));
    return trace;
}

} // namespace

QuestionTree questionTree(const Trace& trace, bool negated) {
    if (trace.node->op == Op::negation) return questionTree(trace.children[0], !negated);
    QuestionTree tree;
    if (trace.node->op == Op::both || trace.node->op == Op::either)
        tree = group(trace, negated);
    else
        tree.trace = &trace;
    tree.negated = negated;
    tree.outcome = negated ? negation(trace.result.truth) : trace.result.truth;
    return tree;
}

std::optional<FactRef> factOf(const Trace& trace) {
    if (trace.ref) return trace.ref;
    for (const Trace& child : trace.children) {
        if (const auto ref = factOf(child)) return ref;
    }
    return std::nullopt;
}

Trace blankTrace(const language::Program& program) {
    return blankNode(program, program.root());
}

} // namespace biosubsidy::wording
