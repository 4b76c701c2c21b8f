// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/date.h"

#include <fmt/format.h>

namespace biosubsidy {

std::optional<Date> Date::of(int year, unsigned month, unsigned day) {
    if (year < 1 || year > 9999) return std::nullopt;
    const std::chrono::year_month_day value{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!value.ok()) return std::nullopt;
    return Date(value);
}

std::optional<Date> Date::parse(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    // Zero for what is no number: there is no such year, month or day either.
    const auto number = [&](std::size_t from, std::size_t count) {
        unsigned value = 0;
        for (const char character : text.substr(from, count)) {
            if (character < '0' || character > '9') return 0U;
            value = value * 10 + static_cast<unsigned>(character - '0');
        }
        return value;
    };
    return of(static_cast<int>(number(0, 4)), number(5, 2), number(8, 2));
}

std::string Date::toString() const {
    return fmt::format("{:04}-{:02}-{:02}", year(), month(), day());
}

Date Date::next() const {
    const std::chrono::year_month_day day(std::chrono::sys_days(day_) + std::chrono::days(1));
    return of(static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()))
        .value_or(*this);
}

long Date::daysBetween(const Date& from, const Date& to) {
    return static_cast<long>((std::chrono::sys_days(to.day_) - std::chrono::sys_days(from.day_)).count());
}

} // namespace biosubsidy
