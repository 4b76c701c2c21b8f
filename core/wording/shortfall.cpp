// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/shortfall.h"

#include "core/wording/question_words.h"

namespace biosubsidy::wording {

using language::Comparison;
using language::NumberKind;
using language::Op;
using language::Trace;

namespace {

struct Bounds {
    Fen low;
    Fen high;
};

Bounds boundsOf(const Trace& comparison, std::size_t which) {
    const Trace& side = comparison.children[which];
    const Fen factor = comparison.node->factors.empty() ? Fen(1) : comparison.node->factors[which];
    return {side.result.low * factor, side.result.high * factor};
}

bool isKnown(const Trace& number) {
    return number.result.low == number.result.high;
}

} // namespace

Comparison comparisonAsked(const QuestionTree& leaf) {
    const Comparison written = leaf.trace->node->comparison;
    if (!leaf.negated) return written;
    switch (written) {
    case Comparison::atLeast: return Comparison::lessThan;
    case Comparison::moreThan: return Comparison::atMost;
    case Comparison::atMost: return Comparison::moreThan;
    case Comparison::lessThan: return Comparison::atLeast;
    case Comparison::equal: return Comparison::equal;
    }
    return written;
}

Shortfall shortfallOf(const QuestionTree& leaf) {
    Shortfall shortfall;
    shortfall.trace_ = leaf.trace;
    shortfall.asked_ = comparisonAsked(leaf);
    const Bounds left = boundsOf(*leaf.trace, 0);
    const Bounds right = boundsOf(*leaf.trace, 1);
    shortfall.atLeast_ = !isKnown(leaf.trace->children[0]) || !isKnown(leaf.trace->children[1]);
    // The least that is missing, whatever the unknown facts are.
    switch (shortfall.asked_) {
    case Comparison::atLeast:
    case Comparison::moreThan: shortfall.difference_ = right.low - left.high; break;
    case Comparison::atMost:
    case Comparison::lessThan: shortfall.difference_ = left.low - right.high; break;
    case Comparison::equal:
        shortfall.difference_ = left.high < right.low ? right.low - left.high : left.low - right.high;
        break;
    }
    if (shortfall.difference_ < 0) shortfall.difference_ = 0;
    return shortfall;
}

bool Shortfall::isBelow() const {
    if (asked_ != Comparison::equal) return asked_ == Comparison::atLeast || asked_ == Comparison::moreThan;
    return boundsOf(*trace_, 0).high < boundsOf(*trace_, 1).low;
}

std::string Shortfall::amount(const FactWords& words) const {
    const Language language = words.language();
    const auto& node = *trace_->node;
    if (node.kind == NumberKind::date)
        return say(language, "{} 天", "{} [day|days]", words.number(NumberKind::integer, difference_, 1));
    if (node.kind == NumberKind::year)
        return say(language, "{} 年", "{} [year|years]", words.number(NumberKind::integer, difference_, 1));
    return words.number(node.kind, difference_, node.denominator);
}

std::string Shortfall::inColumn(const FactWords& words) const {
    const Language language = words.language();
    if (asked_ == Comparison::equal && difference_ == 0) return say(language, "恰好相等", "exactly equal");
    if (difference_ == 0) {
        return isBelow() ? say(language, "须超过，现在恰好相等", "must be more; it is exactly equal")
                         : say(language, "须低于，现在恰好相等", "must be less; it is exactly equal");
    }
    const std::string by = amount(words);
    if (isBelow())
        return atLeast_ ? say(language, "至少差 {}", "at least {} short", by) : say(language, "差 {}", "{} short", by);
    return atLeast_ ? say(language, "至少超出 {}", "at least {} over", by) : say(language, "超出 {}", "{} over", by);
}

// 总投资 4,800万元 / Total investment is CNY 48,000,000
std::string Shortfall::subject(const FactWords& words) const {
    const Language language = words.language();
    const Trace& left = trace_->children[0];
    const std::string name = numberWords(words, left);
    if (left.node->op == Op::fact) {
        const std::string stands = words.stands(left);
        return left.slot.isKnown() ? say(language, "{} {}", "{} is {}", name, stands)
                                   : say(language, "{}{}", "{} is {}", name, stands);
    }
    if (!isKnown(left)) return name;
    return say(language, "{} = {}", "{} = {}", name,
               words.number(left.node->kind, left.result.low, left.node->denominator));
}

std::string Shortfall::inSentence(const FactWords& words) const {
    const Language language = words.language();
    const Trace& right = trace_->children[1];
    const std::string what = sentenceStart(subject(words));
    std::string limit = numberWords(words, right);
    if (right.node->op != Op::constant && isKnown(right))
        limit +=
            say(language, "（{}）", " ({})", words.number(right.node->kind, right.result.low, right.node->denominator));
    if (asked_ == Comparison::equal && difference_ == 0)
        return say(language, "{}，不能等于 {}", "{}; it must not be {}", what, limit);
    if (difference_ == 0) {
        return isBelow() ? say(language, "{}，须超过 {}，现在恰好相等",
                               "{}; it must be more than {} and is exactly equal", what, limit)
                         : say(language, "{}，须低于 {}，现在恰好相等",
                               "{}; it must be less than {} and is exactly equal", what, limit);
    }
    const std::string by = amount(words);
    if (isBelow())
        return atLeast_ ? say(language, "{}，比 {} 至少少 {}", "{0}, at least {2} short of {1}", what, limit, by)
                        : say(language, "{}，比 {} 少 {}", "{0}, {2} short of {1}", what, limit, by);
    return atLeast_ ? say(language, "{}，比 {} 至少多 {}", "{0}, at least {2} over {1}", what, limit, by)
                    : say(language, "{}，比 {} 多 {}", "{0}, {2} over {1}", what, limit, by);
}

} // namespace biosubsidy::wording
