// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applications/deadline_list.h"

#include <map>

#include <fmt/format.h>

#include "core/documents/calendar_text.h"
#include "core/documents/csv_text.h"
#include "core/documents/json_writer.h"
#include "core/documents/sha256.h"
#include "core/values/hour.h"
#include "core/values/text.h"
#include "core/wording/say.h"

namespace biosubsidy::applications {

namespace {

using namespace std::chrono_literals;
using wording::say;

constexpr std::chrono::hours aheadOfUtc{8};
constexpr std::chrono::hours morning{9};

std::optional<Moment> momentOf(const Deadline& deadline) {
    const auto minutes = minutesOfDay(deadline.hour);
    if (!minutes) return std::nullopt;
    static const Date epoch = *Date::of(1970, 1, 1);
    return Moment(std::chrono::hours(24) * Date::daysBetween(epoch, deadline.day) + std::chrono::minutes(*minutes) -
                  aheadOfUtc);
}

std::string whatOf(const Deadline& deadline, Language language) {
    return deadline.what.empty() ? words(deadline.kind).in(language) : deadline.what;
}

std::string dayOf(const Deadline& deadline) {
    return deadline.hour.empty() ? deadline.day.toString() : deadline.day.toString() + " " + deadline.hour;
}

std::string labelled(const Localized& label, const std::string& value, Language language) {
    if (value.empty()) return {};
    return say(language, "{}：{}\n", "{}: {}\n", label.in(language), value);
}

const Localized caseLabel{"案例", "case"};
const Localized itemLabel{"项目或支出", "project or expense"};
const Localized agencyLabel{"受理部门", "agency"};
const Localized personLabel{"负责人", "person in charge"};
const Localized statusLabel{"状态", "status"};

std::string descriptionOf(const DeadlineLine& line, Language language) {
    std::string text = labelled(itemLabel, line.itemName, language) + labelled(agencyLabel, line.agency, language) +
                       labelled(personLabel, line.person, language) +
                       labelled(statusLabel, words(line.status).in(language), language);
    if (!line.deadline.hour.empty())
        text += say(language, "截止 {}（北京时间）\n", "closes on {} (China time)\n", dayOf(line.deadline));
    if (!text.empty()) text.pop_back();
    return text;
}

std::vector<std::chrono::minutes> remindersOf(bool wholeDay) {
    if (wholeDay) return {7 * 24h - morning, 24h - morning};
    return {7 * 24h, 24h, 2h};
}

// Named days of one application are told apart by what they are, so that one that is
// put off stays the same event.
class Uids {
public:
    std::string of(const DeadlineLine& line) {
        std::string kind(toString(line.deadline.kind));
        if (line.deadline.kind == DeadlineKind::named) {
            constexpr std::size_t enough = 12;
            kind += "-" + sha256Of(line.deadline.what).substr(0, enough);
            if (const int again = ++seen_[line.uid + kind]; again > 1) kind += fmt::format("-{}", again);
        }
        return fmt::format("{}-{}@biosubsidy", line.uid, kind);
    }

private:
    std::map<std::string, int> seen_;
};

} // namespace

std::string deadlinesAsCalendar(const std::vector<DeadlineLine>& lines, std::string_view product, Language language) {
    Uids uids;
    std::vector<CalendarEvent> events;
    for (const DeadlineLine& line : lines) {
        const std::optional<Moment> at = momentOf(line.deadline);
        events.push_back({uids.of(line), line.revision - 1, line.changed, line.deadline.day, at,
                          say(language, "{}：{}（{}）", "{}: {} ({})", whatOf(line.deadline, language),
                              line.title.in(language), line.caseName),
                          descriptionOf(line, language), words(line.deadline.kind).in(language),
                          remindersOf(!at.has_value())});
    }
    return calendarText(fmt::format("-//{}//{}", product, language == Language::zh ? "ZH" : "EN"),
                        say(language, "申报期限", "Deadlines of applications"), events);
}

std::vector<std::string> deadlineHeadings(Language language) {
    const auto in = [language](const Localized& text) { return text.in(language); };
    return {in({"日期", "day"}),
            in({"剩余天数", "days left"}),
            in({"剩余工作日（周末不计，法定节假日未计入）", "working days left (weekends not counted)"}),
            in({"期限", "deadline"}),
            in(caseLabel),
            in({"申报事项", "application"}),
            in(itemLabel),
            in(statusLabel),
            in(personLabel),
            in(agencyLabel)};
}

std::vector<std::string> deadlineCells(const DeadlineLine& line, const Date& today, Language language) {
    const DaysLeft left = daysLeft(today, line.deadline.day);
    return {dayOf(line.deadline),
            std::to_string(left.days),
            std::to_string(left.workingDays),
            whatOf(line.deadline, language),
            line.caseName,
            line.title.in(language),
            line.itemName,
            words(line.status).in(language),
            line.person,
            line.agency};
}

std::string deadlinesAsCsv(const std::vector<DeadlineLine>& lines, const Date& today, Language language) {
    std::string out(byteOrderMark);
    const auto row = [&out](const std::vector<std::string>& cells, bool heading) {
        for (std::size_t index = 0; index < cells.size(); ++index) {
            if (index > 0) out += ',';
            const bool number = !heading && (index == 1 || index == 2); // below zero, and no formula
            if (number)
                out += cells[index];
            else
                appendCsvCell(out, cells[index]);
        }
        out += "\r\n";
    };
    row(deadlineHeadings(language), true);
    for (const DeadlineLine& line : lines) row(deadlineCells(line, today, language), false);
    return out;
}

std::string deadlinesAsJson(const std::vector<DeadlineLine>& lines, const Date& today) {
    JsonWriter json;
    json.object([&] {
        json.member("format", "biosubsidy-deadlines/1");
        json.member("as_of", today.toString());
        json.objects("deadlines", lines, [&](const DeadlineLine& line) {
            const DaysLeft left = daysLeft(today, line.deadline.day);
            json.member("day", line.deadline.day.toString());
            json.textOrNull("hour", line.deadline.hour);
            json.member("days_left", left.days);
            json.member("working_days_left", left.workingDays);
            json.member("kind", toString(line.deadline.kind));
            json.textOrNull("what", line.deadline.what);
            json.member("application", line.uid);
            json.member("case", line.caseName);
            json.object("title", [&] { json.words(line.title); });
            json.textOrNull("item", line.itemName);
            json.member("status", toString(line.status));
            json.textOrNull("person", line.person);
            json.textOrNull("agency", line.agency);
        });
    });
    return json.take();
}

std::string deadlinesAs(std::string_view ending, const std::vector<DeadlineLine>& lines, const Date& today,
                        std::string_view product, Language language) {
    if (ending == ".csv") return deadlinesAsCsv(lines, today, language);
    if (ending == ".json") return deadlinesAsJson(lines, today);
    return deadlinesAsCalendar(lines, product, language);
}

} // namespace biosubsidy::applications
