// SPDX-License-Identifier: GPL-3.0-or-later
//
// Many companies at once, through the window: a table chosen, its columns
// corrected, screened, stopped; results sorted, filtered, opened, exported.
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMimeData>
#include <QScrollBar>
#include <QTableView>

#include <sqlite3.h>

#include "core/facts/case_file.h"
#include "tests/ui/looks.h"
#include "tests/ui/pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/screening/column_model.h"
#include "ui/screening/distribution_chart.h"
#include "ui/screening/mapping_view.h"
#include "ui/screening/results_view.h"
#include "ui/screening/screening_page.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

namespace {

constexpr int patience = 30'000; // milliseconds

const QByteArray
    headings("企业编号,企业名称,所在城市,从业人员,上年营业收入（万元）,项目1项目类型,项目1所属领域,项目1项目阶段,"
             "项目1总投资（万元）,联系人\n");

// Of the long list. BIOSUBSIDY_TEST_ROWS asks for fewer, where each takes long (sanitizers).
int longList() {
    bool given = false;
    const int rows = qEnvironmentVariableIntValue("BIOSUBSIDY_TEST_ROWS", &given);
    return given ? std::clamp(rows / 1'000 * 1'000, 2'000, 1'000'000) : 1'000'000;
}

QByteArray tableOf(int companies) {
    QByteArray bytes = headings;
    constexpr std::array<const char*, 5> cities{"北京", "天津", "重庆", "杭州", "上海"};
    constexpr std::array<const char*, 4> kinds{"某某生物科技有限公司", "示范酶制剂股份有限公司",
                                               "合成生物研究院有限公司", "发酵工程有限公司"};
    for (int number = 1; number <= companies; ++number) {
        const auto city = static_cast<std::size_t>(number % 5);
        bytes += QByteArray::number(number) + "," + cities.at(city) + kinds.at(static_cast<std::size_t>(number % 4)) +
                 QByteArray::number(number) + "," + cities.at(city) + "," + QByteArray::number(number % 700) + "," +
                 QByteArray::number(number % 9'000) + ",pilot_platform,industrial_enzymes,in_production," +
                 QByteArray::number((number * 7919) % 40'000) + ",张三\n";
    }
    return bytes;
}

class Screens : public WindowFixture {
public:
    explicit Screens(Language language = Language::zh) : WindowFixture(language) {
        trigger("action.page_screening");
        QApplication::processEvents();
    }
    [[nodiscard]] ScreeningPage& page() const { return *window->findChild<ScreeningPage*>(); }
    [[nodiscard]] ResultsView& results() const { return page().results(); }
    [[nodiscard]] ResultListModel& model() const { return results().model(); }
    void press(const char* button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    [[nodiscard]] QString write(const char* name, const QByteArray& bytes) const {
        QFile file(folder.filePath(QString::fromUtf8(name)));
        if (file.open(QIODevice::WriteOnly)) file.write(bytes);
        return file.fileName();
    }
    // The columns of this table are on the screen.
    void choose(const char* name, const QByteArray& bytes) {
        prompts.open = write(name, bytes);
        press("screening.choose");
        QTRY_VERIFY_WITH_TIMEOUT(find<QTableView>("screening.columns")->isVisible(), patience);
    }
    void settle() const { QTRY_VERIFY_WITH_TIMEOUT(!page().job().isRunning() && !results().isBusy(), patience); }
    void screen(const char* name, const QByteArray& bytes) {
        choose(name, bytes);
        press("screening.start");
        settle();
    }
    [[nodiscard]] QString cell(int row, int column) const { return model().index(row, column).data().toString(); }
};

} // namespace

class ScreeningPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isReachedWithoutACase() {
        const Screens screens;
        QCOMPARE(screens.window->currentPage(), PageId::screening);
        QVERIFY(screens.find<QPushButton>("screening.choose")->hasFocus());
    }

    // Neither a first screening, nor one after it, nor results looked at again are
    // announced as something else.
    void resultsRaiseNoBanner() {
        Screens screens;
        const auto* banner = screens.find<QLabel>("problems.summary");
        for (int time = 0; time < 6; ++time) {
            screens.screen("企业.csv", tableOf(time % 2 == 0 ? 3 : 3'000));
            QVERIFY2(!banner->isVisible(), qPrintable(banner->text()));
            screens.press("screening.other");
            QApplication::processEvents();
            QVERIFY2(!banner->isVisible(), qPrintable(banner->text()));
        }
    }

    // Where the documents publish no figure, no column says zero.
    void whatIsNotPublishedIsNoZero() {
        Screens screens;
        screens.screen("企业.csv", headings +
                                       "1,甲,杭州,50,3000,pilot_platform,biobased_materials,in_production,20000,\n" +
                                       "2,乙,天津,50,3000,pilot_platform,biobased_materials,in_production,20000,\n");
        QCOMPARE(screens.model().rowCount(), 2);
        QCOMPARE(screens.cell(0, ResultListModel::ceiling), QStringLiteral("未公布金额"));
        QCOMPARE(screens.cell(0, ResultListModel::stated), QStringLiteral("–"));
        QCOMPARE(screens.cell(0, ResultListModel::potential), QStringLiteral("–"));
        QCOMPARE(screens.cell(1, ResultListModel::ceiling), QStringLiteral("0元")); // a figure is published, and open
        QCOMPARE(screens.cell(1, ResultListModel::potential), QStringLiteral("2,000万元"));
    }

    void columnsAreGuessedAndCorrected() {
        Screens screens;
        screens.choose("企业.csv", headings + "1,甲,北京,50,3000,中试平台,,,20000,张三\n");
        auto* table = screens.find<QTableView>("screening.columns");
        auto* model = screens.window->findChild<ColumnModel*>();
        const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model->columnCount(), 10);
        QCOMPARE(model->index(ColumnModel::fact, 1).data().toString(), QStringLiteral("名称"));
        QCOMPARE(model->index(ColumnModel::unit, 4).data().toString(), QStringLiteral("万元"));
        QCOMPARE(model->index(ColumnModel::fact, 8).data().toString(), QStringLiteral("项目 1：总投资"));
        QCOMPARE(model->index(ColumnModel::fact, 9).data().toString(), QStringLiteral("不用"));
        QVERIFY(screens.text("screening.mapping_state").contains(QStringLiteral("联系人")));
        // By keyboard: F2 opens the list of facts.
        table->setFocus();
        table->setCurrentIndex(model->index(ColumnModel::fact, 3));
        QTest::keyClick(table, Qt::Key_F2);
        auto* box = screens.find<QComboBox>("screening.fact");
        QVERIFY(box != nullptr);
        QVERIFY(!box->accessibleName().isEmpty());
        const int same = static_cast<int>(box->findText(QStringLiteral("名称")));
        box->setCurrentIndex(same);
        Q_EMIT box->activated(same);
        QCOMPARE(model->index(ColumnModel::fact, 3).data().toString(), QStringLiteral("名称"));
        QVERIFY(screens.text("screening.mapping_state").contains(QStringLiteral("同一个字段")));
        QVERIFY(!screens.find<QPushButton>("screening.start")->isEnabled());
        QVERIFY(model->setData(model->index(ColumnModel::fact, 3), 0, Qt::EditRole));
        QVERIFY(screens.find<QPushButton>("screening.start")->isEnabled());
        QVERIFY(model->setData(model->index(ColumnModel::unit, 4), static_cast<int>(MoneyUnit::yuan), Qt::EditRole));
        QCOMPARE(model->map().columns[4].unit, MoneyUnit::yuan);
        screens.press("screening.mapping_back");
        QVERIFY(screens.find<QPushButton>("screening.choose")->isVisible());
    }

    // What is not sure is asked, and nothing is screened before a person has said it.
    void aColumnThatIsNotSureIsAsked() {
        Screens screens;
        screens.choose("企业.csv", "企业名称,所在城市,项目1总投资（千箱）\n甲,北京,200\n");
        auto* table = screens.find<QTableView>("screening.columns");
        auto* model = screens.window->findChild<ColumnModel*>();
        auto* start = screens.find<QPushButton>("screening.start");
        QCOMPARE(model->index(ColumnModel::sure, 2).data().toString(), QStringLiteral("？ 请选定"));
        QTest::keyClick(table, Qt::Key_F8);
        QVERIFY(screens.text("screening.doubt").contains(QStringLiteral("项目1总投资（千箱）")));
        QVERIFY(!start->isEnabled());
        // Looked at and left is not chosen.
        table->setCurrentIndex(model->index(ColumnModel::unit, 2));
        QTest::keyClick(table, Qt::Key_F2);
        auto* unit = screens.find<QComboBox>("screening.unit");
        QVERIFY(unit != nullptr);
        Q_EMIT table->itemDelegate()->commitData(unit);
        QVERIFY(!start->isEnabled());
        unit->setCurrentIndex(static_cast<int>(MoneyUnit::yuan));
        Q_EMIT unit->activated(static_cast<int>(MoneyUnit::yuan));
        QVERIFY(start->isEnabled());
        QCOMPARE(model->index(ColumnModel::sure, 2).data().toString(), QStringLiteral("✓ 人工选定"));
    }

    void aBadFileSaysWhy() {
        Screens screens;
        screens.prompts.open = screens.write("坏.xlsx", "PK\x03\x04 not really");
        screens.press("screening.choose");
        auto* problem = screens.find<QLabel>("screening.problem");
        QTRY_VERIFY_WITH_TIMEOUT(problem->isVisible(), patience);
        QVERIFY(problem->text().contains(QStringLiteral("损坏")));
    }

    void aTableIsScreened() {
        Screens screens;
        screens.screen("企业.csv", tableOf(500) + "501,丁公司,亚特兰蒂斯,1,1,,,,,\n");
        const QAbstractItemModelTester tester(&screens.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        // The cell that is not understood leaves its fact unknown; the row goes on.
        QCOMPARE(screens.model().rowCount(), 501);
        // Ranked by what can be defended; what is open of the whole stands apart.
        for (int row = 1; row < screens.model().rowCount(); ++row) {
            const auto above = screens.model().row(row - 1);
            const auto below = screens.model().row(row);
            QVERIFY(above->stated > below->stated || (above->stated == below->stated && above->line < below->line));
            QVERIFY(below->openAmount && *below->openAmount <= below->ceiling);
        }
        QVERIFY2(screens.text("screening.state").contains(QStringLiteral("501 家企业")),
                 qPrintable(screens.text("screening.state")));
        // The mistake is listed with its row, and can be copied.
        QVERIFY(screens.find<QPushButton>("screening.problems_button")->isVisible());
        screens.press("screening.problems_button");
        const auto* problems = screens.find<QTableView>("screening.problems")->model();
        QCOMPARE(problems->rowCount(), 1);
        QCOMPARE(problems->index(0, 0).data().toString(), QStringLiteral("502"));
        QVERIFY(problems->index(0, 1).data().toString().contains(QStringLiteral("C502“所在城市”")));
        screens.press("screening.copy_problems");
        QVERIFY(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("行\t提示\n502\t")));
        QVERIFY(QGuiApplication::clipboard()->mimeData()->html().contains(QStringLiteral("<td>502</td>")));
        // Each row is what the case by itself comes to.
        const auto row = screens.model().row(6);
        QVERIFY(row);
        const auto found = caseOfLine({.path = screens.prompts.open, .table = nullptr}, 1, screens.rules);
        QVERIFY(!found); // it is no NDJSON
        QVERIFY(drawn(*screens.window, QStringLiteral("screening-problems-zh")));
    }

    void isSortedAndFiltered() {
        Screens screens;
        screens.screen("企业.csv", tableOf(300));
        auto* table = screens.find<QTableView>("screening.table");
        table->sortByColumn(ResultListModel::ceiling, Qt::DescendingOrder);
        screens.settle();
        for (int row = 1; row < screens.model().rowCount(); ++row)
            QVERIFY(screens.model().row(row - 1)->ceiling >= screens.model().row(row)->ceiling);
        screens.find<QLineEdit>("screening.search")->setText(QStringLiteral("研究院"));
        QTRY_VERIFY_WITH_TIMEOUT(screens.model().rowCount() == 75 && !screens.results().isBusy(), patience);
        QVERIFY(screens.text("screening.state").contains(QStringLiteral("列出 75 家")));
        screens.find<QLineEdit>("screening.search")->clear();
        QTRY_VERIFY_WITH_TIMEOUT(screens.model().rowCount() == 300, patience);
        // A step of the chart, by keyboard.
        auto* chart = screens.window->findChild<DistributionChart*>();
        QVERIFY(chart->steps().size() > 1);
        QVERIFY(!chart->accessibleDescription().isEmpty());
        const std::uint64_t last = chart->steps().back().companies;
        chart->setFocus();
        for (std::size_t step = 0; step < chart->steps().size(); ++step) QTest::keyClick(chart, Qt::Key_Down);
        QTest::keyClick(chart, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(screens.model().rowCount() == static_cast<int>(last), patience);
        screens.press("screening.clear");
        QTRY_VERIFY_WITH_TIMEOUT(screens.model().rowCount() == 300, patience);
        auto* verdict = screens.find<QComboBox>("screening.verdict");
        verdict->setCurrentIndex(1);
        screens.settle();
        for (int row = 0; row < screens.model().rowCount(); ++row) QVERIFY(screens.model().row(row)->verdicts[0] > 0);
        screens.find<QLineEdit>("screening.search")->setText(QStringLiteral("没有这一家"));
        QTRY_VERIFY_WITH_TIMEOUT(screens.find<QLabel>("screening.nothing")->isVisible(), patience);
        screens.find<QLineEdit>("screening.least")->setText(QStringLiteral("abc"));
        QCOMPARE(screens.find<QLineEdit>("screening.least")->property("state").toString(), QStringLiteral("wrong"));
        screens.press("screening.copy_distribution");
    }

    // The very case opens, and its total is the one of the list.
    void aRowOpensAsACase() {
        Screens screens;
        screens.screen("企业.csv", tableOf(100));
        auto* table = screens.find<QTableView>("screening.table");
        table->setCurrentIndex(screens.model().index(42, 0));
        const auto row = screens.model().row(42);
        screens.press("screening.open_case");
        QTRY_COMPARE_WITH_TIMEOUT(screens.window->currentPage(), PageId::profile, patience);
        QCOMPARE(screens.session().name(), QString::fromStdString(row->name));
        QTRY_VERIFY(screens.window->runner().latest() != nullptr);
        QApplication::processEvents();
        Money total;
        for (const CityResult& city : screens.window->runner().latest()->cities) total += city.totals.ceiling;
        QVERIFY(total == row->ceiling);
        QCOMPARE(screens.cases(), std::size_t{1});
        // The results are still there; a table that changed is not taken for the old one.
        screens.trigger("action.page_screening");
        QCOMPARE(screens.model().rowCount(), 100);
        (void)screens.write("企业.csv", headings);
        screens.press("screening.open_case");
        auto* problem = screens.window->findChild<QWidget*>(QStringLiteral("problems"));
        static_cast<void>(problem);
        QTest::qWait(300);
        QCOMPARE(screens.cases(), std::size_t{1});
    }

    void earlierResultsAreFoundAgain() {
        Screens screens;
        screens.screen("企业.csv", tableOf(60));
        screens.press("screening.other");
        auto* earlier = screens.find<QPushButton>("screening.earlier");
        QVERIFY(earlier != nullptr && earlier->isVisible());
        QVERIFY(earlier->accessibleName().contains(QStringLiteral("60 家")) ||
                earlier->text().contains(QStringLiteral("60 家")));
        earlier->click();
        QTRY_COMPARE_WITH_TIMEOUT(screens.model().rowCount(), 60, patience);
        screens.settle();
        screens.find<QTableView>("screening.table")->setCurrentIndex(screens.model().index(3, 0));
        screens.press("screening.open_case");
        QTRY_COMPARE_WITH_TIMEOUT(screens.window->currentPage(), PageId::profile, patience);
        screens.trigger("action.page_screening");
        screens.press("screening.other");
        const auto shown = [&screens] {
            QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
            return screens.find<QPushButton>("screening.remove");
        };
        shown()->click();
        QCOMPARE(shown()->text(), QStringLiteral("撤销"));
        shown()->click();
        QCOMPARE(shown()->text(), QStringLiteral("删除"));
        const QFileInfo folder(screens.folder.filePath(QStringLiteral("screening")));
        QVERIFY(!(folder.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    }

    void casesALineNeedNoColumns() {
        Screens screens;
        QByteArray lines;
        for (int number = 0; number < 40; ++number)
            lines += QByteArray("{'format':'biosubsidy-case/1','company':{'name':'N%','city':'beijing'}}\n")
                         .replace('%', QByteArray::number(number))
                         .replace('\'', '"');
        lines += "{\"format\": nonsense\n";
        screens.prompts.open = screens.write("cases.ndjson", lines);
        screens.press("screening.choose");
        QTRY_COMPARE_WITH_TIMEOUT(screens.model().rowCount(), 40, patience);
        screens.settle();
        QVERIFY(screens.find<QPushButton>("screening.problems_button")->isVisible());
        screens.find<QTableView>("screening.table")->setCurrentIndex(screens.model().index(7, 0));
        screens.press("screening.open_case");
        QTRY_COMPARE_WITH_TIMEOUT(screens.session().name(), QStringLiteral("N7"), patience);
    }

    void whatIsDoneWhenItIsStoppedStays() {
        const int rows = std::min(200'000, longList());
        Screens screens;
        screens.choose("大.csv", tableOf(rows));
        screens.press("screening.start");
        QTRY_VERIFY_WITH_TIMEOUT(screens.model().rowCount() > 0, patience);
        QVERIFY(screens.find<QPushButton>("screening.stop")->isVisible());
        QVERIFY(drawn(*screens.window, QStringLiteral("screening-running-zh")));
        screens.press("screening.stop");
        screens.settle();
        const int done = screens.model().rowCount();
        QVERIFY(done > 0);
        if (done < rows) QVERIFY(screens.text("screening.state").contains(QStringLiteral("没有做完")));
    }

    void isExported() {
        Screens screens;
        screens.screen("企业.csv", tableOf(30));
        screens.prompts.save = screens.folder.filePath(QStringLiteral("结果.csv"));
        screens.press("screening.export");
        screens.settle();
        QFile file(screens.prompts.save);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count('\n'), 31);
        screens.prompts.save = screens.folder.filePath(QStringLiteral("结果.xlsx"));
        screens.press("screening.export");
        screens.settle();
        QVERIFY(QFileInfo(screens.prompts.save).size() > 1'000);
        screens.press("screening.other");
        screens.prompts.save = screens.folder.filePath(QStringLiteral("模板.xlsx"));
        screens.press("screening.template");
        QVERIFY(QFileInfo(screens.prompts.save).size() > 5'000);
    }

    // A million rows, made of a few by SQL: to the end and back at once.
    void aMillionRowsScroll() {
        const int rows = longList();
        Screens screens;
        screens.screen("企业.csv", tableOf(1'000));
        const QString path = QDir(screens.folder.filePath(QStringLiteral("screening")))
                                 .entryInfoList({QStringLiteral("*.db")})
                                 .front()
                                 .filePath();
        screens.press("screening.other");
        multiply(path, rows);
        QElapsedTimer timer;
        timer.start();
        screens.find<QPushButton>("screening.earlier")->click();
        QTRY_COMPARE_WITH_TIMEOUT(screens.model().rowCount(), rows, patience);
        screens.settle();
        qInfo("%d rows listed in %lld ms", rows, timer.elapsed());
        auto* table = screens.find<QTableView>("screening.table");
        qint64 slowest = 0;
        for (int jump = 0; jump < 50; ++jump) {
            timer.start();
            table->verticalScrollBar()->setValue(static_cast<int>((jump * 7'919'317LL) % rows));
            table->viewport()->grab();
            slowest = std::max(slowest, timer.elapsed());
        }
        qInfo("50 jumps: the slowest takes %lld ms with its painting", slowest);
        QVERIFY(slowest < 1'000); // some 20 on a machine with nothing else to do
        timer.start();
        for (int jump = 0; jump < 1'000; ++jump)
            (void)screens.cell(static_cast<int>((jump * 7'919'317LL) % rows), ResultListModel::name);
        qInfo("data() at 1,000 far places: %lld us each", timer.nsecsElapsed() / 1'000'000);
        timer.start();
        table->sortByColumn(ResultListModel::ceiling, Qt::DescendingOrder);
        screens.settle();
        qInfo("sorted by the total in %lld ms", timer.elapsed());
        timer.start();
        screens.find<QLineEdit>("screening.search")->setText(QStringLiteral("研究院有限公司98"));
        QTRY_VERIFY_WITH_TIMEOUT(screens.model().rowCount() < rows / 10, patience);
        qInfo("%d found in %lld ms", screens.model().rowCount(), timer.elapsed());
        QVERIFY(drawn(*screens.window, QStringLiteral("screening-million-zh")));
    }

    void drawsThePage_data() { addLooks(); }
    void drawsThePage() {
        QFETCH(int, language);
        QFETCH(bool, dark);
        Screens screens(static_cast<Language>(language));
        if (dark) screens.theme.apply(Theme::Scheme::dark);
        const QString tag = QString::fromLatin1(QTest::currentDataTag());
        QVERIFY(drawn(*screens.window, QStringLiteral("screening-start-") + tag));
        screens.choose("2026年园区企业.csv", tableOf(2'000));
        QVERIFY(drawn(*screens.window, QStringLiteral("screening-columns-") + tag));
        screens.press("screening.start");
        screens.settle();
        screens.find<QTableView>("screening.table")->sortByColumn(ResultListModel::ceiling, Qt::DescendingOrder);
        screens.settle();
        screens.find<QTableView>("screening.table")->selectRow(2);
        QVERIFY(drawn(*screens.window, QStringLiteral("screening-results-") + tag));
        screens.window->resize(1100, 700);
        QVERIFY(drawn(*screens.window, QStringLiteral("screening-narrow-") + tag));
        screens.press("screening.other");
        QVERIFY(drawn(*screens.window, QStringLiteral("screening-earlier-") + tag));
        screens.theme.apply(Theme::Scheme::light);
    }

private:
    // Copies every row a thousand times under other lines.
    static void multiply(const QString& path, int rows) {
        sqlite3* database = nullptr;
        QCOMPARE(sqlite3_open(path.toUtf8().constData(), &database), SQLITE_OK);
        QByteArray names;
        sqlite3_stmt* columns = nullptr;
        sqlite3_prepare_v2(database, "SELECT name FROM pragma_table_info('rows') WHERE name NOT IN ('id', 'line')", -1,
                           &columns, nullptr);
        while (sqlite3_step(columns) == SQLITE_ROW)
            names += QByteArray(", ") + reinterpret_cast<const char*>(sqlite3_column_text(columns, 0));
        sqlite3_finalize(columns);
        const QByteArray sql =
            QString::fromLatin1("PRAGMA synchronous=OFF; BEGIN; DELETE FROM rows WHERE line > 1001;"
                                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"
                                "INSERT INTO rows (id, line%2) SELECT id + i * 1000, line + i * 1000%2 FROM rows, n;"
                                "UPDATE runs SET rows = %3; COMMIT;")
                .arg(QString::number(rows / 1'000 - 1), QString::fromUtf8(names), QString::number(rows))
                .toUtf8();
        char* error = nullptr;
        sqlite3_exec(database, sql.constData(), nullptr, nullptr, &error);
        QVERIFY2(error == nullptr, error);
        sqlite3_close(database);
    }
};

QTEST_MAIN(ScreeningPageTest)
#include "screening_page_test.moc"
