// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/number_text.h"

#include <algorithm>
#include <charconv>

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

std::optional<std::int64_t> chineseNumber(string_view text) {
    constexpr std::u32string_view small = U"零一二三四五六七八九";
    constexpr std::u32string_view formal = U"零壹贰叁肆伍陆柒捌玖";
    std::int64_t total = 0;
    std::int64_t section = 0;
    std::int64_t digit = -1;
    bool any = false;
    for (const char32_t point : codePoints(text)) {
        any = true;
        const std::size_t at = std::min(small.find(point), formal.find(point));
        if (at != std::u32string_view::npos || point == U'〇' || point == U'两') {
            digit = point == U'两' ? 2 : point == U'〇' ? 0 : static_cast<std::int64_t>(at);
            continue;
        }
        std::int64_t power = 0;
        if (point == U'十' || point == U'拾') power = 10;
        if (point == U'百' || point == U'佰') power = 100;
        if (point == U'千' || point == U'仟') power = 1000;
        if (power > 0) {
            section += std::max<std::int64_t>(digit, digit == -1 ? 1 : 0) * power;
            digit = -1;
        } else if (point == U'万' || point == U'萬' || point == U'亿') {
            total = (total + section + std::max<std::int64_t>(digit, 0)) * (point == U'亿' ? 100'000'000 : 10'000);
            section = 0;
            digit = -1;
        } else {
            return std::nullopt;
        }
        if (total > 1'000'000'000'000) return std::nullopt;
    }
    if (!any) return std::nullopt;
    return total + section + std::max<std::int64_t>(digit, 0);
}

} // namespace biosubsidy
