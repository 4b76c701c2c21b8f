// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applications/deadlines.h"

#include <algorithm>

#include "core/wording/say.h"

namespace biosubsidy::applications {

namespace {

constexpr long week = 7;
constexpr long workingDaysOfWeek = 5;

// 0 is Monday.
long weekdayOf(const Date& day) {
    static const Date monday = *Date::of(2024, 1, 1);
    const long days = Date::daysBetween(monday, day) % week;
    return days < 0 ? days + week : days;
}

// Behind `from` up to `to`, which does not come before it.
long workingDaysBehind(const Date& from, const Date& to) {
    const long days = Date::daysBetween(from, to);
    long working = days / week * workingDaysOfWeek;
    const long start = weekdayOf(from);
    for (long day = 1; day <= days % week; ++day) {
        if ((start + day) % week < workingDaysOfWeek) ++working;
    }
    return working;
}

bool ownCounts(const Application& application) {
    if (!application.ownDeadline) return false;
    if (isToSubmit(application.status)) return true;
    if (application.status != Status::supplementing) return false;
    return !application.applied.day || *application.applied.day < *application.ownDeadline;
}

} // namespace

std::string_view toString(DeadlineKind kind) noexcept {
    constexpr std::array<std::string_view, 3> names{"own", "call", "named"};
    return names[static_cast<std::size_t>(kind)];
}

Localized words(DeadlineKind kind) {
    switch (kind) {
    case DeadlineKind::own: return {"自定期限", "own deadline"};
    case DeadlineKind::call: return {"申报截止", "call closes"};
    case DeadlineKind::named: return {"日程", "date"};
    }
    return {};
}

std::vector<Deadline> deadlinesOf(const Application& application) {
    std::vector<Deadline> deadlines;
    const Call& call = application.call;
    if (isToSubmit(application.status) && call.closes)
        deadlines.push_back({*call.closes, call.closesAt, DeadlineKind::call});
    if (ownCounts(application)) deadlines.push_back({*application.ownDeadline, {}, DeadlineKind::own});
    if (!isOver(application.status)) {
        for (const NamedDay& day : application.days) deadlines.push_back({day.date, {}, DeadlineKind::named, day.what});
    }
    std::stable_sort(deadlines.begin(), deadlines.end(),
                     [](const Deadline& left, const Deadline& right) { return left.day < right.day; });
    return deadlines;
}

std::optional<Deadline> nextDeadline(const Application& application) {
    for (Deadline& deadline : deadlinesOf(application)) {
        if (deadline.kind != DeadlineKind::named) return std::move(deadline);
    }
    return std::nullopt;
}

DaysLeft daysLeft(const Date& today, const Date& day) {
    if (day < today) return {Date::daysBetween(today, day), -workingDaysBehind(day, today)};
    return {Date::daysBetween(today, day), workingDaysBehind(today, day)};
}

std::string daysLeftText(const DaysLeft& left, Language language) {
    using wording::say;
    if (left.days == 0) return say(language, "今天", "today");
    if (left.days < 0)
        return say(language, "已过 {} 天（工作日 {} 天）", "{} [day|days] ago ({} working)", -left.days,
                   -left.workingDays);
    return say(language, "还剩 {} 天（工作日 {} 天）", "{} [day|days] left ({} working)", left.days, left.workingDays);
}

Urgency urgencyOf(const std::optional<Date>& day, const Date& today) {
    if (!day) return Urgency::none;
    const long days = Date::daysBetween(today, *day);
    if (days < 0) return Urgency::overdue;
    if (days <= soonDays) return Urgency::soon;
    return days <= monthDays ? Urgency::month : Urgency::later;
}

Localized words(Urgency urgency) {
    switch (urgency) {
    case Urgency::overdue: return {"已过期", "overdue"};
    case Urgency::soon: return {"7 天内", "within 7 days"};
    case Urgency::month: return {"30 天内", "within 30 days"};
    case Urgency::later: return {"更晚", "later"};
    case Urgency::none: return {"没有期限", "no deadline"};
    }
    return {};
}

Date dayInChina(const Moment& moment) {
    constexpr std::chrono::hours aheadOfUtc{8};
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(moment + aheadOfUtc));
    const auto found =
        Date::of(static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return found ? *found : *Date::of(1970, 1, 1); // a clock that is set beyond all calendars
}

Date daysAfter(const Date& day, long days) {
    Date after = day;
    for (; days > 0; --days) after = after.next();
    return after;
}

} // namespace biosubsidy::applications
