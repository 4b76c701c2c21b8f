// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/fact_words.h"

#include <algorithm>
#include <chrono>

#include "core/values/quantity.h"
#include "core/values/rate.h"
#include "core/values/text.h"
#include "core/wording/money_text.h"

namespace biosubsidy::wording {

using language::Node;
using language::NumberKind;
using language::Trace;

namespace {

constexpr std::size_t longestText = 40;

std::string notGiven(Language language) {
    return language == Language::zh ? "未填" : "not given";
}

// Whole, or with the decimals that a quantity has: 19,945 and 199.45.
std::string groupedNumber(const Fen& number, const Fen& denominator) {
    std::string digits = ExactMoney(number * Quantity::perUnit, denominator).toString();
    digits.erase(digits.find_last_not_of('0') + 1);
    if (digits.ends_with('.')) digits.pop_back();
    const std::size_t first = digits.starts_with('-') ? 1 : 0;
    for (std::size_t index = std::min(digits.find('.'), digits.size()); index > first + 3; index -= 3)
        digits.insert(index - 3, ",");
    return digits;
}

std::string dateOfDay(const Fen& day) {
    const std::chrono::sys_days days{std::chrono::days(static_cast<int>(day))};
    const std::chrono::year_month_day date(days);
    const auto known =
        Date::of(static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return known ? known->toString() : day.str();
}

NumberKind kindOf(FactType type) {
    switch (type) {
    case FactType::count: return NumberKind::count;
    case FactType::year: return NumberKind::year;
    case FactType::date: return NumberKind::date;
    default: return NumberKind::money;
    }
}

} // namespace

bool isBoundedAbove(const Trace& leaf) {
    return leaf.slot.isKnown() || (leaf.slot.origin == Origin::bounded && leaf.slot.high < Money::largest().fen());
}

std::vector<std::string> labelsOf(const Fact& fact, const ChoiceSet& set, Language language) {
    std::vector<std::string> labels;
    for (const Choice* choice : fact.chosen(set)) {
        const std::string& label = choice->label.in(language);
        // The names of cities stay as they are.
        labels.push_back(fact.openList ? label : insideSentence(label));
    }
    return labels;
}

std::vector<std::string> FactWords::needed(const Node& node) const {
    if (node.op != language::Op::textIn) return choices(fact(node), node.options);
    std::vector<std::string> texts;
    for (const std::string& text : node.texts) texts.push_back(printable(text));
    return texts;
}

std::string FactWords::number(NumberKind kind, const Fen& number, const Fen& denominator) const {
    switch (kind) {
    case NumberKind::money: return moneyText(ExactMoney(number, denominator), language_);
    case NumberKind::date: return dateOfDay(number);
    case NumberKind::year: return number.str();
    default: return groupedNumber(number, denominator);
    }
}

bool FactWords::isSilent(const Trace& leaf) {
    return !leaf.slot.isKnown() && leaf.slot.origin != Origin::bounded;
}

std::string FactWords::value(const Trace& leaf) const {
    const Fact& of = fact(*leaf.node);
    const Slot& slot = leaf.slot;
    if (of.type == FactType::choice && slot.options.count() < of.choices.size())
        return enumerated(choices(of, slot.options), Joint::any, language_);
    if (!slot.isKnown()) return notGiven(language_);
    switch (of.type) {
    case FactType::text: return printable(shortened(leaf.text, longestText));
    case FactType::flag: return slot.low != 0 ? say(language_, "是", "yes") : say(language_, "否", "no");
    case FactType::choice: return enumerated(choices(of, slot.options), Joint::any, language_);
    case FactType::set:
        if (slot.options.none()) return say(language_, "无", "none");
        return enumerated(choices(of, slot.options), Joint::all, language_);
    case FactType::quantity:
        return quantityText(Quantity::fromHundredths(static_cast<std::int64_t>(slot.low)), of.unit, language_);
    default: return number(kindOf(of.type), slot.low, 1);
    }
}

std::string FactWords::stands(const Trace& leaf) const {
    if (leaf.slot.origin == Origin::bounded) return notGiven(language_) + bounds(leaf);
    return value(leaf) + origin(leaf);
}

// ，至少 6,000万元（据设备及软硬件工具投资）
std::string FactWords::bounds(const Trace& leaf) const {
    const bool below = leaf.slot.low > 0;
    const bool above = isBoundedAbove(leaf);
    const NumberKind kind = kindOf(fact(*leaf.node).type);
    const std::string low = number(kind, leaf.slot.low, 1);
    const std::string high = number(kind, leaf.slot.high, 1);
    if (below && leaf.slot.low == leaf.slot.high)
        return say(language_, "，只能按 {}", ", taken as {}", low) + boundedBy(leaf);
    if (below && above) return say(language_, "，在 {} 与 {} 之间", ", between {} and {}", low, high) + boundedBy(leaf);
    if (below) return say(language_, "，至少 {}", ", at least {}", low) + boundedBy(leaf);
    if (above) return say(language_, "，至多 {}", ", at most {}", high) + boundedBy(leaf);
    return {};
}

// Which known amounts of the same item put the bound there.
std::string FactWords::boundedBy(const Trace& leaf) const {
    if (subject_ == nullptr || !leaf.ref) return {};
    const Item& item = subject_->item(leaf.ref->entity, leaf.ref->item);
    const std::vector<Fact>& facts = vocabulary_.facts(leaf.ref->entity);
    const auto stands = [&](std::size_t other, const Fen& bound) {
        const auto* money = std::get_if<Money>(&item.facts[other]);
        return money != nullptr && money->fen() == bound;
    };
    std::vector<std::string> sources;
    const Fact& of = facts[leaf.ref->fact]; // a derived one is known
    for (const std::size_t whole : of.wholes) {
        if (isBoundedAbove(leaf) && stands(whole, leaf.slot.high))
            sources.push_back(insideSentence(facts[whole].label.in(language_)));
    }
    for (const std::size_t part : of.parts) {
        if (leaf.slot.low > 0 && stands(part, leaf.slot.low))
            sources.push_back(insideSentence(facts[part].label.in(language_)));
    }
    if (sources.empty()) return {};
    return say(language_, "，由{}可知", ", known from {}", enumerated(sources, Joint::all, language_));
}

std::string FactWords::origin(const Trace& leaf) const {
    switch (leaf.slot.origin) {
    case Origin::defaulted: return say(language_, "（默认）", " (default)");
    case Origin::inherited:
        if (fact(*leaf.node).type == FactType::year) return say(language_, "（取自测算年度）", " (year of assessment)");
        return say(language_, "（取自企业）", " (taken from the company)");
    case Origin::derived:
        return fact(*leaf.node).sumOfAwards ? std::string() : derivation(leaf); // its label says of which awards
    default: return {};
    }
}

// （由从业人员推得，上年营业收入未填）
std::string FactWords::derivation(const Trace& leaf) const {
    if (subject_ == nullptr || leaf.slot.options.count() == fact(*leaf.node).choices.size()) return {};
    const Vocabulary::Known& known = vocabulary_.known();
    const auto label = [&](std::size_t index) {
        return insideSentence(vocabulary_.fact(Entity::company, index).label.in(language_));
    };
    const Fact& industry = vocabulary_.fact(Entity::company, known.industry);
    const auto* sector = std::get_if<ChoiceIndex>(&subject_->company.facts[known.industry]);
    const bool byRevenue = sector == nullptr || sector->index == industry.choice("industry");
    std::vector<std::string> used;
    if (isKnown(subject_->company.facts[known.employees])) used.push_back(label(known.employees));
    if (byRevenue && isKnown(subject_->company.facts[known.revenue])) used.push_back(label(known.revenue));
    std::vector<std::string> open;
    for (std::size_t index = 0; index < leaf.slot.missingCount; ++index)
        open.push_back(label(leaf.slot.missing[index].fact));
    const std::string from = enumerated(used, Joint::all, language_);
    if (open.empty()) return say(language_, "（由{}推得）", " (derived from {})", from);
    return say(language_, "（由{}推得，{}未填）", " (derived from {}; {} not given)", from,
               enumerated(open, Joint::all, language_));
}

} // namespace biosubsidy::wording
