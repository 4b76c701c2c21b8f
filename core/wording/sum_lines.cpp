// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/sum_lines.h"

#include <algorithm>

#include "core/wording/money_text.h"
#include "core/wording/question_words.h"

namespace biosubsidy::wording {

using language::Op;
using language::Trace;

namespace {

bool isKnown(const Trace& number) {
    return number.result.low == number.result.high;
}

bool isPlain(const Trace& number) {
    return number.node->op == Op::constant || number.node->op == Op::fact;
}

// Whether the highest that a number may be comes from the case or the measure,
// and not from the largest amount that a case can hold at all.
bool hasHighest(const Trace& number) {
    const auto has = [](const Trace& child) { return hasHighest(child); };
    switch (number.node->op) {
    case Op::fact: return isBoundedAbove(number);
    case Op::least: return std::any_of(number.children.begin(), number.children.end(), has);
    case Op::difference: return hasHighest(number.children[0]);
    default: return std::all_of(number.children.begin(), number.children.end(), has);
    }
}

class SumWriter {
public:
    explicit SumWriter(const ClaimView& view) : view_(view), words_(view.words) {}

    std::vector<std::string> write(const Trace& amount) {
        std::vector<const Trace*> caps;
        std::vector<const Trace*> others;
        if (amount.node->op == Op::least) {
            for (const Trace& child : amount.children)
                (child.node->op == Op::constant ? caps : others).push_back(&child);
        }
        if (others.size() == 1 && !caps.empty()) {
            addFormula(*others.front());
            for (const Trace* cap : caps) addCap(*others.front(), *cap);
        } else if (amount.node->op == Op::constant) {
            addConstant(amount);
        } else {
            addFormula(amount);
        }
        addRounding(amount);
        addYearlyCap();
        return std::move(lines_);
    }

private:
    [[nodiscard]] std::string money(const Trace& number, const Fen& value) const {
        return words_.number(number.node->kind, value, number.node->denominator);
    }

    // A number with its values filled in: 30% × 2亿元（总投资）.
    [[nodiscard]] std::string filledIn(const Trace& number) const {
        std::vector<std::string> parts;
        for (const Trace& child : number.children) {
            const bool isSum = child.node->op == Op::sum || child.node->op == Op::difference;
            const bool tight = number.node->op == Op::scaled || number.node->op == Op::difference;
            const std::string part = filledIn(child);
            parts.push_back(isSum && tight ? say(words_.language(), "（{}）", "({})", part) : part);
        }
        switch (number.node->op) {
        case Op::constant: return money(number, number.node->number);
        case Op::fact: return filledInFact(number);
        case Op::scaled: return fmt::format("{} × {}", number.node->rate->toString(), parts[0]);
        case Op::sum: return fmt::format("{}", fmt::join(parts, " + "));
        case Op::difference: return fmt::format("{}", fmt::join(parts, " − "));
        case Op::least:
            return say(words_.language(), "（{}）中最小的", "the least of ({})",
                       fmt::format("{}", fmt::join(parts, ", ")));
        case Op::greatest:
            return say(words_.language(), "（{}）中最大的", "the greatest of ({})",
                       fmt::format("{}", fmt::join(parts, ", ")));
        default: return {};
        }
    }

    [[nodiscard]] std::string filledInFact(const Trace& fact) const {
        const std::string label = insideSentence(words_.label(*fact.node));
        const std::string stands = words_.stands(fact);
        // What bounds settle is still not given, even where they leave one value.
        return fact.slot.isKnown() ? say(words_.language(), "{}（{}）", "{} ({})", stands, label)
                                   : say(words_.language(), "{}（{}）", "{} ({})", label, stands);
    }

    void addFormula(const Trace& number) {
        std::string line = filledIn(number);
        if (isPlain(number)) {
            // The value or its bounds stand there already.
        } else if (isKnown(number)) {
            line += " = " + money(number, number.result.low);
        } else if (hasHighest(number)) {
            line += " ≤ " + money(number, number.result.high);
        } else if (number.result.low > 0) {
            line += " ≥ " + money(number, number.result.low);
        }
        lines_.push_back(std::move(line));
    }

    void addCap(const Trace& number, const Trace& cap) {
        const Fen scale = cap.node->denominator;
        const Fen limit = cap.node->number * number.node->denominator;
        const Fen low = number.result.low * scale;
        const Fen high = number.result.high * scale;
        const std::string text = money(cap, cap.node->number);
        const Language language = words_.language();
        if (low > limit)
            lines_.push_back(say(language, "封顶 {}", "capped at {}", text));
        else if (low == limit)
            lines_.push_back(say(language, "恰为上限 {}", "exactly the cap of {}", text));
        else if (hasHighest(number) && high <= limit)
            lines_.push_back(say(language, "未超过上限 {}", "within the cap of {}", text));
        else
            lines_.push_back(say(language, "最多 {}", "at most {}", text));
    }

    void addConstant(const Trace& amount) {
        const std::string text = money(amount, amount.node->number);
        lines_.push_back(view_.measure.support == Support::fixed ? say(words_.language(), "定额 {}", "a fixed {}", text)
                                                                 : say(words_.language(), "最高 {}", "up to {}", text));
    }

    // The ceiling is rounded down to the fen once, at the end.
    void addRounding(const Trace& amount) {
        const ExactMoney exact(amount.result.high, amount.node->denominator);
        if (amount.result.high < 0) {
            lines_.push_back(say(words_.language(), "结果为负，按 0 计", "below nothing, taken as CNY 0"));
        } else if (!exact.isWhole()) {
            lines_.push_back(say(words_.language(), "不足一分的舍去：{}", "rounded down to the fen: {}",
                                 moneyText(exact.roundedDown(), words_.language())));
        }
    }

    void addYearlyCap() {
        if (!view_.claim.cappedByYear) return;
        lines_.push_back(say(words_.language(), "年度限额 {}", "capped by the year at {}",
                             moneyText(*view_.measure.yearlyCap, words_.language())));
    }

    const ClaimView& view_;
    const FactWords& words_;
    std::vector<std::string> lines_;
};

} // namespace

std::vector<std::string> sumLines(const ClaimView& view) {
    if (!view.claim.amount) return {};
    return SumWriter(view).write(*view.claim.amount);
}

} // namespace biosubsidy::wording
