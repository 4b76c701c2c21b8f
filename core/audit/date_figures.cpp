// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/date_figures.h"

#include "core/audit/numerals.h"
#include "core/values/date.h"

namespace biosubsidy::audit {

namespace {

constexpr unsigned mostMonths = 12;
constexpr unsigned mostDays = 31;

Found dateFrom(std::size_t begin, std::size_t end, int year, unsigned month, unsigned day) {
    Found found;
    found.quantity.kind = QuantityKind::date;
    found.quantity.low = dateValue(year, month, day);
    found.begin = begin;
    found.end = end;
    return found;
}

struct Part {
    unsigned number = 0;
    std::size_t end = 0;
};

// A number and what must follow it: 9 月.
std::optional<Part> partAt(const Glyphs& text, std::size_t at, unsigned most, std::u32string_view marks) {
    at = text.pastGap(at);
    const auto numeral = readNumeral(text, at);
    if (!numeral) return std::nullopt;
    const auto number = smallNumberOf(*numeral, most);
    const std::size_t end = text.pastGap(numeral->end);
    if (!number || text.at(end) == 0 || marks.find(text.at(end)) == std::u32string_view::npos) return std::nullopt;
    return Part{*number, end + 1};
}

// 9月14日, or 9月 alone, after the year.
std::optional<Found> monthAt(const Glyphs& text, std::size_t begin, std::size_t at, int year) {
    const auto month = partAt(text, at, mostMonths, U"月");
    if (!month) return std::nullopt;
    const auto day = partAt(text, month->end, mostDays, U"日号");
    if (!day) return dateFrom(begin, month->end, year, month->number, 0);
    return dateFrom(begin, day->end, year, month->number, day->number);
}

std::optional<unsigned> shortNumber(const Glyphs& text, std::size_t& at) {
    unsigned value = 0;
    std::size_t digits = 0;
    for (; digits < 3 && isDigit(text.at(at)); ++digits) value = value * 10 + (text.at(at++) - U'0');
    if (digits == 0 || digits > 2) return std::nullopt;
    return value;
}

// 2024-09-14, 2024/9/14, 2024.9.14.
std::optional<Found> numericDateAt(const Glyphs& text, std::size_t begin, std::size_t at, int year) {
    constexpr std::u32string_view separators = U"-/.";
    const char32_t separator = text.at(at);
    if (separator == 0 || separators.find(separator) == std::u32string_view::npos) return std::nullopt;
    ++at;
    const auto month = shortNumber(text, at);
    if (!month || text.at(at) != separator) return std::nullopt;
    ++at;
    const auto day = shortNumber(text, at);
    if (!day || isDigit(text.at(at)) || !Date::of(year, *month, *day)) return std::nullopt;
    return dateFrom(begin, at, year, *month, *day);
}

// The four digits at `at`, whatever follows: 2024.9.14 must not be read as 2024.9.
std::optional<int> fourDigits(const Glyphs& text, std::size_t at) {
    int value = 0;
    for (std::size_t index = 0; index < 4; ++index) {
        if (!isDigit(text.at(at + index))) return std::nullopt;
        value = value * 10 + static_cast<int>(text.at(at + index) - U'0');
    }
    if (isDigit(text.at(at + 4))) return std::nullopt;
    return value;
}

} // namespace

std::optional<Found> dateAt(const Glyphs& text, std::size_t at) {
    if (const auto year = fourDigits(text, at)) {
        if (auto found = numericDateAt(text, at, at + 4, *year)) return found;
    }
    if (auto found = monthAt(text, at, at, 0)) {
        // 7月26日, or 9月; 3个月 does not come here.
        return found;
    }
    const auto numeral = readNumeral(text, at);
    const auto year = numeral ? yearOf(*numeral) : std::nullopt;
    if (!year) return std::nullopt;
    const std::size_t mark = text.pastGap(numeral->end);
    if (text.at(mark) != U'年') return std::nullopt;
    return monthAt(text, at, mark + 1, *year);
}

std::optional<Found> documentNumberAt(const Glyphs& text, std::size_t at) {
    constexpr std::u32string_view opening = U"〔[(【";
    constexpr std::u32string_view closing = U"〕])】";
    constexpr int mostNumber = 999'999;
    const std::size_t bracket = opening.find(text.at(at));
    if (bracket == std::u32string_view::npos) return std::nullopt;
    const auto year = readNumeral(text, text.pastGap(at + 1));
    const auto yearNumber = year ? yearOf(*year) : std::nullopt;
    if (!yearNumber) return std::nullopt;
    std::size_t next = text.pastGap(year->end);
    if (text.at(next) != closing[bracket]) return std::nullopt;
    next = text.pastGap(next + 1);
    if (text.at(next) == U'第') ++next;
    const auto number = readNumeral(text, next);
    const auto value = number ? smallNumberOf(*number, mostNumber) : std::nullopt;
    if (!value) return std::nullopt;
    const std::size_t mark = text.pastGap(number->end);
    if (text.at(mark) != U'号') return std::nullopt;
    Found found;
    found.quantity.kind = QuantityKind::document;
    found.quantity.low = documentValue(*yearNumber, static_cast<int>(*value));
    found.begin = at;
    found.end = mark + 1;
    return found;
}

} // namespace biosubsidy::audit
