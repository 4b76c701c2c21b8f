// SPDX-License-Identifier: GPL-3.0-or-later
//
// The deadlines of many applications as files: a calendar for Outlook, WPS and phones,
// a table, JSON.
//
// In the calendar a deadline is a whole day without a time zone, so that it is the
// same day wherever its reader is. Where the call names an hour it is a moment in
// UTC: the authority's hour is China's, which has been UTC+8 the whole year since
// 1992, and no description of a zone has to go along and be understood.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/applications/deadlines.h"

namespace biosubsidy::applications {

struct DeadlineLine {
    std::string uid; // of the application
    std::int64_t revision = 0;
    Moment changed;
    std::string caseName;
    Localized title; // of the application, never empty
    std::string itemName;
    std::string agency;
    std::string person;
    Status status = Status::considering;
    Deadline deadline;
    friend bool operator==(const DeadlineLine&, const DeadlineLine&) = default;
};

// Reminders stand at nine in the morning seven days and one day before a whole day,
// and seven days, one day and two hours before a moment. `product`: the program's
// name and version.
[[nodiscard]] std::string deadlinesAsCalendar(const std::vector<DeadlineLine>& lines, std::string_view product,
                                              Language language);
[[nodiscard]] std::string deadlinesAsCsv(const std::vector<DeadlineLine>& lines, const Date& today, Language language);
// "biosubsidy-deadlines/1"
[[nodiscard]] std::string deadlinesAsJson(const std::vector<DeadlineLine>& lines, const Date& today);

// What a file of deadlines may end in, and its bytes by that.
inline constexpr std::array<std::string_view, 3> deadlineEndings{".ics", ".csv", ".json"};
[[nodiscard]] std::string deadlinesAs(std::string_view ending, const std::vector<DeadlineLine>& lines,
                                      const Date& today, std::string_view product, Language language);

// The headings and cells of the table, as the terminal shows them too.
[[nodiscard]] std::vector<std::string> deadlineHeadings(Language language);
[[nodiscard]] std::vector<std::string> deadlineCells(const DeadlineLine& line, const Date& today, Language language);

} // namespace biosubsidy::applications
