// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of an application still asks for something by a day, and how long that is off.
//
// Until it is handed in the call's closing day and the own deadline count; while the
// authority waits for more, the own one does where it lies behind the day of
// submission (else it was the one before it); then nothing is due. A day that somebody
// named counts until it is past, as long as the application goes on: it is no deadline
// that could be missed.
#pragma once

#include <vector>

#include "core/applications/application.h"

namespace biosubsidy::applications {

enum class DeadlineKind : std::uint8_t { own, call, named };
[[nodiscard]] std::string_view toString(DeadlineKind kind) noexcept; // "call"
[[nodiscard]] Localized words(DeadlineKind kind);                    // 自定期限; own deadline

struct Deadline {
    Date day;
    std::string hour; // "17:00" of a call at UTC+8; "": the whole day
    DeadlineKind kind = DeadlineKind::own;
    std::string what{}; // of a named day
    friend bool operator==(const Deadline&, const Deadline&) = default;
};

// The earliest first; of one day the call's before the own.
[[nodiscard]] std::vector<Deadline> deadlinesOf(const Application& application);
// The earliest that can be missed.
[[nodiscard]] std::optional<Deadline> nextDeadline(const Application& application);

// How far off a day is: 0 is today, below zero it is past. Working days are those from
// Monday to Friday behind the earlier of the two days up to the later one: public
// holidays, and the weekends that are worked for them, are published year by year and
// are not known here.
struct DaysLeft {
    long days = 0;
    long workingDays = 0;
    friend bool operator==(const DaysLeft&, const DaysLeft&) = default;
};
[[nodiscard]] DaysLeft daysLeft(const Date& today, const Date& day);
// 还剩 5 天（工作日 3 天）; 今天; 已过 2 天
[[nodiscard]] std::string daysLeftText(const DaysLeft& left, Language language);

// The groups of a list by deadline, in their order. `soon`: within 7 days, today
// included; `month`: within 30.
enum class Urgency : std::uint8_t { overdue, soon, month, later, none };
inline constexpr long soonDays = 7;
inline constexpr long monthDays = 30;
[[nodiscard]] Urgency urgencyOf(const std::optional<Date>& day, const Date& today);
[[nodiscard]] Localized words(Urgency urgency);
// The day that it is in China: deadlines are Chinese.
[[nodiscard]] Date dayInChina(const Moment& moment);
// The day so many days on; at most 9999-12-31.
[[nodiscard]] Date daysAfter(const Date& day, long days);

} // namespace biosubsidy::applications
