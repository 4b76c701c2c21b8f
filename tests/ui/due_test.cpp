// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is due soon, over all cases: on the page of the cases, in their list, and as a
// file that the command line would write alike.
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

#include "tests/support/applications.h"
#include "tests/ui/looks.h"
#include "tests/ui/pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/library/cases_page.h"
#include "ui/library/due_panel.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;
using applications::Application;

namespace {

// Two cases; the day in China is 2026-11-19, a Thursday.
class Library : public WindowFixture {
public:
    explicit Library(Language language = Language::zh) : WindowFixture(language) {
        moment += std::chrono::hours(24);
        for (const char* name : {"安澜生物", "红山酶制剂"}) {
            const std::string text = test::json("{'format': 'biosubsidy-case/1', 'company': {'name': '" +
                                                std::string(name) + "', 'city': 'beijing'}}");
            cases_.push_back(*library->cases().add(storage::recordOf(test::caseOf(*rules, text), rules->vocabulary()),
                                                   "", storage::StateOrigin::imported, moment));
        }
    }
    storage::ApplicationId add(std::size_t of, const char* title, const char* closes, const char* own = "",
                               applications::Status status = applications::Status::preparing) {
        Application application;
        application.title = {title, title};
        application.status = status;
        application.person = "王工";
        if (*closes != '\0') application.call = {"第二批", {}, test::day(closes), "17:00"};
        if (*own != '\0') application.ownDeadline = test::day(own);
        return *library->applications().add(cases_.at(of), application, moment);
    }
    void bringUp() const {
        page().bringUp();
        QApplication::processEvents();
    }
    [[nodiscard]] CasesPage& page() const { return *window->findChild<CasesPage*>(); }
    [[nodiscard]] QStringList lines() const {
        QStringList all;
        const QAbstractItemModel& model = *find<QTableView>("due.table")->model();
        for (int row = 0; row < model.rowCount(); ++row) {
            QStringList cells;
            for (const int column : {DueModel::left, DueModel::day, DueModel::title, DueModel::caseName})
                cells << model.index(row, column).data().toString();
            all << cells.join(QLatin1Char('|'));
        }
        return all;
    }

private:
    std::vector<storage::CaseId> cases_;
};

} // namespace

class DueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    static void initTestCase() { (void)test::firstRules(); }

    void whatIsDueSoonIsListed_data() {
        QTest::addColumn<QString>("closes");
        QTest::addColumn<QString>("own");
        QTest::addColumn<QString>("status");
        QTest::addColumn<QStringList>("lines");
        QTest::addColumn<QString>("counts");
        const auto row = [](const char* name, const char* closes, const char* own, const char* status,
                            const QStringList& lines, const char* counts) {
            QTest::newRow(name) << QString::fromUtf8(closes) << QString::fromUtf8(own) << QString::fromUtf8(status)
                                << lines << QString::fromUtf8(counts);
        };
        const auto line = [](const char* left, const char* day) {
            return QString::fromUtf8(left) + QLatin1Char('|') + QString::fromUtf8(day) +
                   QStringLiteral("|中试平台|安澜生物");
        };
        row("nothing", "", "", "preparing", {}, "");
        row("overdue", "", "2026-11-16", "preparing", {line("已过 3 天（工作日 3 天）", "2026-11-16")},
            "已过期 1 项 · 7 天内 0 项 · 30 天内 0 项");
        row("today", "2026-11-19", "", "preparing", {line("今天", "2026-11-19 17:00")}, "7 天内 1 项 · 30 天内 1 项");
        row("in a week, over a weekend", "2026-11-26", "", "preparing",
            {line("还剩 7 天（工作日 5 天）", "2026-11-26 17:00")}, "7 天内 1 项 · 30 天内 1 项");
        row("in eight days", "", "2026-11-27", "considering", {line("还剩 8 天（工作日 6 天）", "2026-11-27")},
            "7 天内 0 项 · 30 天内 1 项");
        row("in thirty days", "", "2026-12-19", "preparing", {line("还剩 30 天（工作日 21 天）", "2026-12-19")},
            "7 天内 0 项 · 30 天内 1 项");
        row("in thirty-one days", "", "2026-12-20", "preparing", {}, "");
        row("handed in", "2026-11-26", "", "submitted", {}, "");
        row("both deadlines", "2026-11-26", "2026-11-18", "preparing",
            {line("已过 1 天（工作日 1 天）", "2026-11-18"), line("还剩 7 天（工作日 5 天）", "2026-11-26 17:00")},
            "已过期 1 项 · 7 天内 1 项 · 30 天内 1 项");
    }
    void whatIsDueSoonIsListed() {
        QFETCH(QString, closes);
        QFETCH(QString, own);
        QFETCH(QString, status);
        QFETCH(QStringList, lines);
        QFETCH(QString, counts);
        Library fixture;
        fixture.add(0, "中试平台", closes.toUtf8(), own.toUtf8(), *applications::statusNamed(status.toStdString()));
        fixture.bringUp();
        QCOMPARE(fixture.lines(), lines);
        QCOMPARE(fixture.find<QWidget>("due")->isVisible(), !lines.isEmpty());
        if (!lines.isEmpty()) QCOMPARE(fixture.text("due.counts"), counts);
        const QAbstractItemModelTester tester(fixture.find<QTableView>("due.table")->model());
    }

    void aLineLeadsToItsApplication() {
        Library fixture;
        fixture.add(0, "早", "", "2026-11-16");
        const storage::ApplicationId later = fixture.add(1, "晚", "2026-11-26");
        fixture.bringUp();
        QSignalSpy asked(&fixture.page(), &CasesPage::applicationRequested);
        auto* table = fixture.find<QTableView>("due.table");
        table->setFocus();
        table->selectRow(1);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QVERIFY(asked.front().front().value<storage::ApplicationId>() == later);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(0, 0)).center());
        QCOMPARE(asked.size(), 2);
        // Gone for good meanwhile: said, and no longer listed.
        QVERIFY(fixture.library->applications().setDeleted(std::array{later}, fixture.moment));
        QVERIFY(fixture.library->applications().removeDeletedBefore(fixture.moment + std::chrono::hours(1)));
        table->selectRow(1);
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(asked.size(), 2);
        QVERIFY(fixture.find<QLabel>("problems.summary")->isVisible());
        QCOMPARE(fixture.lines().size(), 1);
    }

    void itStaysFolded() {
        Library fixture;
        fixture.add(0, "早", "", "2026-11-16");
        fixture.bringUp();
        QVERIFY(fixture.find<QTableView>("due.table")->isVisible());
        fixture.find<QToolButton>("due.fold")->click();
        QVERIFY(!fixture.find<QTableView>("due.table")->isVisible());
        fixture.reopen();
        fixture.bringUp();
        QVERIFY(fixture.find<QWidget>("due")->isVisible());
        QVERIFY(!fixture.find<QTableView>("due.table")->isVisible());
    }

    void casesShowTheirNextDeadline() {
        Library fixture;
        fixture.add(0, "早", "2026-11-26", "2026-11-16");
        fixture.add(0, "更晚", "", "2027-01-01");
        fixture.bringUp();
        const CaseListModel& model = fixture.page().model();
        QStringList found;
        for (int row = 0; row < model.rowCount(); ++row)
            found << model.index(row, CaseListModel::name).data().toString() + QLatin1Char('|') +
                         model.index(row, CaseListModel::deadline).data().toString();
        found.sort();
        QCOMPARE(found, (QStringList{QStringLiteral("安澜生物|2026-11-16"), QStringLiteral("红山酶制剂|")}));
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex index = model.index(row, CaseListModel::deadline);
            if (index.data().toString().isEmpty()) continue;
            QVERIFY(index.data(Qt::ToolTipRole).toString().contains(QStringLiteral("已过 3 天")));
            QCOMPARE(index.data(Qt::ForegroundRole).value<QColor>(), fixture.theme.colours().danger);
        }
    }

    // By its name's ending; a calendar without one.
    void deadlinesAreExported_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("begins");
        QTest::newRow("calendar") << "期限.ics"
                                  << "期限.ics"
                                  << "BEGIN:VCALENDAR";
        QTest::newRow("table") << "期限.csv"
                               << "期限.csv"
                               << "\uFEFF";
        QTest::newRow("JSON") << "期限.json"
                              << "期限.json"
                              << "{";
        QTest::newRow("no ending") << "期限"
                                   << "期限.ics"
                                   << "BEGIN:VCALENDAR";
        QTest::newRow("another ending") << "期限.doc"
                                        << "期限.doc.ics"
                                        << "BEGIN:VCALENDAR";
    }
    void deadlinesAreExported() {
        QFETCH(QString, name);
        QFETCH(QString, written);
        QFETCH(QString, begins);
        Library fixture;
        fixture.add(0, "早", "2026-11-26", "2026-11-16");
        fixture.prompts.save = fixture.folder.filePath(name);
        fixture.trigger("action.calendar");
        QFile file(fixture.folder.filePath(written));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString first = QString::fromUtf8(file.readAll());
        QVERIFY2(first.startsWith(begins), qPrintable(first));
        QVERIFY(first.contains(QStringLiteral("安澜生物")));
        if (!begins.startsWith(QLatin1Char('B'))) return;
        QCOMPARE(first.count(QStringLiteral("BEGIN:VEVENT")), 2);
        // Read in again it is the same: the uids stay.
        const auto uids = [](const QString& text) {
            return text.split(QStringLiteral("\r\n")).filter(QStringLiteral("UID:"));
        };
        file.close();
        fixture.prompts.save = file.fileName();
        fixture.trigger("action.calendar");
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(uids(QString::fromUtf8(file.readAll())), uids(first));
    }

    void looks_data() { addLooks(); }
    void looks() {
        QFETCH(int, language);
        QFETCH(bool, dark);
        Library fixture(static_cast<Language>(language));
        fixture.theme.apply(dark ? Theme::Scheme::dark : Theme::Scheme::light);
        fixture.add(0, "专业中试平台建设", "2026-11-26", "2026-11-16");
        fixture.add(1, "首次认定高新技术企业奖励", "2026-12-11", "2026-11-24");
        fixture.add(1, "科技创新券", "", "2026-12-18");
        fixture.add(0, "生物制造产业化项目", "2026-12-15");
        fixture.bringUp();
        QVERIFY(drawn(*fixture.window, QStringLiteral("due-%1").arg(QLatin1String(QTest::currentDataTag()))));
    }
};

QTEST_MAIN(DueTest)
#include "due_test.moc"
