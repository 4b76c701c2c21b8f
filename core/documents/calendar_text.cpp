// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/calendar_text.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "core/values/text.h"

namespace biosubsidy {

namespace {

constexpr std::size_t mostOctets = 75; // of a line without its end

// What a text value may not hold as it is. Other control characters are no part of a
// calendar at all.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char32_t sign : codePoints(text)) {
        if (sign == U'\n')
            out += "\\n";
        else if (sign == U'\\' || sign == U';' || sign == U',')
            out += '\\' + toUtf8(sign);
        else if (sign == U'\t' || !isControl(sign))
            out += toUtf8(sign);
    }
    return out;
}

class CalendarWriter {
public:
    void line(std::string_view name, std::string_view value) {
        std::string rest = fmt::format("{}:{}", name, value);
        std::size_t room = mostOctets;
        while (rest.size() > room) {
            std::size_t cut = room;
            while ((static_cast<unsigned char>(rest[cut]) & 0xC0U) == 0x80U) --cut; // never inside a character
            out_ += rest.substr(0, cut) + "\r\n ";
            rest.erase(0, cut);
            room = mostOctets - 1; // behind the space
        }
        out_ += rest + "\r\n";
    }
    void text(std::string_view name, std::string_view value) {
        if (!value.empty()) line(name, escaped(value));
    }

    void event(const CalendarEvent& event) {
        line("BEGIN", "VEVENT");
        line("UID", event.uid);
        line("DTSTAMP", stamp(event.changed));
        line("LAST-MODIFIED", stamp(event.changed));
        line("SEQUENCE", std::to_string(event.sequence));
        if (event.at) {
            line("DTSTART", stamp(*event.at)); // without an end: it takes no time
        } else {
            line("DTSTART;VALUE=DATE", compact(event.day));
            line("DTEND;VALUE=DATE", compact(event.day.next())); // the first day that is no part of it
        }
        text("SUMMARY", event.summary);
        text("DESCRIPTION", event.description);
        text("CATEGORIES", event.category);
        line("TRANSP", "TRANSPARENT"); // a deadline takes up nobody's time
        for (const std::chrono::minutes before : event.reminders) alarm(before, event.summary);
        line("END", "VEVENT");
    }

    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    static std::string compact(const Date& day) {
        return fmt::format("{:04}{:02}{:02}", day.year(), day.month(), day.day());
    }
    static std::string stamp(const Moment& moment) {
        return fmt::format("{:%Y%m%dT%H%M%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(moment)));
    }
    void alarm(std::chrono::minutes before, std::string_view summary) {
        constexpr int perDay = 24 * 60;
        const auto minutes = before.count();
        line("BEGIN", "VALARM");
        line("ACTION", "DISPLAY");
        text("DESCRIPTION", summary);
        line("TRIGGER", minutes % perDay == 0
                            ? fmt::format("-P{}D", minutes / perDay)
                            : fmt::format("-P{}DT{}H{}M", minutes / perDay, minutes % perDay / 60, minutes % 60));
        line("END", "VALARM");
    }

    std::string out_;
};

} // namespace

std::string calendarText(std::string_view product, std::string_view name, const std::vector<CalendarEvent>& events) {
    CalendarWriter writer;
    writer.line("BEGIN", "VCALENDAR");
    writer.line("VERSION", "2.0");
    writer.line("PRODID", product);
    writer.line("CALSCALE", "GREGORIAN");
    writer.line("METHOD", "PUBLISH");
    writer.text("X-WR-CALNAME", name);
    for (const CalendarEvent& event : events) writer.event(event);
    writer.line("END", "VCALENDAR");
    return writer.take();
}

} // namespace biosubsidy
