// SPDX-License-Identifier: GPL-3.0-or-later
//
// A calendar as iCalendar text (RFC 5545): lines folded at 75 octets between
// characters, texts escaped, CRLF. Programs that subscribe to a file, or read it again,
// know an event by its `uid` and a newer state of it by `sequence`.
//
// No time zone is written: an event has whole days, or one moment in UTC, which every
// program shows in the zone of its reader.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/values/date.h"
#include "core/values/moment.h"

namespace biosubsidy {

struct CalendarEvent {
    std::string uid; // of the whole world
    std::int64_t sequence = 0;
    Moment changed;
    Date day;                   // all of it,
    std::optional<Moment> at{}; // or this moment
    std::string summary{};
    std::string description{}; // may have line breaks
    std::string category{};
    // Before the beginning of the day, or before the moment.
    std::vector<std::chrono::minutes> reminders{};
};

// `product` names the program that made it: "-//Biosubsidy//0.9//ZH".
[[nodiscard]] std::string calendarText(std::string_view product, std::string_view name,
                                       const std::vector<CalendarEvent>& events);

} // namespace biosubsidy
