// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/typed_value.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "core/facts/fact_limits.h"
#include "core/values/date_text.h"
#include "core/values/text.h"

namespace biosubsidy {

namespace {

using Read = tl::expected<FactValue, Localized>;

std::string trimmed(std::string_view text) {
    const std::vector<char32_t> points = codePoints(text);
    const auto blank = [](char32_t point) { return isSpace(point) || isControl(point); };
    const auto first = std::find_if_not(points.begin(), points.end(), blank);
    const auto last = std::find_if_not(points.rbegin(), points.rend(), blank).base();
    std::string result;
    for (auto point = first; point < last; ++point) result += toUtf8(*point);
    return result;
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& letter : result) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    return result;
}

bool isOneOf(const std::string& text, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

bool isUnknown(const std::string& text) {
    return text.empty() || isOneOf(text, {"-", "—", "–", "－", "未填", "未知", "不详", "unknown", "n/a"});
}

Read readMoney(const std::string& text, MoneyUnit unit) {
    std::string amount = normaliseTypedNumber(text);
    const bool bare = !amount.empty() && amount.back() >= '0' && amount.back() <= '9';
    if (bare && unit == MoneyUnit::wan) amount += "万元";
    if (bare && unit == MoneyUnit::yi) amount += "亿元";
    const auto money = Money::parseTyped(amount);
    if (!money) return tl::unexpected(describe(money.error()));
    return FactValue(*money);
}

Read readWhole(const std::string& text, std::int64_t least, std::int64_t most) {
    std::string digits = normaliseTypedNumber(text);
    digits.erase(std::remove(digits.begin(), digits.end(), ','), digits.end());
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size() || number < least ||
        number > most)
        return tl::unexpected(Localized{fmt::format("应为 {} 到 {} 的整数", least, most),
                                        fmt::format("a whole number from {} to {}", least, most)});
    return FactValue(number);
}

Read readFlag(const std::string& text) {
    if (isOneOf(text, {"是", "有", "对", "√", "✓", "yes", "y", "true", "1"})) return FactValue(true);
    if (isOneOf(text, {"否", "无", "没有", "不是", "×", "no", "n", "false", "0"})) return FactValue(false);
    return tl::unexpected(Localized{"应为“是”或“否”，不知道就留空", "yes or no; leave it empty where unknown"});
}

// A choice by id or label; "北京" stands for 北京市.
std::optional<std::size_t> findChoice(const Fact& fact, const std::string& text) {
    for (std::size_t index = 0; index < fact.choices.size(); ++index) {
        const Choice& choice = fact.choices[index];
        if (text == lower(choice.id) || text == lower(choice.label.zh) || text == lower(choice.label.en) ||
            text + "市" == choice.label.zh)
            return index;
    }
    return std::nullopt;
}

Localized notAChoice(const Fact& fact, const std::string& text) {
    std::vector<std::string> names;
    for (const Choice& choice : fact.choices) names.insert(names.end(), {choice.label.zh, choice.label.en, choice.id});
    const auto near = nearestName(text, names);
    constexpr std::size_t shown = 6;
    std::string zh;
    std::string en;
    for (std::size_t index = 0; index < std::min(shown, fact.choices.size()); ++index) {
        zh += (index == 0 ? "" : "、") + fact.choices[index].label.zh;
        en += (index == 0 ? "" : ", ") + fact.choices[index].label.en;
    }
    if (fact.choices.size() > shown) {
        zh += "等";
        en += " …";
    }
    Localized message{fmt::format("没有“{}”这一项；可填：{}", printable(shortened(text, 40)), zh),
                      fmt::format("there is no \"{}\"; possible: {}", printable(shortened(text, 40)), en)};
    if (near) {
        message.zh += fmt::format("；是不是“{}”？", *near);
        message.en += fmt::format("; did you mean \"{}\"?", *near);
    }
    return message;
}

Read readChoice(const Fact& fact, const std::string& text) {
    if (const auto index = findChoice(fact, text)) return FactValue(ChoiceIndex{*index});
    return tl::unexpected(notAChoice(fact, text));
}

std::vector<std::string> elementsOf(const std::string& text) {
    std::vector<std::string> elements(1);
    for (const char32_t point : codePoints(text)) {
        constexpr std::u32string_view separators = U"、;；,，|\n\r";
        if (separators.find(point) != std::u32string_view::npos)
            elements.emplace_back();
        else
            elements.back() += toUtf8(point);
    }
    for (std::string& element : elements) element = trimmed(element);
    elements.erase(std::remove(elements.begin(), elements.end(), std::string()), elements.end());
    return elements;
}

Read readSet(const Fact& fact, const std::string& text) {
    ChoiceSet set;
    if (isOneOf(text, {"无", "没有", "none", "[]"})) return FactValue(set); // known, and empty
    for (const std::string& element : elementsOf(text)) {
        const auto index = findChoice(fact, element);
        if (!index) return tl::unexpected(notAChoice(fact, element));
        set.set(*index);
    }
    return FactValue(set);
}

Read readText(std::string_view text) {
    for (const char32_t point : codePoints(text)) {
        if (isControl(point))
            return tl::unexpected(Localized{"不能含有换行等控制字符", "no line breaks or control characters"});
    }
    return FactValue(std::string(text));
}

} // namespace

Read readTyped(const Fact& fact, std::string_view typed, MoneyUnit unit) {
    if (firstInvalidUtf8(typed)) return tl::unexpected(Localized{"不是有效的 UTF-8 文字", "not valid UTF-8"});
    const std::string text = trimmed(typed);
    const std::string small = lower(text);
    if (isUnknown(small)) return FactValue();
    switch (fact.type) {
    case FactType::text: return readText(text);
    case FactType::money: return readMoney(text, unit);
    case FactType::count: return readWhole(text, 0, largestCount);
    case FactType::year: return readWhole(text, earliestYear, latestYear);
    case FactType::date:
        if (const auto date = Date::parse(text)) return FactValue(*date);
        return tl::unexpected(Localized{"应为" + expectedDate(text).zh, expectedDate(text).en});
    case FactType::flag: return readFlag(small);
    case FactType::choice: return readChoice(fact, small);
    case FactType::set: return readSet(fact, small);
    }
    return tl::unexpected(Localized{});
}

} // namespace biosubsidy
