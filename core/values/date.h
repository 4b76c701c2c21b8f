// SPDX-License-Identifier: GPL-3.0-or-later
//
// Date is a day of the Gregorian calendar between the years 1 and 9999. It knows
// no clock and no time zone: today comes in from the programs.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace biosubsidy {

class Date {
public:
    // None if there is no such day (2026-02-30).
    [[nodiscard]] static std::optional<Date> of(int year, unsigned month, unsigned day);
    // Reads "2026-11-22" and nothing else.
    [[nodiscard]] static std::optional<Date> parse(std::string_view text);

    [[nodiscard]] int year() const noexcept { return static_cast<int>(day_.year()); }
    [[nodiscard]] unsigned month() const noexcept { return static_cast<unsigned>(day_.month()); }
    [[nodiscard]] unsigned day() const noexcept { return static_cast<unsigned>(day_.day()); }
    [[nodiscard]] std::string toString() const;

    [[nodiscard]] Date next() const; // the day after; 9999-12-31 stays

    // Days from `from` to `to`; negative if `to` comes first.
    [[nodiscard]] static long daysBetween(const Date& from, const Date& to);

    friend auto operator<=>(const Date& left, const Date& right) = default;

private:
    explicit Date(std::chrono::year_month_day day) : day_(day) {}
    std::chrono::year_month_day day_;
};

} // namespace biosubsidy
