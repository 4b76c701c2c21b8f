// SPDX-License-Identifier: GPL-3.0-or-later
//
// Applications as values: their text, what contradicts itself in them, what is due and
// how far off it is, what a claim makes of one, and the files of deadlines.
#include <algorithm>
#include <functional>
#include <set>

#include <QTest>

#include "core/applications/application_json.h"
#include "core/applications/application_of_claim.h"
#include "core/applications/carry_over.h"
#include "core/applications/deadline_list.h"
#include "core/applications/doubts.h"
#include "core/documents/json.h"
#include "core/values/text.h"
#include "tests/support/applications.h"
#include "tests/support/rules.h"

using namespace biosubsidy;
using namespace biosubsidy::test;
using applications::Application;
using applications::DeadlineKind;
using applications::DeadlineLine;
using applications::Status;

namespace {

const Date today = day("2026-11-22"); // a Sunday

bool everyFile(const applications::File&) {
    return true;
}

// The codes with their indexes, the missing ones in brackets.
Lines doubtsOf(const Application& application, const applications::FileIsThere& there = everyFile) {
    Lines all;
    for (const applications::Doubt& doubt : applications::doubtsOf(application, today, there)) {
        const bool wrong = doubt.weight == applications::Doubt::Weight::wrong;
        all.push_back((wrong ? doubt.code : "(" + doubt.code + ")") +
                      (doubt.index > 0 ? " " + std::to_string(doubt.index) : ""));
        if (doubt.message.zh.empty() || doubt.message.en.empty()) all.emplace_back("no words");
    }
    return all;
}

const char* const pilotCase =
    "{'format': 'biosubsidy-case/1', 'company': {'name': '甲', 'city': 'beijing', 'employees': 50, 'revenue': "
    "'3000万'}, 'projects': [{'id': 'p1', 'name': '一号', 'kinds': ['pilot_platform'], 'fields': "
    "['industrial_enzymes'], 'stage': 'in_production', 'total_investment': '1亿'}]}";

std::optional<ClaimId> pilotOf(const Assessment& assessment) {
    return applications::claimOf(assessment, {"beijing-2024/pilot-platform", "p1"});
}

DeadlineLine line(const char* on, const char* hour = "", DeadlineKind kind = DeadlineKind::call,
                  const char* what = "") {
    return {"0123",
            3,
            fromMillis(1'795'000'000'000),
            "甲公司",
            {"平台,建设", "Platform"},
            "一号",
            "科委",
            "王工",
            Status::preparing,
            {day(on), hour, kind, what}};
}

Lines linesOf(const std::string& text, const char* start) {
    Lines all;
    for (const std::string& one : split(text, "\r\n")) {
        if (one.starts_with(start)) all.push_back(one);
    }
    return all;
}

} // namespace

class ApplicationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textReadsBack_data() {
        QTest::addColumn<bool>("full");
        QTest::newRow("empty") << false;
        QTest::newRow("full") << true;
    }
    void textReadsBack() {
        QFETCH(bool, full);
        const Application application = full ? fullApplication() : Application();
        const auto back = applications::applicationOf(applications::contentOf(application));
        QVERIFY(back && *back == application);
    }

    void foreignTextIsNone_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no json") << QByteArray("x");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("no status") << QByteArray("{}");
        QTest::newRow("another status") << QByteArray(R"({"status": "lost"})");
        QTest::newRow("no money") << QByteArray(R"({"status": "paid", "expected": "much"})");
        QTest::newRow("no day") << QByteArray(R"({"status": "paid", "own_deadline": "2026-02-30"})");
        QTest::newRow("a number for a text") << QByteArray(R"({"status": "paid", "person": 7})");
        QTest::newRow("no payment") << QByteArray(R"({"status": "paid", "payments": [{"sum": "-1"}]})");
    }
    void foreignTextIsNone() {
        QFETCH(QByteArray, text);
        QVERIFY(!applications::applicationOf(text.toStdString()));
    }

    void everyStatusHasAName() {
        for (const Status status : applications::allStatuses) {
            QVERIFY(applications::statusNamed(toString(status)) == status);
            QVERIFY(!words(status).zh.empty() && !words(status).en.empty());
        }
        QVERIFY(!applications::statusNamed("lost"));
    }

    void contradictionsAreTold_data() {
        QTest::addColumn<Application>("application");
        QTest::addColumn<Lines>("doubts");
        const auto row = [](const char* name, const Lines& doubts, const auto& change) {
            Application application;
            application.title = {"甲", "A"};
            change(application);
            QTest::newRow(name) << application << doubts;
        };
        using A = Application;
        row("nothing", {}, [](A&) {});
        row("no title", {"(no_title)"}, [](A& a) { a.title = {}; });
        row("a measure is enough", {}, [](A& a) {
            a.title = {};
            a.claim.measure = "a/b";
        });
        row("closes before it opens", {"closes_before_opens"}, [](A& a) {
            a.call.opens = day("2026-12-02");
            a.call.closes = day("2026-12-01");
        });
        row("opens and closes on one day", {}, [](A& a) { a.call.opens = a.call.closes = day("2026-12-01"); });
        row("no hour", {"no_hour"}, [](A& a) {
            a.call.closes = day("2026-12-01");
            a.call.closesAt = "25:00";
        });
        row("an hour without a day", {"(hour_without_day)"}, [](A& a) { a.call.closesAt = "17:00"; });
        row("own deadline too late", {"own_after_closing"}, [](A& a) {
            a.call.closes = day("2026-12-01");
            a.ownDeadline = day("2026-12-02");
        });
        row("approved over applied", {"approved_over_applied"}, [](A& a) {
            a.status = Status::approved;
            a.applied.sum = sum("100.00");
            a.approved.sum = sum("100.01");
        });
        row("paid over approved, in two payments", {"paid_over_approved"}, [](A& a) {
            a.status = Status::paidInPart;
            a.approved.sum = sum("100");
            a.payments = {{sum("60"), std::nullopt, ""}, {sum("40.01"), std::nullopt, ""}};
        });
        row("paid to the fen", {}, [](A& a) {
            a.status = Status::paid;
            a.approved.sum = sum("100");
            a.payments = {{sum("60"), std::nullopt, ""}, {sum("40"), std::nullopt, ""}};
        });
        row("paid, but less", {"paid_less"}, [](A& a) {
            a.status = Status::paid;
            a.approved.sum = sum("100");
            a.payments = {{sum("60"), std::nullopt, ""}};
        });
        row("in part, but all", {"paid_all"}, [](A& a) {
            a.status = Status::paidInPart;
            a.approved.sum = sum("60");
            a.payments = {{sum("60"), std::nullopt, ""}};
        });
        row("paid without approval", {"paid_without_approval"}, [](A& a) {
            a.status = Status::submitted;
            a.payments = {{sum("60"), std::nullopt, ""}};
        });
        row("approved, no sum", {"(no_approved_sum)"}, [](A& a) { a.status = Status::approved; });
        row("paid, no payment", {"(no_approved_sum)", "(no_payment)"}, [](A& a) { a.status = Status::paid; });
        row("days in the wrong order", {"applied_after_closing", "approved_before_applied", "paid_before_approved 1"},
            [](A& a) {
                a.status = Status::paid;
                a.call.closes = day("2026-10-01");
                a.applied = {sum("9"), day("2026-10-02")};
                a.approved = {sum("9"), day("2026-09-30")};
                a.payments = {{sum("4"), day("2026-09-30"), ""}, {sum("5"), day("2026-09-29"), ""}};
            });
        row("what lies ahead has not happened", {"day_ahead", "day_ahead", "day_ahead"}, [](A& a) {
            a.status = Status::paid;
            a.applied = {sum("9"), day("2026-11-23")};
            a.approved = {sum("9"), day("2026-11-23")};
            a.payments = {{sum("9"), day("2026-11-23"), ""}};
        });
        row("a payment of nothing", {"(payment_zero) 1"}, [](A& a) {
            a.status = Status::paid;
            a.approved.sum = sum("9");
            a.payments = {{sum("9"), std::nullopt, ""}, {Money(), std::nullopt, ""}};
        });
    }
    void contradictionsAreTold() {
        QFETCH(Application, application);
        QFETCH(Lines, doubts);
        QCOMPARE(joined(doubtsOf(application)), joined(doubts));
        std::size_t counted = 0;
        for (const std::string& doubt : doubts) counted += doubt.starts_with('(') || doubt == "day_ahead" ? 0 : 1;
        QCOMPARE(applications::contradictions(application), counted);
    }

    void goneFilesAreTold() {
        const Application full = fullApplication();
        const Lines doubts = doubtsOf(full, [](const applications::File& file) { return !file.isLink(); });
        QCOMPARE(std::count(doubts.begin(), doubts.end(), "file_gone 1"), 1);
        QCOMPARE(std::count(doubts.begin(), doubts.end(), "file_gone"), 0);
    }

    void daysAreCounted_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<long>("days");
        QTest::addColumn<long>("working");
        const auto row = [](const char* name, const char* from, const char* to, long days, long working) {
            QTest::newRow(name) << QString::fromLatin1(from) << QString::fromLatin1(to) << days << working;
        };
        row("today", "2026-11-22", "2026-11-22", 0, 0);
        row("Sunday to Monday", "2026-11-22", "2026-11-23", 1, 1);
        row("Sunday to Friday", "2026-11-22", "2026-11-27", 5, 5);
        row("Sunday to Saturday", "2026-11-22", "2026-11-28", 6, 5);
        row("Sunday to the next", "2026-11-22", "2026-11-29", 7, 5);
        row("Friday to Monday", "2026-11-20", "2026-11-23", 3, 1);
        row("Wednesday, two weeks and two days", "2026-11-18", "2026-12-04", 16, 12);
        row("past, over a weekend", "2026-11-23", "2026-11-20", -3, -1);
        row("past Friday, on Sunday", "2026-11-22", "2026-11-20", -2, 0);
        row("over a leap day", "2028-02-28", "2028-03-01", 2, 2);
    }
    void daysAreCounted() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(long, days);
        QFETCH(long, working);
        const applications::DaysLeft left =
            applications::daysLeft(day(from.toUtf8().constData()), day(to.toUtf8().constData()));
        QCOMPARE(left.days, days);
        QCOMPARE(left.workingDays, working);
    }

    void deadlinesHangOnTheStatus_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("applied"); // the day; "": none
        QTest::addColumn<Lines>("kinds");
        const auto row = [](const char* name, Status status, const char* applied, const Lines& kinds) {
            QTest::newRow(name) << static_cast<int>(status) << QString::fromLatin1(applied) << kinds;
        };
        row("considering", Status::considering, "", {"own", "call", "named"});
        row("preparing", Status::preparing, "", {"own", "call", "named"});
        row("submitted", Status::submitted, "2026-12-03", {"named"});
        row("asked for more, by a new day", Status::supplementing, "2026-12-03", {"own", "named"});
        row("asked for more, the day was that of submission", Status::supplementing, "2026-12-04", {"named"});
        row("approved", Status::approved, "2026-12-03", {"named"});
        row("refused", Status::refused, "2026-12-03", {});
        row("paid", Status::paid, "2026-12-03", {});
    }
    void deadlinesHangOnTheStatus() {
        QFETCH(int, status);
        QFETCH(QString, applied);
        QFETCH(Lines, kinds);
        Application application = fullApplication();
        application.status = static_cast<Status>(status);
        application.applied.day = Date::parse(applied.toStdString());
        Lines found;
        for (const applications::Deadline& deadline : applications::deadlinesOf(application))
            found.emplace_back(toString(deadline.kind));
        QCOMPARE(joined(found), joined(kinds));
        const auto next = applications::nextDeadline(application);
        QCOMPARE(next.has_value(), std::count(kinds.begin(), kinds.end(), "own") > 0);
    }

    // One person's change over another's: what the other did not touch goes through.
    void changesAreCarriedOver_data() {
        QTest::addColumn<Application>("now");
        QTest::addColumn<Application>("after");
        QTest::addColumn<Application>("expected");
        QTest::addColumn<QString>("refused");
        const Application before = fullApplication();
        const auto with = [](Application of, const std::function<void(Application&)>& edit) {
            edit(of);
            return of;
        };
        const auto person = [](const char* name) { return [name](Application& of) { of.person = name; }; };
        const auto status = [](Application& of) { of.status = Status::paid; };
        const Application mine = with(before, person("甲"));
        QTest::newRow("nothing changed meanwhile") << before << mine << mine << QString();
        QTest::newRow("another part") << with(before, status) << mine << with(mine, status) << QString();
        QTest::newRow("the same part to the same") << mine << mine << mine << QString();
        QTest::newRow("the same part otherwise")
            << with(before, person("乙")) << mine << Application() << QStringLiteral("“负责人”要改为“甲”，现在是“乙”");
        QTest::newRow("a list") << with(before, [](Application& of) { of.materials.clear(); })
                                << with(before, [](Application& of) { of.materials.pop_back(); }) << Application()
                                << QStringLiteral("“材料”要改为“备案表 ✓ 李工”，现在是“没有填”");
        QTest::newRow("nothing to change") << with(before, status) << before << with(before, status) << QString();
    }
    void changesAreCarriedOver() {
        QFETCH(Application, now);
        QFETCH(Application, after);
        QFETCH(Application, expected);
        QFETCH(QString, refused);
        const auto carried = applications::carriedOver(now, fullApplication(), after);
        QCOMPARE(carried.has_value(), refused.isEmpty());
        if (carried) QVERIFY(*carried == expected);
        if (!carried) QCOMPARE(QString::fromStdString(carried.error().zh), refused);
    }

    void changedPartsAreNamed() {
        Application after = fullApplication();
        QVERIFY(applications::changedParts(fullApplication(), after).empty());
        after.person = "甲";
        after.files.clear();
        QCOMPARE(applications::changedParts(fullApplication(), after).zh, std::string("负责人、文件"));
        QCOMPARE(applications::changedParts(fullApplication(), after).en, std::string("person in charge, files"));
        QCOMPARE(applications::changedParts(fullApplication(), Application()).zh, std::string("多处内容"));
    }

    void claimMakesAnApplication() {
        const Assessment assessment = firstAssessed(json(pilotCase));
        const auto id = pilotOf(assessment);
        QVERIFY(id);
        const Application made = applications::applicationFor(assessment, *id, Language::zh);
        QVERIFY(made.claim == (applications::ClaimKey{"beijing-2024/pilot-platform", "p1"}));
        QVERIFY(made.title == assessment.claim(*id).measure->title);
        QCOMPARE(made.itemName, std::string("一号"));
        QCOMPARE(made.expected->toString(), assessment.claim(*id).counted.toString());
        QVERIFY(made.status == Status::considering);
        QVERIFY(applications::standingOf(made, assessment) == applications::Standing::stands);
        QVERIFY(applications::standingText(made, assessment, Language::zh).empty());
    }

    void claimThatWentIsTold() {
        const Assessment before = firstAssessed(json(pilotCase));
        Application made = applications::applicationFor(before, *pilotOf(before), Language::zh);
        std::string without(pilotCase);
        without.replace(without.find("pilot_platform"), 14, "rnd");
        const Assessment after = firstAssessed(json(without));
        QVERIFY(applications::standingOf(made, after) == applications::Standing::fails);
        QVERIFY(applications::standingText(made, after, Language::zh).starts_with("不再符合："));
        QVERIFY(applications::standingText(made, after, Language::en).starts_with("no longer eligible: "));
        made.claim.item = "p2";
        QVERIFY(applications::standingOf(made, after) == applications::Standing::gone);
        made.status = Status::approved; // the authority has decided
        QVERIFY(applications::standingOf(made, after) == applications::Standing::unseen);
    }

    // RFC 5545: 3.1 folding, 3.3.11 escaping, 3.8.4.7 UIDs.
    void calendarKeepsTheRules() {
        std::vector<DeadlineLine> lines{line("2026-12-01"), line("2026-12-11", "17:00"),
                                        line("2026-12-24", "", DeadlineKind::named, "路演"),
                                        line("2026-12-25", "", DeadlineKind::named, "路演")};
        lines.at(1).uid = "4567"; // another application's
        lines.front().caseName = std::string(40, 'x') + "很长的名字;带\\分号,逗号\n换行";
        const std::string text = applications::deadlinesAsCalendar(lines, "Biosubsidy//1.0", Language::zh);
        QVERIFY(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Biosubsidy//1.0//ZH\r\n"));
        QVERIFY(text.ends_with("END:VCALENDAR\r\n"));
        std::string unfolded;
        for (const std::string& one : split(text, "\r\n")) {
            QVERIFY2(one.size() <= 75 && one.find('\n') == std::string::npos, one.c_str());
            QVERIFY2(!firstInvalidUtf8(one), "cut inside a character");
            unfolded += one.starts_with(' ') ? one.substr(1) : "\r\n" + one;
        }
        QCOMPARE(linesOf(unfolded, "SUMMARY:").front(),
                 "SUMMARY:申报截止：平台\\,建设（" + std::string(40, 'x') + "很长的名字\\;带\\\\分号\\,逗号\\n换行）");
        QCOMPARE(joined(linesOf(unfolded, "DTSTART")),
                 joined({"DTSTART;VALUE=DATE:20261201", "DTSTART:20261211T090000Z", "DTSTART;VALUE=DATE:20261224",
                         "DTSTART;VALUE=DATE:20261225"}));
        QCOMPARE(linesOf(unfolded, "DTEND").front(), std::string("DTEND;VALUE=DATE:20261202"));
        QCOMPARE(linesOf(unfolded, "DTSTAMP").front(), std::string("DTSTAMP:20261118T110640Z"));
        QCOMPARE(linesOf(unfolded, "SEQUENCE").front(), std::string("SEQUENCE:2"));
        // Nine in the morning, seven days and one day before.
        Lines triggers = linesOf(unfolded, "TRIGGER");
        triggers.resize(5);
        QCOMPARE(joined(triggers), joined({"TRIGGER:-P6DT15H0M", "TRIGGER:-P0DT15H0M", "TRIGGER:-P7D", "TRIGGER:-P1D",
                                           "TRIGGER:-P0DT2H0M"}));
        const Lines uids = linesOf(unfolded, "UID:");
        QCOMPARE(std::set<std::string>(uids.begin(), uids.end()).size(), std::size_t{4});
        QCOMPARE(uids.front(), std::string("UID:0123-call@biosubsidy"));
        // The same event when the day is put off.
        lines.at(2).deadline.day = day("2026-12-23");
        const std::string later = applications::deadlinesAsCalendar(lines, "Biosubsidy//1.0", Language::en);
        QCOMPARE(joined(linesOf(later, "UID:")), joined(linesOf(text, "UID:")));
    }

    void tableCannotRun() {
        DeadlineLine hostile = line("2026-11-20");
        hostile.caseName = "=1+1";
        const std::string csv = applications::deadlinesAsCsv({hostile}, today, Language::zh);
        QCOMPARE(split(csv, "\r\n").at(1),
                 std::string("2026-11-20,-2,0,申报截止,'=1+1,\"平台,建设\",一号,准备中,王工,科委"));
        QVERIFY(csv.starts_with(byteOrderMark));
    }

    void jsonSaysAll() {
        const auto root =
            parseJson(SourceText("", applications::deadlinesAsJson({line("2026-12-11", "17:00")}, today)));
        QVERIFY(root);
        QCOMPARE(root->find("format")->text, std::string("biosubsidy-deadlines/1"));
        const JsonValue& first = root->find("deadlines")->items.front();
        QCOMPARE(first.find("days_left")->text, std::string("19"));
        QCOMPARE(first.find("working_days_left")->text, std::string("15"));
        QCOMPARE(first.find("hour")->text, std::string("17:00"));
        QVERIFY(first.find("what")->kind == JsonValue::Kind::null);
    }
};

QTEST_GUILESS_MAIN(ApplicationsTest)
#include "applications_test.moc"
