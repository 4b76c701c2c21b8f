// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/number_text.h"

#include <algorithm>
#include <charconv>

#include "core/values/chinese_number.h"
#include "core/values/simplified.h"
#include "core/values/text.h"

namespace biosubsidy {

namespace {

using std::string_view;

bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}

} // namespace

NumberFault takeGroups(string_view text, std::string& digits) {
    const string_view whole = text.substr(0, text.find('.'));
    const string_view decimals = whole.size() == text.size() ? string_view() : text.substr(whole.size() + 1);
    if (whole.empty() || !isDigit(whole.front())) return NumberFault::noNumber;
    std::size_t run = 0;
    bool grouped = false;
    for (const char letter : whole) {
        if (letter == ',') {
            if (run == 0) return NumberFault::noNumber;
            if (grouped ? run != 3 : run > 3) return NumberFault::groups;
            grouped = true;
            run = 0;
        } else if (isDigit(letter)) {
            digits += letter;
            ++run;
        } else {
            return NumberFault::noNumber;
        }
    }
    if (grouped && run != 3) return NumberFault::groups;
    if (!std::all_of(decimals.begin(), decimals.end(), isDigit)) return NumberFault::noNumber;
    if (!decimals.empty()) digits += '.', digits += decimals;
    return NumberFault::none;
}

std::string withoutExponent(string_view text) {
    const std::size_t at = text.find_first_of("eE");
    if (at == string_view::npos || at == 0 || at + 1 >= text.size()) return std::string(text);
    string_view power = text.substr(at + 1);
    if (power.front() == '+') power.remove_prefix(1);
    int exponent = 0;
    const auto [end, error] = std::from_chars(power.data(), power.data() + power.size(), exponent);
    constexpr int most = 20;
    if (error != std::errc() || end != power.data() + power.size() || exponent < -most || exponent > most)
        return std::string(text);
    std::string digits(text.substr(0, at));
    std::size_t point = digits.find('.');
    if (point == std::string::npos)
        point = digits.size();
    else
        digits.erase(point, 1);
    if (!std::all_of(digits.begin(), digits.end(), isDigit)) return std::string(text);
    auto place = static_cast<std::ptrdiff_t>(point) + exponent;
    if (place <= 0) {
        digits.insert(0, static_cast<std::size_t>(1 - place), '0');
        place = 1;
    }
    if (static_cast<std::size_t>(place) > digits.size()) digits.resize(static_cast<std::size_t>(place), '0');
    if (static_cast<std::size_t>(place) < digits.size()) digits.insert(static_cast<std::size_t>(place), 1, '.');
    return digits;
}

std::string withPointMoved(std::string digits, int places) {
    std::size_t point = digits.find('.');
    if (point == std::string::npos)
        point = digits.size();
    else
        digits.erase(point, 1);
    const std::size_t to = point + static_cast<std::size_t>(places);
    if (digits.size() < to) digits.resize(to, '0');
    std::string decimals = digits.substr(to);
    digits.resize(to);
    while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
    return decimals.empty() ? digits : digits + "." + decimals;
}

namespace {

// 一点五亿 in figures: 1.5 and what multiplies it. None without 点.
std::optional<std::string> withPoint(std::u32string_view numeral) {
    const std::size_t point = numeral.find(U'点');
    if (point == std::u32string_view::npos) return std::nullopt;
    const auto whole = chineseNumber(numeral.substr(0, point));
    std::u32string_view rest = numeral.substr(point + 1);
    constexpr int most = 10'000; // 一亿二点五万 is no number
    std::string digits = whole && point > 0 && *whole < most ? whole->str() + "." : std::string();
    const std::size_t decimalsAt = digits.size();
    for (; !rest.empty(); rest.remove_prefix(1)) {
        const auto digit = chineseDigit(rest.front());
        if (!digit || rest.front() == U'两') break;
        digits += static_cast<char>('0' + *digit);
    }
    if (decimalsAt == 0 || digits.size() == decimalsAt) return std::nullopt;
    int places = 0;
    constexpr std::size_t longest = 2; // 千万, 万亿
    if (rest.size() > longest) return std::nullopt;
    for (const char32_t character : rest) {
        std::int64_t factor = multiplier(character);
        if (factor == 0) return std::nullopt;
        for (; factor > 1; factor /= 10) ++places;
    }
    return withPointMoved(std::move(digits), places);
}

} // namespace

std::optional<std::string> spelledOut(string_view text) {
    constexpr std::size_t longest = 24;
    std::u32string numeral;
    for (const char32_t point : codePoints(text)) {
        if (numeral.size() == longest) return std::nullopt;
        numeral += simplified(point);
    }
    // 百万 alone is a unit, and figures alone are no numeral.
    const bool begins = !numeral.empty() && (multiplier(numeral.front()) == 0 || multiplier(numeral.front()) == 10);
    if (!begins || text.find_first_not_of("0123456789") == string_view::npos) return std::nullopt;
    if (auto decimal = withPoint(numeral)) return decimal;
    if (const auto value = chineseNumber(numeral)) return value->str();
    // 三五 is three to five.
    const bool pair = numeral.size() < 3 || multiplier(numeral[2]) != 0;
    const auto value =
        pair && numeral.find_first_of(U"零〇") == std::u32string::npos ? std::nullopt : positionalNumber(numeral);
    return value ? std::optional(value->str()) : std::nullopt;
}

} // namespace biosubsidy
