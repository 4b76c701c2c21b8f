// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/language/compiler_hints.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/language/hints.h"
#include "core/values/text.h"

namespace biosubsidy::language {

namespace {

constexpr Unit bareDecimal(NumberKind::integer, true);

// A bare whole number may stand for each of these.
bool isPlain(Unit unit) {
    return unit == NumberKind::count || unit == NumberKind::quantity || unit == NumberKind::year ||
           unit == NumberKind::integer;
}

bool isBare(Unit unit) {
    return unit.kind == NumberKind::integer;
}

} // namespace

Localized describe(Unit unit) {
    if (unit.decimal) return {"没有单位的小数", "a bare decimal number"};
    switch (unit.kind) {
    case NumberKind::money: return {"金额", "money"};
    case NumberKind::count: return {"个数", "a count"};
    case NumberKind::quantity: return {"数量", "a quantity"};
    case NumberKind::year: return {"年份", "a year"};
    case NumberKind::date: return {"日期", "a date"};
    case NumberKind::rate: return {"比例", "a rate"};
    case NumberKind::integer: return {"整数", "a whole number"};
    }
    return {};
}

bool isCounted(Unit unit) {
    return unit == NumberKind::count || unit == NumberKind::quantity;
}

bool comparable(Unit left, Unit right) {
    const auto either = [&](Unit unit) { return left == unit || right == unit; };
    return left == right || (isPlain(left) && isPlain(right) && either(NumberKind::integer)) ||
           (either(bareDecimal) && (either(NumberKind::quantity) || either(NumberKind::integer)));
}

Unit joint(Unit left, Unit right) {
    return left == NumberKind::integer || (left.decimal && right == NumberKind::quantity) ? right : left;
}

NumberKind nodeKind(Unit unit) {
    return unit.decimal ? NumberKind::quantity : unit.kind;
}

Localized didYouMean(std::string_view name, const std::vector<std::string>& candidates) {
    const auto near = nearestName(name, candidates);
    if (!near) return {};
    return {fmt::format("是不是 {}？", *near), fmt::format("did you mean {}?", *near)};
}

Localized kindredHint(const std::string& owner, const std::string& name, const std::vector<std::string>& names) {
    constexpr std::size_t shortest = 4; // of a part that says something
    std::vector<std::string> found;
    for (std::size_t start = 0; start < name.size();) {
        const std::size_t end = std::min(name.find('_', start), name.size());
        const std::string part = name.substr(start, end - start);
        for (const std::string& candidate : names) {
            if (part.size() < shortest || candidate.find(part) == std::string::npos) continue;
            const std::string whole = owner + "." + candidate;
            if (std::find(found.begin(), found.end(), whole) == found.end()) found.push_back(whole);
        }
        start = end + 1;
    }
    if (!found.empty())
        return {fmt::format("有 {}", fmt::join(found, "、")), fmt::format("there is {}", fmt::join(found, ", "))};
    return {"事实都列在 facts.toml 里；没有合适的，用最接近的一项，并写 [[measure.assumption]] 说明",
            "facts.toml lists the facts; where none fits, take the nearest and say so in a [[measure.assumption]]"};
}

Localized choiceHint(const std::string& name, const std::vector<std::string>& owners, const Scope& scope) {
    for (const std::string& owner : owners) {
        const Entity entity = owner == "company" ? Entity::company : scope.entity;
        for (const Fact& fact : scope.vocabulary->facts(entity)) {
            if (!fact.choice(name)) continue;
            const std::string named = owner + "." + fact.id;
            const std::string_view one = fact.type == FactType::set ? "has" : "is";
            const std::string_view many = fact.type == FactType::set ? "has any of" : "in";
            return {fmt::format("它是 {0} 的选项：写作 {0} {1} {2}；几个之一写作 {0} {3} {{{2}, …}}", named, one, name,
                                many),
                    fmt::format("it is a choice of {0}: write {0} {1} {2}, or for one of several {0} {3} {{{2}, ...}}",
                                named, one, name, many)};
        }
    }
    return {};
}

Localized flagHint(const std::string& name) {
    const Localized tiers = wordHint("if");
    return {fmt::format("条件写作 {0} 或 not {0}；{1}", name, tiers.zh),
            fmt::format("as a condition write {0} or not {0}; {1}", name, tiers.en)};
}

Localized labelHint(std::string_view text, const Span& word, const Scope& scope) {
    constexpr std::size_t longestCharacter = 4; // bytes
    std::size_t end = word.offset;
    for (std::uint32_t left = word.length; left > 0 && end < text.size(); --left)
        end += toUtf8(codePoints(text.substr(end, longestCharacter)).front()).size();
    const std::string_view label = text.substr(word.offset, end - word.offset);
    for (const Entity entity : {scope.entity, Entity::company}) {
        for (const Fact& fact : scope.vocabulary->facts(entity)) {
            if (fact.label.zh != label) continue;
            return {fmt::format("写作 {}.{}", toString(entity), fact.id),
                    fmt::format("write {}.{}", toString(entity), fact.id)};
        }
    }
    return {};
}

Localized comparisonHint(Unit left, Unit right) {
    const auto either = [&](Unit unit) { return left == unit || right == unit; };
    if (either(NumberKind::rate))
        return {"比例要乘以比较的基数，如 company.rnd_spend >= 5% * company.revenue",
                "multiply the rate by what it is a share of, as in company.rnd_spend >= 5% * company.revenue"};
    if (either(NumberKind::money) && (isBare(left) || isBare(right)))
        return {"金额要带单位，如 5000万元", "give money its unit, as in 5000万元"};
    if (isBare(left) || isBare(right)) return {"这里写整数", "write a whole number here"};
    return {"两边要是同一种数：金额与金额，个数与个数，数量与数量",
            "both sides should be of one kind: money and money, counts and counts, quantities and quantities"};
}

Localized productHint(Unit left, Unit right) {
    const auto either = [&](Unit unit) { return left == unit || right == unit; };
    if (left == NumberKind::rate && right == NumberKind::rate)
        return {"把两个比例乘好写成一个，如 50% × 40% 写作 20%",
                "multiply the rates yourself and write one: for 50% of 40% write 20%"};
    if (either(NumberKind::integer) && (isCounted(left) || isCounted(right) || either(NumberKind::money)))
        return {
            "没有单位的数不能相乘：先乘进金额里（30元 × 12 个月写作 360元），或写出是什么的个数，如 project.area * "
            "5000元",
            "a bare number multiplies nothing: multiply it into the sum (for 30 yuan and 12 months write 360元), or "
            "write what is counted, as in project.area * 5000元"};
    return {"可以相乘的是：比例乘金额、个数或数量，如 30% * project.total_investment；个数或数量乘金额，如 "
            "project.area * 5000元",
            "what can be multiplied: a rate by money, a count or a quantity, as in 30% * project.total_investment; "
            "a count or quantity by money, as in project.area * 5000元"};
}

Localized combiningHint(const Expression& part, Unit unit) {
    if (unit == NumberKind::rate)
        return {"比例先加减好写成一个，再乘以金额，如 40% * "
                "project.total_investment；写明幅度（10%至30%）的写高的一个，rate = "
                "\"open\"",
                "add the rates yourself and multiply the one by an amount, as in 40% * project.total_investment; of a "
                "range such as 10% to 30% write the higher one, with rate = \"open\""};
    if (unit == NumberKind::year || unit == NumberKind::date)
        return {"年份和日期只能比较，如 project.year >= 2026",
                "years and dates are compared alone, as in project.year >= 2026"};
    if (part.kind == Expression::Kind::literal && isBare(unit))
        return {fmt::format("金额要带单位：{0}元，或 {0}万元", part.text),
                fmt::format("give money its unit: {0}元, or {0}万元", part.text)};
    return {"这里的各项要同一单位：都是金额，或都是同一种数量；比例、个数和数量要先乘以金额，如 project.area * 5000元",
            "every part should be of one unit: all money, or all a number of one kind; multiply a rate, a count or a "
            "quantity by an amount first, as in project.area * 5000元"};
}

} // namespace biosubsidy::language
