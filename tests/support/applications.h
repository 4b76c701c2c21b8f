// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the tests of applications share.
#pragma once

#include <string>
#include <vector>

#include <QString>

#include "core/applications/application.h"
#include "core/database/database.h"

namespace biosubsidy::test {

inline Date day(const char* text) {
    return Date::parse(text).value();
}

inline Money sum(const char* text) {
    return Money::parse(text).value();
}

// Texts that a test compares, as one that is readable where they differ.
using Lines = std::vector<std::string>;
inline QString joined(const Lines& lines) {
    std::string all;
    for (const std::string& line : lines) all += (all.empty() ? "" : " | ") + line;
    return QString::fromStdString(all);
}
inline Lines split(const std::string& text, const std::string& by) {
    Lines lines;
    std::size_t from = 0;
    for (std::size_t at = text.find(by); at != std::string::npos; at = text.find(by, from)) {
        lines.push_back(text.substr(from, at - from));
        from = at + by.size();
    }
    lines.push_back(text.substr(from));
    return lines;
}

// One with a remark, which carries a number.
inline applications::Application applicationWith(const std::string& measure, int number = 0) {
    applications::Application application;
    application.claim.measure = measure;
    application.title = {"甲支持", "Support A"};
    application.remarks = std::to_string(number);
    return application;
}

// One in which everything is filled in, none of it contradicting the rest.
inline applications::Application fullApplication() {
    applications::Application of;
    of.claim = {"beijing-2024/pilot-platform", "p1"};
    of.title = {"专业中试平台建设", "Pilot platform"};
    of.itemName = "一号平台";
    of.expected = sum("5000万");
    of.expectedOpen = true;
    of.agency = "市科委、中关村管委会";
    of.call = {"2026年第二批", day("2026-11-01"), day("2026-12-11"), "17:00"};
    of.ownDeadline = day("2026-12-04");
    of.person = "王工";
    of.status = applications::Status::paidInPart;
    of.applied = {sum("4800万"), day("2026-12-03")};
    of.approved = {sum("4500万"), day("2027-03-01")};
    of.payments = {{sum("1800万"), day("2027-04-02"), "首期"}, {sum("900.01元"), std::nullopt, ""}};
    of.materials = {{"备案表", true, "李工"}, {"审计报告", false, ""}};
    of.days = {{day("2027-05-06"), "现场验收"}};
    of.remarks = "与区科委沟通 \"可行\"\n待回复";
    of.notes = {{fromMillis(1'795'000'000'000), "已电话确认"}};
    of.files = {{"通知.pdf", std::string(64, 'a'), "", "", 12}, {"表.xlsx", "", "../表.xlsx", "/a/表.xlsx", 7}};
    return of;
}

// A note on a claim as version 4 of the library kept it.
inline void addOldNote(const Database& database, std::int64_t caseId, const char* measure, const char* item,
                       const char* content, std::int64_t modified) {
    database.prepare("INSERT INTO claim_notes (case_id, measure, item, content, modified) VALUES (?, ?, ?, ?, ?)")
        .bind(caseId)
        .bind(measure)
        .bind(item)
        .bind(content)
        .bind(modified)
        .run();
}

} // namespace biosubsidy::test
