// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/shown_number.h"

#include <charconv>
#include <chrono>

namespace biosubsidy::sheets {

namespace {

constexpr std::size_t mostDigits = 15;

// digits × 10^exponent
struct Scientific {
    bool negative = false;
    std::string digits; // without leading zeros; empty: zero
    int exponent = 0;
};

bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}

std::optional<Scientific> parsed(std::string_view text) {
    Scientific number;
    std::size_t at = 0;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) number.negative = text[at++] == '-';
    bool any = false;
    bool point = false;
    for (; at < text.size() && (isDigit(text[at]) || (text[at] == '.' && !point)); ++at) {
        if (text[at] == '.') {
            point = true;
            continue;
        }
        any = true;
        if (point) --number.exponent;
        if (!number.digits.empty() || text[at] != '0') number.digits += text[at];
    }
    if (!any) return std::nullopt;
    if (at < text.size() && (text[at] == 'E' || text[at] == 'e')) {
        ++at;
        if (at < text.size() && text[at] == '+') ++at;
        int exponent = 0;
        const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), exponent);
        constexpr int mostExponent = 400; // of a 64-bit binary fraction it is 308
        if (error != std::errc() || exponent > mostExponent || exponent < -mostExponent) return std::nullopt;
        at = static_cast<std::size_t>(end - text.data());
        number.exponent += exponent;
    }
    if (at != text.size()) return std::nullopt;
    return number;
}

void roundToShown(Scientific& number) {
    if (number.digits.size() <= mostDigits) return;
    const bool up = number.digits[mostDigits] >= '5';
    number.exponent += static_cast<int>(number.digits.size() - mostDigits);
    number.digits.resize(mostDigits);
    if (!up) return;
    std::size_t at = mostDigits;
    while (at > 0 && number.digits[at - 1] == '9') number.digits[--at] = '0';
    if (at > 0)
        ++number.digits[at - 1];
    else
        number.digits.insert(number.digits.begin(), '1');
}

} // namespace

std::optional<std::string> decimalText(std::string_view text, int moved) {
    auto number = parsed(text);
    if (!number) return std::nullopt;
    roundToShown(*number);
    std::string digits = std::move(number->digits);
    int exponent = number->exponent + moved;
    while (!digits.empty() && digits.back() == '0') {
        digits.pop_back();
        ++exponent;
    }
    if (digits.empty()) return "0";
    if (exponent >= 0) {
        digits.append(static_cast<std::size_t>(exponent), '0');
    } else {
        const auto decimals = static_cast<std::size_t>(-exponent);
        if (digits.size() <= decimals) digits.insert(0, decimals - digits.size() + 1, '0');
        digits.insert(digits.size() - decimals, 1, '.');
    }
    return number->negative ? "-" + digits : digits;
}

std::optional<Date> dateOfSerial(std::string_view text, bool since1904) {
    const auto decimal = decimalText(text);
    if (!decimal) return std::nullopt;
    const std::string whole = decimal->substr(0, decimal->find('.'));
    int serial = 0;
    const auto [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), serial);
    constexpr int latest = 2'958'465; // 9999-12-31
    if (error != std::errc() || end != whole.data() + whole.size() || serial < 0 || serial > latest)
        return std::nullopt;
    using namespace std::chrono;
    // The count from 1900 has a 29 February 1900, number 60, that never was.
    constexpr int falseDay = 60;
    const sys_days origin = since1904           ? sys_days(year{1904} / January / 1)
                            : serial > falseDay ? sys_days(year{1899} / December / 30)
                                                : sys_days(year{1899} / December / 31);
    const year_month_day day(origin + days(serial));
    return Date::of(static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

} // namespace biosubsidy::sheets
