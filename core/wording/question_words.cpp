// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/question_words.h"

#include "core/wording/shortfall.h"

namespace biosubsidy::wording {

using language::Comparison;
using language::Node;
using language::Op;
using language::Trace;

namespace {

constexpr std::size_t mostNamed = 4; // choices in a sentence; the rows name them all

std::string signWords(Comparison comparison) {
    switch (comparison) {
    case Comparison::atLeast: return "≥";
    case Comparison::moreThan: return ">";
    case Comparison::atMost: return "≤";
    case Comparison::lessThan: return "<";
    case Comparison::equal: return "=";
    }
    return "=";
}

std::string askedChoice(const FactWords& words, const Node& node, bool negated) {
    const Language language = words.language();
    const std::string needed = enumerated(words.needed(node), Joint::any, language);
    const std::string& label = words.label(node);
    if (node.isSet) {
        return negated ? say(language, "{}不含 {}", "{}: without {}", label, needed)
                       : say(language, "{}包含 {}", "{}: {}", label, needed);
    }
    return negated ? say(language, "{}不是 {}", "{}: not {}", label, needed)
                   : say(language, "{}为 {}", "{}: {}", label, needed);
}

std::string askedComparison(const FactWords& words, const QuestionTree& leaf) {
    const Trace& trace = *leaf.trace;
    const std::string left = sentenceStart(numberWords(words, trace.children[0]));
    const std::string right = numberWords(words, trace.children[1]);
    if (trace.node->comparison == Comparison::equal && leaf.negated) return fmt::format("{} ≠ {}", left, right);
    return fmt::format("{} {} {}", left, signWords(comparisonAsked(leaf)), right);
}

// The facts that a number is made of.
void collectFacts(const Trace& trace, std::vector<const Trace*>& facts) {
    if (trace.node->op == Op::fact) facts.push_back(&trace);
    for (const Trace& child : trace.children) collectFacts(child, facts);
}

std::string failedChoice(const FactWords& words, const QuestionTree& leaf, const Localized& asker) {
    const Language language = words.language();
    const Node& node = *leaf.trace->node;
    const std::string stands = words.stands(*leaf.trace);
    const std::vector<std::string> all = words.needed(node);
    const std::string needed = enumeratedUpTo(all, mostNamed, Joint::any, language);
    const std::string& label = words.label(node);
    const std::string& who = asker.in(language);
    if (node.isSet && !leaf.negated && leaf.trace->slot.options.none())
        return say(language, "{0}已填为无，{2}要求 {1}", "{0}: none; {2} asks for {1}", label, needed, who);
    if (node.isSet && !leaf.negated)
        return say(language, "{0}为 {2}，不含 {1}", "{0}: {2}; {3} asks for {1}", label, needed, stands, who);
    return leaf.negated
               ? say(language, "{0}为 {2}，{3}不适用于此", "{0}: {2}, to which {3} does not apply", label, needed,
                     stands, who)
               : say(language, "{0}为 {2}，{3}限于 {1}", "{0}: {2}; {3} is for {1}", label, needed, stands, who);
}

} // namespace

std::string stepWords(const Trace& trace, std::vector<std::string> parts, Language language) {
    const Op op = trace.node->op;
    const bool tight = op == Op::scaled || op == Op::product || op == Op::difference;
    for (std::size_t index = 0; index < parts.size(); ++index) {
        const Op inner = trace.children[index].node->op;
        const bool isSum = inner == Op::sum || inner == Op::difference;
        if (isSum && tight) parts[index] = say(language, "（{}）", "({})", parts[index]);
    }
    const auto joined = [&](std::string_view sign) { return fmt::format("{}", fmt::join(parts, sign)); };
    switch (op) {
    case Op::scaled: return fmt::format("{} × {}", trace.node->rate->toString(), parts[0]);
    case Op::product: return joined(" × ");
    case Op::sum: return joined(" + ");
    case Op::difference: return joined(" − ");
    // Amounts have commas of their own.
    case Op::least:
        return parts.size() == 2 ? say(language, "（{}；{}）中较小者", "the lesser of ({}; {})", parts[0], parts[1])
                                 : say(language, "（{}）中最小者", "the least of ({})",
                                       joined(language == Language::zh ? "；" : "; "));
    case Op::greatest:
        return parts.size() == 2 ? say(language, "（{}；{}）中较大者", "the greater of ({}; {})", parts[0], parts[1])
                                 : say(language, "（{}）中最大者", "the greatest of ({})",
                                       joined(language == Language::zh ? "；" : "; "));
    default: return {};
    }
}

std::string numberWords(const FactWords& words, const Trace& trace) {
    const Node& node = *trace.node;
    switch (node.op) {
    case Op::constant: return words.number(node.kind, node.number, node.denominator);
    case Op::fact: return insideSentence(words.label(node));
    case Op::ceiling: return say(words.language(), "本项上限", "the ceiling of this claim");
    default: break;
    }
    std::vector<std::string> parts;
    for (const Trace& child : trace.children) parts.push_back(numberWords(words, child));
    return stepWords(trace, std::move(parts), words.language());
}

std::string askedWords(const FactWords& words, const QuestionTree& leaf) {
    const Language language = words.language();
    const Node& node = *leaf.trace->node;
    switch (node.op) {
    case Op::always: return say(language, "不再另设条件", "Nothing more is asked");
    case Op::flag:
        return leaf.negated ? say(language, "{}：否", "{}: no", words.label(node))
                            : say(language, "{}：是", "{}: yes", words.label(node));
    case Op::emptySet:
        return leaf.negated ? say(language, "{}至少有一项", "{}: at least one", words.label(node))
                            : say(language, "{}：无", "{}: none", words.label(node));
    case Op::comparison: return askedComparison(words, leaf);
    default: return askedChoice(words, node, leaf.negated);
    }
}

std::string standsWords(const FactWords& words, const QuestionTree& leaf) {
    if (leaf.trace->ref) return words.stands(*leaf.trace);
    std::vector<const Trace*> facts;
    collectFacts(*leaf.trace, facts);
    if (facts.size() == 1) return words.stands(*facts.front());
    std::vector<std::string> parts;
    for (const Trace* fact : facts)
        parts.push_back(
            say(words.language(), "{}：{}", "{}: {}", insideSentence(words.label(*fact->node)), words.stands(*fact)));
    return clauses(parts, words.language());
}

std::string differenceWords(const FactWords& words, const QuestionTree& leaf) {
    if (leaf.trace->node->op != Op::comparison || leaf.outcome != Truth::no) return {};
    return shortfallOf(leaf).inColumn(words);
}

std::string failureWords(const FactWords& words, const QuestionTree& leaf, const Localized& asker) {
    const Language language = words.language();
    const Node& node = *leaf.trace->node;
    const std::string& who = asker.in(language);
    switch (node.op) {
    case Op::always: return say(language, "从不适用", "it never applies");
    case Op::flag:
        return leaf.negated ? say(language, "{0}为是，{1}要求为否", "{0} is yes, and {1} asks for no",
                                  quotedName(words.label(node), language), who)
                            : say(language, "{0}为否，{1}要求为是", "{0} is no, and {1} asks for yes",
                                  quotedName(words.label(node), language), who);
    case Op::emptySet:
        return leaf.negated ? say(language, "{0}已填为无，{1}要求至少一项", "{0}: none; {1} asks for at least one",
                                  words.label(node), who)
                            : say(language, "{0}为 {2}，{1}要求为无", "{0}: {2}; {1} asks for none", words.label(node),
                                  who, words.stands(*leaf.trace));
    case Op::comparison: return shortfallOf(leaf).inSentence(words);
    default: return failedChoice(words, leaf, asker);
    }
}

} // namespace biosubsidy::wording
