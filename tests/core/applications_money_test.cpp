// SPDX-License-Identifier: GPL-3.0-or-later
//
// From what an authority granted back into the case, and expected against granted,
// with figures worked by hand.
#include <fstream>

#include <QTemporaryDir>
#include <QTest>

#include "core/applications/award_of.h"
#include "core/applications/estimates.h"
#include "core/facts/case_file.h"
#include "tests/support/applications.h"
#include "tests/support/rules.h"

using namespace biosubsidy;
using namespace biosubsidy::test;
using applications::Application;
using applications::Estimate;
using applications::Granted;
using applications::Status;

namespace {

const char* const uid = "0123456789abcdef0123456789abcdef";

Case pilotCase() {
    return caseOf(*firstRules(),
                  json("{'format': 'biosubsidy-case/1', 'company': {'name': '甲', 'city': 'beijing'}, 'projects': "
                       "[{'id': 'p1', 'kinds': ['pilot_platform'], 'fields': ['industrial_enzymes'], 'stage': "
                       "'in_production', 'total_investment': '1亿'}]}"));
}

Assessment assessedCase(const Case& subject) {
    return assess(firstRules(), subject, AssessOptions{.asOf = day("2026-11-22")});
}

Application decided(const char* measure, const char* expected, const char* approved, Status status) {
    Application application;
    application.claim.measure = measure;
    application.title = {measure, measure};
    if (*expected != '\0') application.expected = sum(expected);
    if (*approved != '\0') application.approved.sum = sum(approved);
    application.status = status;
    return application;
}

} // namespace

class ApplicationsMoneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void grantedSumIsHeldAndCounted() {
        const Application full = fullApplication();
        const Case before = pilotCase();
        const auto award = applications::awardOf(full, uid, Granted::approved, *firstRules(), before);
        QVERIFY(award);
        QCOMPARE(award->id, std::string("app-0123456789ab"));
        QCOMPARE(award->amount.toString(), std::string("45000000.00"));
        QVERIFY(award->target == AwardTarget::project && award->targetId == "p1");
        QVERIFY(award->year == std::int64_t{2027});
        QCOMPARE(*award->under, std::string("beijing-2024/pilot-platform"));
        QVERIFY(award->level == AwardLevel::city);
        // 30% of 1亿 is 3000万; 4500万 under the same measure leave nothing of it.
        const Case after = applications::withAward(before, *award);
        QCOMPARE(claimOf(assessedCase(before), full.claim.measure, "p1").counted.toString(),
                 std::string("30000000.00"));
        QCOMPARE(claimOf(assessedCase(after), full.claim.measure, "p1").counted.toString(), std::string("0.00"));
        QVERIFY(applications::holds(after, *award) && !applications::holds(before, *award));
        // What was paid takes the place of what was approved.
        const auto paid = applications::awardOf(full, uid, Granted::paid, *firstRules(), after);
        QCOMPARE(paid->amount.toString(), std::string("18000900.01"));
        const Case again = applications::withAward(after, *paid);
        QCOMPARE(again.awards.size(), std::size_t{1});
        // 30,000,000.00 less 18,000,900.01.
        QCOMPARE(claimOf(assessedCase(again), full.claim.measure, "p1").counted.toString(), std::string("11999099.99"));
        // It is a case that can be written and read.
        const std::string text = writeCase(again, firstRules()->vocabulary());
        const auto read = readCase(SourceText("", text), firstRules()->vocabulary(), firstRules()->lookup());
        QVERIFY(read && *read == again);
    }

    void companyMeasureIsItsOwnTarget() {
        Application application = decided("beijing-2024/hnte-first", "", "10万", Status::approved);
        const auto award = applications::awardOf(application, uid, Granted::approved, *firstRules(), pilotCase());
        QVERIFY(award);
        QVERIFY(award->target == AwardTarget::measure && award->targetId == "beijing-2024/hnte-first");
        QVERIFY(!award->year); // neither a day of approval nor of submission
        application.applied.day = day("2025-12-30");
        QVERIFY(applications::awardOf(application, uid, Granted::approved, *firstRules(), pilotCase())->year ==
                std::int64_t{2025});
    }

    void documentOutsideTheRulesHasNoUnder() {
        Application application = decided("", "", "10万", Status::paid);
        application.title = {"区里的补贴", ""};
        application.claim.item = "p1";
        const auto award = applications::awardOf(application, uid, Granted::approved, *firstRules(), pilotCase());
        QVERIFY(award);
        QVERIFY(!award->under && award->targetId == "p1");
        QCOMPARE(*award->policy, std::string("区里的补贴"));
    }

    void whatIsMissingIsSaid_data() {
        QTest::addColumn<Application>("application");
        QTest::addColumn<bool>("paid");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const Application& application, bool paid, const char* says) {
            QTest::newRow(name) << application << paid << QString::fromUtf8(says);
        };
        row("not approved", decided("beijing-2024/hnte-first", "", "10万", Status::submitted), false, "还没有批准");
        row("no sum", decided("beijing-2024/hnte-first", "", "", Status::approved), false, "没有填批准金额");
        row("not paid", decided("beijing-2024/hnte-first", "", "10万", Status::approved), true, "还没有到账");
        Application gone = fullApplication();
        gone.claim.item = "p9";
        row("a project that is gone", gone, false, "没有“p9”");
        row("no place in a case", decided("", "", "10万", Status::approved), false, "手工填写");
    }
    void whatIsMissingIsSaid() {
        QFETCH(Application, application);
        QFETCH(bool, paid);
        QFETCH(QString, says);
        const auto award = applications::awardOf(application, uid, paid ? Granted::paid : Granted::approved,
                                                 *firstRules(), pilotCase());
        QVERIFY(!award);
        QVERIFY2(QString::fromStdString(award.error().zh).contains(says), award.error().zh.c_str());
        QVERIFY(!award.error().en.empty());
    }

    void estimatesCompareWhatIsDecided() {
        // m: 300 expected and 200 approved; 100 expected and refused; 50 expected, still open.
        const std::vector<Application> all{
            decided("p/m", "300", "200", Status::approved), decided("p/m", "100", "", Status::refused),
            decided("p/m", "50", "", Status::submitted), decided("p/n", "", "7.01", Status::approved)};
        const std::vector<Estimate> rows = applications::estimatesOf(all);
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0].count, std::size_t{3});
        QCOMPARE(rows[0].expected.toString(), std::string("450.00"));
        QCOMPARE(rows[0].approved.toString(), std::string("200.00"));
        QCOMPARE(rows[0].decided, std::size_t{2});
        QCOMPARE(rows[0].expectedOfDecided.toString(), std::string("400.00"));
        QCOMPARE(rows[0].approvedOfDecided.toString(), std::string("200.00"));
        QCOMPARE(rows[0].shareText(), std::string("50.0%"));
        QCOMPARE(rows[1].decided, std::size_t{0}); // nothing was expected of it
        QVERIFY(!rows[1].share());
        const Estimate total = applications::totalOf(rows);
        QCOMPARE(total.approved.toString(), std::string("207.01"));
        QCOMPARE(total.approvedOfDecided.toString(), std::string("200.00"));
        QCOMPARE(total.count, std::size_t{4});
    }

    void sharesAreRoundedDown() {
        const std::vector<Application> all{decided("p/m", "3", "2", Status::approved)};
        QCOMPARE(applications::estimatesOf(all).front().shareText(), std::string("66.6%"));
    }

    void tablesAreWritten() {
        const std::vector<Estimate> rows =
            applications::estimatesOf(std::vector{decided("=1+1", "300", "200.5", Status::approved)});
        const Lines lines = split(applications::estimatesAsCsv(rows, Language::zh), "\r\n");
        QCOMPARE(lines.size(), std::size_t{4}); // headings, one, the total, the end
        QCOMPARE(lines[1], std::string("'=1+1,'=1+1,1,300.00,,0.00,200.50,0.00,1,300.00,200.50,66.8%"));
        QCOMPARE(lines[2], std::string("合计,,1,300.00,,0.00,200.50,0.00,1,300.00,200.50,66.8%"));
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("e.xlsx")).toStdString();
        const auto target = Target::at(path);
        QVERIFY(target);
        QVERIFY(applications::estimatesToXlsx(rows, Language::zh, *target));
        std::ifstream file(path, std::ios::binary);
        std::string begin(2, '\0');
        file.read(begin.data(), 2);
        QCOMPARE(begin, std::string("PK"));
    }
};

QTEST_GUILESS_MAIN(ApplicationsMoneyTest)
#include "applications_money_test.moc"
