// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/sum_lines.h"

#include <algorithm>

#include "core/wording/money_text.h"
#include "core/wording/pack_text.h"
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
        return std::move(lines_);
    }

    // Of several caps the least is named: it decides.
    std::vector<std::string> limit() const {
        const Cap* cap = view_.claim.cappedBy;
        if (cap == nullptr) return {};
        const std::string sum = moneyText(cap->amount, words_.language());
        if (cap->yearlyOfMeasure) return {say(words_.language(), "年度限额 {}", "capped by the year at {}", sum)};
        return {say(words_.language(), "封顶 {}（{}）", "capped at {} ({})", sum, view_.in(cap->text))};
    }

private:
    [[nodiscard]] std::string money(const Trace& number, const Fen& value) const {
        return words_.number(number.node->kind, value, number.node->denominator);
    }

    // A number with its values filled in: 30% × 2亿元（总投资）.
    [[nodiscard]] std::string filledIn(const Trace& number) const {
        if (number.node->op == Op::constant) return money(number, number.node->number);
        if (number.node->op == Op::fact) return filledInFact(number);
        std::vector<std::string> parts;
        for (const Trace& child : number.children) parts.push_back(filledIn(child));
        return stepWords(number, std::move(parts), words_.language());
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

    const ClaimView& view_;
    const FactWords& words_;
    std::vector<std::string> lines_;
};

} // namespace

std::vector<std::string> sumLines(const ClaimView& view) {
    const Claim& claim = view.claim;
    std::vector<std::string> lines;
    if (claim.amount) lines = SumWriter(view).write(*claim.amount);
    for (std::size_t index = 0; index < claim.tiers.size(); ++index) {
        const TierTrace& tier = claim.tiers[index];
        if (!tier.possible || !tier.amount) continue;
        const std::string name = tierName(view.measure, index, view.language());
        lines.push_back(
            tier.holds == Truth::yes ? name : say(view.language(), "如属{}", "if {} applies", insideSentence(name)));
        const std::vector<std::string> steps = SumWriter(view).write(*tier.amount);
        lines.insert(lines.end(), steps.begin(), steps.end());
    }
    const std::vector<std::string> limit = SumWriter(view).limit();
    lines.insert(lines.end(), limit.begin(), limit.end());
    return lines;
}

} // namespace biosubsidy::wording
