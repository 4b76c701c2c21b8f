// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lists of applications as people keep them: what the columns are taken for, what the
// cells say, which firm and measure a row is of; and that nothing odd is taken in
// silence.
#include <fstream>

#include <QTemporaryDir>
#include <QTest>

#include "core/sheets/application_import.h"
#include "tests/support/applications.h"
#include "tests/support/rules.h"

using namespace biosubsidy;
using namespace biosubsidy::test;
using applications::Status;
using sheets::ApplicationField;
using sheets::ApplicationProposals;
using sheets::Likeness;
using sheets::ProposedApplication;

namespace {

const std::vector<sheets::KnownFirm> firms{{1, "北京甲生物科技有限公司", "", "91110108MA01ABCD1X"},
                                           {2, "乙制药股份有限公司", "乙", ""},
                                           {3, "丙生物有限公司", "", ""},
                                           {4, "丙生物有限公司", "另一方案", ""}};

class Table {
public:
    explicit Table(const std::string& csv) {
        const std::string path = folder_.filePath(QStringLiteral("list.csv")).toStdString();
        std::ofstream(path, std::ios::binary) << csv;
        auto file = sheets::TableFile::open(path);
        if (!file) qFatal("%s", file.error().en.c_str());
        file_ = *file;
        map_ = sheets::guessApplicationMap(file_->sheets());
    }
    [[nodiscard]] const sheets::ApplicationMap& map() const { return map_; }
    [[nodiscard]] ApplicationProposals proposals() const {
        auto read = sheets::proposeApplications(*file_, map_, *builtInRules(), firms);
        if (!read) qFatal("%s", read.error().en.c_str());
        return std::move(*read);
    }

private:
    QTemporaryDir folder_;
    std::shared_ptr<const sheets::TableFile> file_;
    sheets::ApplicationMap map_;
};

std::string fieldsOf(const sheets::ApplicationMap& map) {
    std::string all;
    for (const sheets::ApplicationColumn& column : map.columns)
        all += (all.empty() ? "" : " | ") + words(column.field).en + (column.sure ? "" : "?");
    return all;
}

const char* const headings = "企业,政策名称,项目,预计金额（万元）,截止日期,状态,负责人,备注\n";

} // namespace

class SheetsApplicationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    static void initTestCase() { (void)builtInRules(); }

    void headingsAreGuessed_data() {
        QTest::addColumn<QString>("csv");
        QTest::addColumn<QString>("fields");
        const auto row = [](const char* name, const char* csv, const char* fields) {
            QTest::newRow(name) << QString::fromUtf8(csv) << QString::fromUtf8(fields);
        };
        row("the usual", headings,
            "firm | what is applied for | project | sum expected | closing day | status | person "
            "in charge | remarks");
        row("English", "Client,Policy,Amount (CNY),Deadline,Status,Notes\n",
            "firm | what is applied for | sum expected | closing day | status | remarks");
        row("below a title", "2026年申报台账\n单位：万元\n客户名称,申报事项,金额\n",
            "firm | what is applied for | sum expected");
        row("a name among other words", "客户名称,申报事项,2026年申报截止日期\n",
            "firm | what is applied for | closing day?");
        row("what is not known stays so", "客户名称,申报事项,星座\n", "firm | what is applied for | ignored?");
        row("the surer one of two", "我的客户名称,客户名称,政策\n", "ignored? | firm | what is applied for");
        row("dollars are no yuan", "客户名称,政策,金额（美元）\n", "firm | what is applied for | ignored");
    }
    void headingsAreGuessed() {
        QFETCH(QString, csv);
        QFETCH(QString, fields);
        const Table table(csv.toStdString() + "甲,乙,丙\n");
        QCOMPARE(QString::fromStdString(fieldsOf(table.map())), fields);
        QVERIFY(!table.map().problem());
    }

    void tableOfSomethingElseIsRefused() {
        QVERIFY(Table("a,b\n1,2\n").map().problem());
        sheets::ApplicationMap map = Table("客户名称,星座,政策\n甲,乙,丙\n").map();
        map.choose(1, ApplicationField::firm);
        QCOMPARE(fieldsOf(map), std::string("ignored | firm | what is applied for"));
        map.choose(2, ApplicationField::remarks);
        QVERIFY(map.problem());
    }

    void rowsAreRead() {
        const Table table(
            std::string(headings) +
            "北京甲生物科技有限公司,专业中试平台建设,一号平台,5000,2026年12月11日 17:00,材料准备中,王工,急\n"
            ",首次认定高新技术企业,,,2026/12/1,已获批,,\n"
            "合计,,,5000,,,,\n");
        const ApplicationProposals proposals = table.proposals();
        QCOMPARE(proposals.rows.size(), std::size_t{2});
        const ProposedApplication& first = proposals.rows[0];
        QVERIFY(first.doubts.empty());
        QVERIFY(first.firmMatch.sure == Likeness::same && first.firmMatch.cases == std::vector<std::int64_t>{1});
        QVERIFY(first.measureMatch.sure == Likeness::same);
        QCOMPARE(first.application.claim.measure, std::string("beijing-2024/pilot-platform"));
        QCOMPARE(first.application.itemName, std::string("一号平台"));
        QCOMPARE(first.application.expected->toString(), std::string("50000000.00"));
        QVERIFY(first.application.call.closes == day("2026-12-11") && first.application.call.closesAt == "17:00");
        QVERIFY(first.application.status == Status::preparing);
        QCOMPARE(first.application.person, std::string("王工"));
        QCOMPARE(first.application.remarks, std::string("急"));
        // The firm of the row above.
        QVERIFY(proposals.rows[1].firmMatch.cases == std::vector<std::int64_t>{1});
        QVERIFY(proposals.rows[1].application.call.closes == day("2026-12-01"));
        QVERIFY(proposals.rows[1].application.status == Status::approved);
        QVERIFY(!proposals.rows[1].application.expected);
        QCOMPARE(proposals.passedOver.size(), std::size_t{1});
        QCOMPARE(proposals.passedOver.front().second, std::string("合计"));
    }

    void nothingOddIsTakenInSilence_data() {
        QTest::addColumn<QString>("cells"); // sum, deadline, status
        QTest::addColumn<QString>("doubts");
        QTest::addColumn<QString>("remarks");
        const auto row = [](const char* name, const char* cells, const char* doubts, const char* remarks) {
            QTest::newRow(name) << QString::fromUtf8(cells) << QString::fromUtf8(doubts) << QString::fromUtf8(remarks);
        };
        row("all well", "300,2026-12-01,已提交", "", "");
        row("about", "约300,2026-12-01,已提交", "D2 left out", "预计金额（万元）: 约300");
        row("a range", "100-300,2026-12-01,已提交", "D2 left out", "预计金额（万元）: 100-300");
        row("no year", "300,12月1日,已提交", "E2 left out", "截止日期: 12月1日");
        row("no such day", "300,2026-02-30,已提交", "E2 left out", "截止日期: 2026-02-30");
        row("end of a month", "300,12月底,已提交", "E2 left out", "截止日期: 12月底");
        row("another status", "300,2026-12-01,找领导", "F2 left out", "状态: 找领导");
        row("a status among words", "300,2026-12-01,上周已提交", "F2 left out", "状态: 上周已提交");
        row("nothing to say", "——,/,", "", "");
        row("all of it", "很多,明年,不明", "D2 left out | E2 left out | F2 left out",
            "预计金额（万元）: 很多\n截止日期: 明年\n状态: 不明");
    }
    void nothingOddIsTakenInSilence() {
        QFETCH(QString, cells);
        QFETCH(QString, doubts);
        QFETCH(QString, remarks);
        const Table table(std::string(headings) + "北京甲生物科技有限公司,专业中试平台建设,," + cells.toStdString() +
                          ",,\n");
        const ProposedApplication one = table.proposals().rows.front();
        Lines told;
        for (const sheets::CellDoubt& doubt : one.doubts) {
            told.push_back(sheets::columnLetters(doubt.column) + std::to_string(doubt.row) +
                           (doubt.taken ? " taken" : " left out"));
            QVERIFY(!doubt.why.zh.empty() && !doubt.why.en.empty() && !doubt.stood.empty());
        }
        QCOMPARE(joined(told), doubts);
        QCOMPARE(QString::fromStdString(one.application.remarks), remarks);
    }

    void bareSmallSumsAreDoubted() {
        const Table table(
            "企业,政策,金额\n北京甲生物科技有限公司,专业中试平台建设,500\n"
            "北京甲生物科技有限公司,专业中试平台建设,500万\n北京甲生物科技有限公司,专业中试平台建设,5000000\n");
        const auto rows = table.proposals().rows;
        QCOMPARE(rows[0].doubts.size(), std::size_t{1});
        QVERIFY(rows[0].doubts.front().taken);
        QVERIFY(rows[1].doubts.empty() && rows[2].doubts.empty());
        QCOMPARE(rows[1].application.expected->toString(), std::string("5000000.00"));
    }

    void firmsAreMatched_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("sure");
        QTest::addColumn<QString>("cases");
        const auto row = [](const char* what, const char* name, const char* code, Likeness sure, const char* cases) {
            QTest::newRow(what) << QString::fromUtf8(name) << QString::fromUtf8(code) << static_cast<int>(sure)
                                << QString::fromUtf8(cases);
        };
        row("the code", "别的名字", "91110108ma01abcd1x", Likeness::same, "1");
        row("the name", "北京甲生物科技有限公司", "", Likeness::same, "1");
        row("the case's title", "乙", "", Likeness::same, "2");
        row("with other brackets and blanks", " 北京甲生物科技 有限公司 ", "", Likeness::same, "1");
        row("two cases of one firm", "丙生物有限公司", "", Likeness::near, "3 4");
        row("a short name", "甲生物", "", Likeness::near, "1");
        row("a slip", "北京甲生物技术有限公司", "", Likeness::near, "1");
        row("nobody", "丁食品集团", "", Likeness::none, "");
        row("nothing", "", "", Likeness::none, "");
    }
    void firmsAreMatched() {
        QFETCH(QString, name);
        QFETCH(QString, code);
        QFETCH(int, sure);
        QFETCH(QString, cases);
        const sheets::FirmMatch match = sheets::matchFirm(name.toStdString(), code.toStdString(), firms);
        QCOMPARE(static_cast<int>(match.sure), sure);
        QString found;
        for (const std::int64_t id : match.cases)
            found += (found.isEmpty() ? QString() : QStringLiteral(" ")) + QString::number(id);
        QVERIFY2(cases.isEmpty() || found.startsWith(cases), qPrintable(found));
        QCOMPARE(found.isEmpty(), cases.isEmpty());
    }

    void measuresAreMatched() {
        const RuleBook& rules = *builtInRules();
        const Pack& beijing = *rules.pack("beijing-2024");
        const sheets::MeasureMatch same = sheets::matchMeasure("专业中试平台建设", "", rules);
        QVERIFY(same.sure == Likeness::same);
        QCOMPARE(same.measures.front(), std::string("beijing-2024/pilot-platform"));
        const sheets::MeasureMatch near = sheets::matchMeasure("专业中试平台建设支持", "", rules);
        QVERIFY(near.sure == Likeness::near);
        QCOMPARE(near.measures.front(), std::string("beijing-2024/pilot-platform"));
        // The number of a document makes its measures proposals, the likeliest first.
        const sheets::MeasureMatch numbered = sheets::matchMeasure("中试平台", beijing.number, rules);
        QVERIFY(numbered.sure == Likeness::near);
        QVERIFY(numbered.measures.front().starts_with("beijing-2024/"));
        QVERIFY(sheets::matchMeasure("卖西瓜", "", rules).sure == Likeness::none);
        // A title of another document is no surely this one.
        QVERIFY(sheets::matchMeasure("专业中试平台建设", "津发〔2020〕1号", rules).sure != Likeness::same);
    }
};

QTEST_GUILESS_MAIN(SheetsApplicationsTest)
#include "sheets_applications_test.moc"
