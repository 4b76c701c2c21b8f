// SPDX-License-Identifier: GPL-3.0-or-later
//
// What comes when, against figures worked by hand from the packs below. The day of
// assessment is 2026-11-22.
#include <QTest>

#include "core/schedule/schedule_text.h"
#include "tests/support/applications.h"
#include "tests/support/rules.h"

using namespace biosubsidy;
using namespace biosubsidy::test;
using schedule::CitySchedule;
using schedule::Firmness;
using schedule::Kind;

namespace {

std::string pack(const char* keys, const std::string& measures) {
    return std::string("format = \"biosubsidy-pack/1\"\n[pack]\nid = \"p\"\nversion = \"1\"\ncity = \"beijing\"\n"
                       "title.zh = \"甲\"\ntitle.en = \"A\"\nsummary.zh = \"甲\"\nsummary.en = \"A\"\n"
                       "number = \"1\"\nissuers = [\"乙\"]\nissued = 2026-01-01\nfrom = 2026-01-01\n"
                       "status = \"in_force\"\ngrade = \"full_text\"\nsource.zh = \"乙\"\nsource.en = \"B\"\n") +
           keys + "\n" + measures;
}

std::string measure(const char* id, const char* keys, const char* tables = "") {
    return std::string("[[measure]]\nid = \"") + id + "\"\nclause = \"1\"\nscope = \"project\"\ntitle.zh = \"" + id +
           "\"\ntitle.en = \"" + id + "\"\nsummary.zh = \"甲\"\nsummary.en = \"A\"\nsupport = \"ceiling\"\n" + keys +
           "\n" + tables;
}

constexpr const char* tenth = "rate = \"stated\"\namount = \"min(10% * project.total_investment, 1000万元)\"";

std::string caseWith(const char* facts) {
    return json(std::string("{'format': 'biosubsidy-case/1', 'company': {'city': 'beijing'}, 'projects': [{'id': 'p1', "
                            "'total_investment': '100.01元'") +
                facts + "}]}");
}

Assessment assessedWith(const std::string& packText, const std::string& caseText) {
    const auto rules = rulesWith({packText});
    if (!rules) qFatal("%s", render(rules.error(), Language::en).c_str());
    AssessOptions options{.asOf = *Date::of(2026, 11, 22)};
    return assess(*rules, caseOf(**rules, caseText), options);
}

// "kind year: certain + competitive + open".
Lines rowsOf(const CitySchedule& city) {
    Lines rows;
    for (const schedule::Row& row : city.rows)
        rows.push_back(std::string(toString(row.kind)) + " " + std::to_string(row.year) + ": " +
                       row.sums.certain.toString() + " + " + row.sums.competitive.toString() + " + " +
                       row.sums.open.toString());
    return rows;
}

Money sumOf(const CitySchedule& city) {
    Money sum;
    for (const schedule::Row& row : city.rows) sum += row.sums.total();
    return sum;
}

} // namespace

class ScheduleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void yearsAreThose_data() {
        QTest::addColumn<QString>("keys"); // of the pack
        QTest::addColumn<QString>("measures");
        QTest::addColumn<QString>("facts");
        QTest::addColumn<Lines>("rows");
        const auto row = [](const char* name, const char* keys, const std::string& measures, const char* facts,
                            const Lines& rows) {
            QTest::newRow(name) << QString::fromUtf8(keys) << QString::fromStdString(measures)
                                << QString::fromUtf8(facts) << rows;
        };
        const std::string now = measure("m", tenth);
        const std::string afterwards = measure("m", (std::string(tenth) + "\ndue = \"after_completion\"").c_str());
        row("now", "", now, "", {"now 2026: 10.00 + 0.00 + 0.00"});
        row("of a project of a later year", "", now, ", 'year': 2027", {"year 2027: 10.00 + 0.00 + 0.00"});
        row("after completion, no year", "", afterwards, "", {"completion_open 0: 10.00 + 0.00 + 0.00"});
        row("after completion in 2028", "", afterwards, ", 'completion_year': 2028",
            {"year 2028: 10.00 + 0.00 + 0.00"});
        row("completed this year, not yet in production", "", afterwards, ", 'completion_year': 2026",
            {"year 2026: 10.00 + 0.00 + 0.00"});
        row("a year that is past, nothing in production", "", afterwards, ", 'completion_year': 2025",
            {"completion_open 0: 10.00 + 0.00 + 0.00"});
        row("in production", "", afterwards, ", 'stage': 'in_production', 'completion_year': 2025",
            {"now 2026: 10.00 + 0.00 + 0.00"});
        row("ends before completion", "until = 2026-12-31", afterwards, ", 'completion_year': 2027",
            {"ends_before 0: 10.00 + 0.00 + 0.00"});
        row("ends in the year of completion", "until = 2027-01-01", afterwards, ", 'completion_year': 2027",
            {"year 2027: 10.00 + 0.00 + 0.00"});
        row("competitive", "discretion = \"competitive\"", now, "", {"now 2026: 0.00 + 10.00 + 0.00"});
        row("within a budget", "discretion = \"budget\"", now, "", {"now 2026: 0.00 + 10.00 + 0.00"});
        row("an unpublished rate", "",
            measure("m", "rate = \"open\"\namount = \"min(10% * project.total_investment, 1000万元)\""), "",
            {"now 2026: 0.00 + 0.00 + 10.00"});
        const char* const parts = "[[measure.instalment]]\nshare = \"40%\"\nzh = \"首\"\nen = \"first\"\nafter = 0\n"
                                  "[[measure.instalment]]\nshare = \"30%\"\nzh = \"次\"\nen = \"second\"\nafter = 2\n"
                                  "[[measure.instalment]]\nshare = \"30%\"\nzh = \"末\"\nen = \"last\"\n";
        // 10.00 in three: 4.00, 3.00, and 3.00 of which no text says when.
        row("instalments", "", measure("m", tenth, parts), "",
            {"now 2026: 4.00 + 0.00 + 0.00", "year 2028: 3.00 + 0.00 + 0.00", "not_published 0: 3.00 + 0.00 + 0.00"});
        row("instalments after completion", "",
            measure("m", (std::string(tenth) + "\ndue = \"after_completion\"").c_str(), parts),
            ", 'completion_year': 2028",
            {"year 2028: 4.00 + 0.00 + 0.00", "year 2030: 3.00 + 0.00 + 0.00", "not_published 0: 3.00 + 0.00 + 0.00"});
        row("instalments of what waits for an open completion", "",
            measure("m", (std::string(tenth) + "\ndue = \"after_completion\"").c_str(), parts), "",
            {"completion_open 0: 10.00 + 0.00 + 0.00"});
        row("two measures in one year", "",
            now + measure("n", (std::string(tenth) + "\ndiscretion = \"budget\"").c_str()), "",
            {"now 2026: 10.00 + 10.00 + 0.00"});
    }
    void yearsAreThose() {
        QFETCH(QString, keys);
        QFETCH(QString, measures);
        QFETCH(QString, facts);
        QFETCH(Lines, rows);
        const Assessment assessment =
            assessedWith(pack(keys.toUtf8().constData(), measures.toStdString()), caseWith(facts.toUtf8().constData()));
        const std::vector<CitySchedule> all = schedule::scheduleOf(assessment);
        QCOMPARE(all.size(), std::size_t{1});
        QCOMPARE(joined(rowsOf(all.front())), joined(rows));
        QCOMPARE(sumOf(all.front()).toString(), assessment.cities.front().totals.ceiling.toString());
        for (const Language language : {Language::zh, Language::en}) {
            QVERIFY(!readingNotes(assessment, all.front(), language).empty());
            for (const schedule::Row& row : all.front().rows) QVERIFY(!rowText(row, language).empty());
        }
    }

    // 30% of 1亿 by the document of Beijing, which ends on 2026-12-31 and waits for no completion.
    void lastDayOfADocumentIsSaid() {
        const Assessment assessment = firstAssessed(json(
            "{'format': 'biosubsidy-case/1', 'company': {'name': '甲', 'city': 'beijing'}, 'projects': [{'id': 'p1', "
            "'kinds': ['pilot_platform'], 'fields': ['industrial_enzymes'], 'stage': 'planned', 'completion_year': "
            "2027, 'total_investment': '1亿'}]}"));
        const CitySchedule city = schedule::scheduleOf(assessment).front();
        QCOMPARE(joined(rowsOf(city)), joined({"now 2026: 30000000.00 + 0.00 + 0.00"}));
        QCOMPARE(untilText(city.parts.front(), Language::zh), std::string("文件执行到 2026-12-31"));
    }

    // What a draft gives is never certain.
    void draftsAreOpen() {
        std::string text = pack("", measure("m", tenth));
        for (const auto& [from, to] : {std::pair{"\"in_force\"", "\"draft\""}, {"from = 2026-01-01\n", ""}})
            text.replace(text.find(from), std::string(from).size(), to);
        const CitySchedule city = schedule::scheduleOf(assessedWith(text, caseWith(""))).front();
        QCOMPARE(joined(rowsOf(city)), joined({"now 2026: 0.00 + 0.00 + 10.00"}));
    }

    void yearlySupportMayComeAgain_data() {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<int>("last"); // 0: not again
        QTest::newRow("three years") << QString() << 2028;
        QTest::newRow("until the document ends") << QStringLiteral("until = 2027-06-30") << 2027;
        QTest::newRow("it ends this year") << QStringLiteral("until = 2026-12-31") << 0;
    }
    void yearlySupportMayComeAgain() {
        QFETCH(QString, keys);
        QFETCH(int, last);
        const Assessment assessment = assessedWith(
            pack(keys.toUtf8().constData(), measure("m", (std::string(tenth) + "\nyears = 3").c_str())), caseWith(""));
        const CitySchedule city = schedule::scheduleOf(assessment).front();
        QCOMPARE(sumOf(city).toString(), std::string("10.00")); // one year alone
        QCOMPARE(city.again.size(), std::size_t(last == 0 ? 0 : 1));
        if (last == 0) return;
        QCOMPARE(city.again.front().firstYear, 2027);
        QCOMPARE(city.again.front().lastYear, last);
        QCOMPARE(city.again.front().sum.toString(), std::string("10.00"));
    }
};

QTEST_GUILESS_MAIN(ScheduleTest)
#include "schedule_test.moc"
