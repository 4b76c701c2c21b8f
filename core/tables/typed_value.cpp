// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/typed_value.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/facts/fact_limits.h"
#include "core/tables/placeholders.h"
#include "core/tables/typed_number.h"
#include "core/values/date_text.h"
#include "core/values/text.h"
#include "core/values/text_parts.h"

namespace biosubsidy {

namespace {

using Sure = CellReading::Sure;

CellReading known(FactValue value) {
    return {std::move(value), Sure::read, {}};
}

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

// As most cells are: signs of ASCII, none of them a blank at an end.
bool isSimple(std::string_view text) {
    if (text.empty() || text.front() == ' ' || text.back() == ' ') return text.empty();
    return std::all_of(text.begin(), text.end(), [](char letter) { return letter >= ' ' && letter <= '~'; });
}

CellReading readFlag(const std::string& text) {
    if (isOneOf(text, {"是", "有", "对", "√", "✓", "✔", "☑", "yes", "y", "true", "1", "是的"})) return known(true);
    if (isOneOf(text, {"否", "不是", "×", "✗", "✘", "no", "n", "false", "0", "非"}) || isNone(text))
        return known(false);
    return CellReading::unread({"应为“是”或“否”，不知道就留空", "yes or no; leave it empty where unknown"});
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

CellReading readChoice(const Fact& fact, const std::string& text) {
    if (const auto index = findChoice(fact, text)) return known(ChoiceIndex{*index});
    return isNone(text) ? CellReading() : CellReading::unread(notAChoice(fact, text));
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

CellReading readSet(const Fact& fact, const std::string& text) {
    ChoiceSet set;
    if (isNone(text)) return known(set); // known, and empty
    // A label may hold a sign that parts elements.
    if (const auto whole = findChoice(fact, text)) return known(set.set(*whole));
    for (const std::string& element : elementsOf(text)) {
        const auto index = findChoice(fact, element);
        if (!index) return CellReading::unread(notAChoice(fact, element));
        set.set(*index);
    }
    return known(set);
}

CellReading readText(std::string_view text) {
    std::string line;
    bool broken = false;
    for (const char32_t point : codePoints(text)) {
        broken = broken || isControl(point);
        line += isControl(point) ? std::string(" ") : toUtf8(point);
    }
    if (!broken) return known(std::move(line));
    return CellReading::doubtful(
        std::move(line), {"含有换行等控制字符，已换成空格", "line breaks or control characters were made blanks"});
}

CellReading readDate(const std::string& text) {
    if (const auto date = Date::parse(text)) return known(*date);
    return CellReading::unread({"应为" + expectedDate(text).zh, expectedDate(text).en});
}

} // namespace

CellReading CellReading::unread(Localized why) {
    return {{}, Sure::unread, std::move(why)};
}

CellReading CellReading::doubtful(FactValue value, Localized why) {
    return {std::move(value), Sure::doubtful, std::move(why)};
}

std::string plainCell(std::string_view text) {
    std::vector<char32_t> points;
    for (char32_t point : codePoints(text)) {
        const bool invisible = (point >= 0x200B && point <= 0x200F) || point == 0xFEFF || point == 0x2060;
        if (invisible) continue;
        points.push_back(halfWidth(point));
    }
    const auto blank = [](char32_t point) { return isSpace(point) || isControl(point); };
    const auto first = std::find_if_not(points.begin(), points.end(), blank);
    const auto last = std::find_if_not(points.rbegin(), points.rend(), blank).base();
    std::string result;
    for (auto point = first; point < last; ++point) result += toUtf8(*point);
    return result;
}

CellReading readTyped(const Fact& fact, std::string_view typed, MoneyUnit unit) {
    const bool simple = isSimple(typed);
    if (!simple && firstInvalidUtf8(typed)) return CellReading::unread({"不是有效的 UTF-8 文字", "not valid UTF-8"});
    const std::string text = simple ? std::string(typed) : trimmed(typed);
    const std::string plain = simple ? text : plainCell(text);
    const std::string small = lower(plain);
    if (isPlaceholder(small)) return {};
    const bool set = fact.type == FactType::flag || fact.type == FactType::choice || fact.type == FactType::set;
    if (!set && isNone(small)) return {};
    switch (fact.type) {
    case FactType::text: return readText(text);
    case FactType::money: return readAmount(plain, unit);
    case FactType::count: return readCount(plain, 0, largestCount);
    case FactType::quantity: return readQuantity(fact, plain);
    case FactType::year: return readYear(plain, earliestYear, latestYear);
    case FactType::date: return readDate(plain);
    case FactType::flag: return readFlag(small);
    case FactType::choice:
    case FactType::set: {
        const std::string exact = lower(text); // labels have full-width signs
        CellReading read = fact.type == FactType::choice ? readChoice(fact, exact) : readSet(fact, exact);
        return read.sure == Sure::unread && exact != small
                   ? (fact.type == FactType::choice ? readChoice(fact, small) : readSet(fact, small))
                   : read;
    }
    }
    return {};
}

} // namespace biosubsidy
