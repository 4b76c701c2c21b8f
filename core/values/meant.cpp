// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/meant.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "core/values/chinese_number.h"
#include "core/values/date.h"
#include "core/values/text.h"

namespace biosubsidy {

namespace {

bool isDigit(char32_t character) {
    return character >= U'0' && character <= U'9';
}

// Half-width, simplified, without spaces and signs of the currency.
std::u32string plainOf(std::string_view written) {
    constexpr char32_t yen = 0xA5;
    std::u32string plain;
    for (char32_t character : codePoints(written)) {
        character = halfWidth(character);
        if (isSpace(character) || character == yen || character == U'￥') continue;
        if (character == U'萬') character = U'万';
        if (character == U'億') character = U'亿';
        if (character == U'圆' || character == U'圓') character = U'元';
        plain += character;
    }
    return plain;
}

bool saysYuan(std::string_view written) {
    return written.find("￥") != std::string_view::npos || written.find("¥") != std::string_view::npos;
}

bool takeFront(std::u32string_view& text, std::u32string_view word) {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}
bool takeBack(std::u32string_view& text, std::u32string_view word) {
    if (!text.ends_with(word)) return false;
    text.remove_suffix(word.size());
    return true;
}

// A number and how many of its last digits are decimals.
struct Decimal {
    Fen digits = 0;
    int places = 0;
};

// 2,000.5 with commas between groups of three, or none.
std::optional<Decimal> takeFigures(std::u32string_view& text) {
    constexpr std::size_t most = 15;
    const std::size_t comma = text.find(U',');
    const bool grouped = comma != std::u32string_view::npos && comma <= 3;
    Decimal number;
    std::size_t count = 0;
    std::size_t group = 0;
    bool point = false;
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        const char32_t character = text[at];
        if (isDigit(character)) {
            number.digits = number.digits * 10 + static_cast<int>(character - U'0');
            number.places += point ? 1 : 0;
            ++group;
            if (++count > most) return std::nullopt;
        } else if (character == U',' && grouped && !point && count > 0 && (at == comma || group == 3)) {
            group = 0;
        } else if (character == U'.' && !point && count > 0 && (!grouped || group == 3)) {
            point = true;
        } else {
            break;
        }
    }
    const bool whole = count > 0 && text[at - 1] != U'.' && text[at - 1] != U',';
    if (!whole || (grouped && !point && group != 3)) return std::nullopt;
    text.remove_prefix(at);
    return number;
}

// What stands behind figures: 千万, W; 1 for none, 0 for what is no multiplier.
std::int64_t factorOf(std::u32string_view text) {
    if (text == U"W" || text == U"w") return 10'000;
    constexpr std::int64_t largest = 1'000'000'000'000;
    std::int64_t factor = 1;
    for (const char32_t character : text) {
        const std::int64_t next = multiplier(character);
        if (next < 10 || factor > largest / next) return 0;
        factor *= next;
    }
    return factor;
}

std::string shareText(const Decimal& parts) {
    std::string digits = parts.digits.str();
    const auto places = static_cast<std::size_t>(parts.places);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    std::string text = digits.substr(0, digits.size() - places);
    std::string decimals = digits.substr(digits.size() - places);
    while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
    return text + (decimals.empty() ? "" : "." + decimals) + "%";
}

// Whole yuan in the largest unit that gives a whole number.
std::string amountText(const Fen& yuan) {
    constexpr std::array<std::pair<std::int64_t, std::string_view>, 2> units{{{100'000'000, "亿元"}, {10'000, "万元"}}};
    for (const auto& [factor, unit] : units) {
        if (yuan != 0 && yuan % factor == 0) return Fen(yuan / factor).str() + std::string(unit);
    }
    return yuan.str() + "元";
}

std::optional<Decimal> takeNumber(std::u32string_view& text) {
    if (!text.empty() && isDigit(text.front())) return takeFigures(text);
    constexpr std::size_t longest = 24;
    if (text.empty() || text.size() > longest) return std::nullopt;
    const auto value = chineseNumber(text);
    if (!value) return std::nullopt;
    text = {};
    return Decimal{*value, 0};
}

std::string shareMeant(std::u32string_view text) {
    const bool parts = takeFront(text, U"百分之");
    const bool tenths = !parts && takeBack(text, U"成");
    const bool sign = !parts && !tenths && takeBack(text, U"%");
    const bool thousandths = !parts && !tenths && !sign && (takeBack(text, U"‰") || takeFront(text, U"千分之"));
    if (!parts && !tenths && !sign && !thousandths) return {};
    const auto number = takeNumber(text);
    if (!number || !text.empty()) return {};
    return shareText({number->digits * (tenths ? 10 : 1), number->places + (thousandths ? 1 : 0)});
}

// Three parts of digits: between dashes, slashes, points, or 年月日.
std::optional<std::array<int, 3>> dateParts(std::u32string_view text) {
    std::array<int, 3> parts{};
    std::size_t part = 0;
    std::size_t digits = 0;
    char32_t sign = 0;
    for (const char32_t character : text) {
        if (isDigit(character)) {
            if (part > 2 || ++digits > (part == 0 ? 4 : 2)) return std::nullopt;
            parts.at(part) = parts.at(part) * 10 + static_cast<int>(character - U'0');
            continue;
        }
        constexpr std::u32string_view chinese = U"年月日";
        const bool own = part < 3 && character == chinese[part] && (part == 0 || sign == U'年');
        const bool common = part < 2 && (character == U'-' || character == U'/' || character == U'.') &&
                            (part == 0 || character == sign);
        if (digits == 0 || (!own && !common)) return std::nullopt;
        if (part == 0) {
            if (digits != 4) return std::nullopt;
            sign = character;
        }
        ++part;
        digits = 0;
    }
    const bool whole = sign == U'年' ? part == 3 || (part == 2 && digits > 0) : part == 2 && digits > 0;
    return whole ? std::optional(parts) : std::nullopt;
}

} // namespace

std::string numberMeant(std::string_view written) {
    const std::u32string plain = plainOf(written);
    std::u32string_view text = plain;
    if (std::string share = shareMeant(text); !share.empty()) return share;
    bool money = takeFront(text, U"人民币") || saysYuan(written);
    money = takeBack(text, U"人民币") || money;
    takeBack(text, U"整");
    money = takeBack(text, U"元") || money;
    const auto number = takeNumber(text);
    const std::int64_t factor = number ? factorOf(text) : 0;
    if (factor == 0) return {};
    Fen value = number->digits * factor;
    for (int place = 0; place < number->places; ++place) {
        if (value % 10 != 0) return {};
        value /= 10;
    }
    constexpr std::int64_t least = 10'000; // a 万 or 亿 says money by itself
    const bool large = plain.find_first_of(U"万亿Ww") != std::u32string::npos && value >= least;
    return money || large ? amountText(value) : value.str();
}

std::string percentMeant(std::string_view decimal) {
    const std::u32string plain = plainOf(decimal);
    std::u32string_view text = plain;
    const auto number = plain.starts_with(U"0.") ? takeFigures(text) : std::nullopt;
    if (!number || !text.empty() || number->digits == 0) return {};
    Decimal share{number->digits * 100, number->places};
    return shareText(share);
}

Localized dateAdvice(std::string_view written) {
    const auto parts = dateParts(plainOf(written));
    if (!parts) return {};
    const auto [year, month, day] = *parts;
    if (const auto date = Date::of(year, static_cast<unsigned>(month), static_cast<unsigned>(day)))
        return {fmt::format("写作 {}", date->toString()), fmt::format("write {}", date->toString())};
    if (month < 1 || month > 12)
        return {fmt::format("没有 {} 月；按“年-月-日”写，如 2026-12-31", month),
                fmt::format("there is no month {}; write year-month-day, as in 2026-12-31", month)};
    int last = 31;
    while (last > 1 && !Date::of(year, static_cast<unsigned>(month), static_cast<unsigned>(last))) --last;
    return {fmt::format("{} 年 {} 月有 {} 天：最后一天写作 {:04}-{:02}-{:02}", year, month, last, year, month, last),
            fmt::format("that month has {} days: its last is {:04}-{:02}-{:02}", last, year, month, last)};
}

} // namespace biosubsidy
