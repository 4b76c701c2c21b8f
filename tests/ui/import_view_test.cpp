// SPDX-License-Identifier: GPL-3.0-or-later
//
// A list of applications in from a spreadsheet, through the widgets: columns, firms and
// measures are shown as they were read, what is open is decided, what is taken stands in
// the library, and is out of it again in one step.
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

#include "tests/support/applications.h"
#include "tests/ui/looks.h"
#include "tests/ui/pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/applications/import_columns.h"
#include "ui/applications/import_rows.h"
#include "ui/applications/import_view.h"
#include "ui/widgets/choice_delegate.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

namespace {

// Two known firms: one by its whole name, one whose short name stands in the list.
const char* const usual =
    "企业,政策名称,项目,预计金额（万元）,截止日期,状态,负责人,备注\n"
    "北京安澜生物科技有限公司,专业中试平台建设,一号平台,5000,2026-12-11 17:00,准备中,王工,与区里谈过\n"
    "红山酶制剂,首次认定国家高新技术企业,,10,2026/12/1,已提交,李工,\n"
    "丙生物有限公司,某区一次性奖励,,约30,12月底,考虑中,,\n"
    "合计,,,5040,,,,\n";
const char* const noUnits = "企业,政策名称,预计金额\n北京安澜生物科技有限公司,专业中试平台建设,500\n"
                            "北京安澜生物科技有限公司,某区一次性奖励,30\n";

class Import : public WindowFixture {
public:
    explicit Import(Language language = Language::zh)
        : WindowFixture(language), places(*settings),
          desk{texts, theme, *settings, prompts, window->document(), window->runner(), places, library->path()} {
        for (const char* name : {"北京安澜生物科技有限公司", "河北红山酶制剂股份有限公司"}) {
            const std::string text =
                test::json("{'format': 'biosubsidy-case/1', 'company': {'name': '" + std::string(name) +
                           "', 'city': 'beijing'}, 'projects': [{'id': 'p1', "
                           "'name': '一号平台', 'kinds': ['pilot_platform']}]}");
            (void)library->cases().add(storage::recordOf(test::caseOf(*rules, text), rules->vocabulary()), "",
                                       storage::StateOrigin::imported, moment);
        }
        view = std::make_unique<ImportView>(desk, window->session());
        view->resize(1276, 640);
        view->show();
    }
    ~Import() { view.reset(); }

    // Waits for what is read.
    void read(const char* table) {
        const QString path = folder.filePath(QStringLiteral("台账.csv"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)) qFatal("not written");
        file.write(table);
        file.close();
        prompts.open = path;
        QVERIFY(view->chooseFile());
        settle();
    }
    void settle() const {
        QTRY_VERIFY_WITH_TIMEOUT(!view->isBusy(), 20'000);
        QApplication::processEvents();
    }
    template <typename Widget>
    [[nodiscard]] Widget* part(const char* name) const {
        return view->findChild<Widget*>(QLatin1String(name));
    }
    void press(const char* button) const { part<QPushButton>(button)->click(); }
    [[nodiscard]] QAbstractItemModel& rows() const { return *part<QTableView>("import.rows")->model(); }
    [[nodiscard]] QString cell(int row, int column) const { return rows().index(row, column).data().toString(); }
    [[nodiscard]] QStringList column(int column) const {
        QStringList all;
        for (int row = 0; row < rows().rowCount(); ++row) all << cell(row, column);
        return all;
    }
    // As a person does, from the list that is offered.
    void choose(int row, int column, const QString& text) const {
        const QModelIndex index = rows().index(row, column);
        const qsizetype at = index.data(choicesRole).toStringList().indexOf(text);
        QVERIFY2(at >= 0, qPrintable(index.data(choicesRole).toStringList().join(QLatin1Char('|'))));
        QVERIFY(rows().setData(index, static_cast<int>(at), Qt::EditRole));
    }
    // "case|title|measure|item|expected" of all in the library.
    [[nodiscard]] QStringList kept() const {
        QStringList all;
        const auto shelf = library->applications();
        const auto found = shelf.rows(*shelf.find({.today = test::day("2026-11-22")}));
        for (const storage::ApplicationRow& row : *found)
            all << QString::fromStdString(row.caseName + "|" + row.title.zh + "|" + row.claim.measure + "|" +
                                          row.claim.item + "|" + (row.expected ? row.expected->toString() : "-"));
        all.sort();
        return all;
    }

    OwnPlaces places;
    Desk desk;
    std::unique_ptr<ImportView> view;
};

} // namespace

class ImportViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    static void initTestCase() { (void)test::firstRules(); }

    void rowsAreMatchedAndShown() {
        Import import;
        import.read(usual);
        const QAbstractItemModelTester tester(&import.rows());
        QCOMPARE(import.column(ImportRows::number),
                 (QStringList{QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("4")}));
        QCOMPARE(import.column(ImportRows::of), (QStringList{QStringLiteral("北京安澜生物科技有限公司"),
                                                             QStringLiteral("请选案例"), QStringLiteral("请选案例")}));
        QVERIFY(import.cell(0, ImportRows::measure).startsWith(QStringLiteral("专业中试平台建设（")));
        QCOMPARE(import.cell(0, ImportRows::sum), QStringLiteral("5,000万元"));
        QCOMPARE(import.cell(0, ImportRows::due), QStringLiteral("2026-12-11"));
        QCOMPARE(import.cell(0, ImportRows::standing), QStringLiteral("可导入"));
        QVERIFY(import.cell(1, ImportRows::standing).startsWith(QStringLiteral("待定：案例")));
        // A sum that is none and a day without its year are told at their cell.
        for (const int column : {ImportRows::sum, ImportRows::due})
            QVERIFY(import.rows().index(2, column).data(Qt::BackgroundRole).isValid() ||
                    column == static_cast<int>(ImportRows::sum));
        QVERIFY(import.rows()
                    .index(2, ImportRows::due)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("12月底")));
        QVERIFY(import.part<QLabel>("import.state")->text().contains(QStringLiteral("另有 1 行")));
        QCOMPARE(import.kept(), QStringList());
        QVERIFY(!import.part<QTableView>("import.columns")->isVisible()); // all are sure
    }

    void whatIsReadyIsTakenAndGivenBack() {
        Import import;
        import.read(usual);
        QSignalSpy told(import.view.get(), &ImportView::taken);
        import.press("import.take");
        QCOMPARE(import.kept(),
                 QStringList{QStringLiteral(
                     "北京安澜生物科技有限公司|专业中试平台建设|beijing-2024/pilot-platform|p1|50000000.00")});
        QCOMPARE(told.size(), 1);
        QCOMPARE(import.cell(0, ImportRows::standing), QStringLiteral("✓ 已导入"));
        QVERIFY(!import.part<QPushButton>("import.take")->isEnabled()); // not twice
        import.press("import.undo");
        QCOMPARE(import.kept(), QStringList());
        QCOMPARE(told.size(), 2);
        QVERIFY(!import.part<QPushButton>("import.undo")->isVisible());
        QVERIFY(import.part<QPushButton>("import.take")->isEnabled());
        import.press("import.take");
        QCOMPARE(import.kept().size(), 1);
    }

    // A word on a firm holds for all its rows; a firm that is not known becomes a case.
    void whatIsOpenIsDecided() {
        Import import;
        import.read((std::string(usual) + "红山酶制剂,某区一次性奖励,,1,,,,\n").c_str());
        import.choose(1, ImportRows::of, QStringLiteral("河北红山酶制剂股份有限公司"));
        QCOMPARE(import.cell(3, ImportRows::of), QStringLiteral("河北红山酶制剂股份有限公司"));
        if (import.cell(1, ImportRows::standing) != QStringLiteral("可导入"))
            import.choose(1, ImportRows::measure,
                          import.rows().index(1, ImportRows::measure).data(choicesRole).toStringList().front());
        QVERIFY(import.part<QPushButton>("import.fresh")->isVisible());
        import.press("import.fresh");
        QVERIFY(!import.part<QPushButton>("import.fresh")->isVisible());
        QCOMPARE(import.cell(2, ImportRows::of), QStringLiteral("新建案例“丙生物有限公司”"));
        for (int row = 0; row < 4; ++row) {
            if (import.cell(row, ImportRows::measure) == QStringLiteral("请选措施"))
                import.choose(row, ImportRows::measure, QStringLiteral("不对应措施，只留名称"));
        }
        import.press("import.take");
        QCOMPARE(import.kept().size(), 4);
        QVERIFY(import.kept().filter(QStringLiteral("丙生物有限公司|某区一次性奖励||")).size() == 1);
        QCOMPARE(import.cases(), std::size_t{3});
        import.press("import.undo");
        QCOMPARE(import.kept(), QStringList());
        QCOMPARE(import.cases(), std::size_t{2});
    }

    // What is left out of a step and taken by the next goes to the same new case.
    void aNewCaseIsMadeOnce() {
        Import import;
        import.read("企业,政策名称\n丙生物有限公司,某区一次性奖励\n丙生物有限公司,某市补助\n");
        import.press("import.fresh");
        for (int row = 0; row < 2; ++row) {
            if (import.cell(row, ImportRows::measure) == QStringLiteral("请选措施"))
                import.choose(row, ImportRows::measure, QStringLiteral("不对应措施，只留名称"));
        }
        QVERIFY(import.rows().setData(import.rows().index(1, 0), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(import.cell(1, ImportRows::standing), QStringLiteral("不导入"));
        import.press("import.take");
        QCOMPARE(import.cases(), std::size_t{3});
        QVERIFY(import.rows().setData(import.rows().index(1, 0), Qt::Checked, Qt::CheckStateRole));
        import.press("import.take");
        QCOMPARE(import.kept().size(), 2);
        QCOMPARE(import.cases(), std::size_t{3});
    }

    // 500 in a column without a unit: nobody says whether it is yuan or 万元.
    void doubtfulSumsAreDecided_data() {
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("sums"); // of both, as they are kept
        QTest::newRow("the cell counts") << "import.count"
                                         << "500.00";
        QTest::newRow("the whole column counts") << "import.count_column"
                                                 << "500.00 30.00";
        QTest::newRow("the cell is left") << "import.leave"
                                          << "-";
        QTest::newRow("the column has a unit") << ""
                                               << "5000000.00 300000.00";
    }
    void doubtfulSumsAreDecided() {
        QFETCH(QString, button);
        QFETCH(QString, sums);
        Import import;
        import.read(noUnits);
        QCOMPARE(import.view->list().ready().size(), std::size_t{0});
        QVERIFY(import.part<QLabel>("import.doubt")->text().contains(QStringLiteral("没有写单位")));
        if (button.isEmpty()) {
            auto& columns = *import.view->findChild<ImportColumns*>();
            QVERIFY(
                columns.setData(columns.index(2, ImportColumns::unit), static_cast<int>(MoneyUnit::wan), Qt::EditRole));
            import.settle();
        } else {
            import.press(button.toUtf8());
        }
        if (import.cell(1, ImportRows::measure) == QStringLiteral("请选措施"))
            import.choose(1, ImportRows::measure, QStringLiteral("不对应措施，只留名称"));
        import.press("import.take");
        QStringList found;
        for (const QString& one : import.kept()) found << one.section(QLatin1Char('|'), 4);
        QCOMPARE(found.join(QLatin1Char(' ')), sums);
        if (sums != QLatin1String("-")) return;
        const auto id = import.library->applications().find({.today = test::day("2026-11-22")})->front();
        QCOMPARE(import.library->applications().load(id)->application.remarks, std::string("预计金额: 500"));
    }

    // Columns that nothing can be read without are asked for; a person's word counts.
    void columnsAreChosen() {
        Import import;
        import.read("谁,什么,预计金额（万元）\n北京安澜生物科技有限公司,专业中试平台建设,500\n");
        QVERIFY(import.part<QTableView>("import.columns")->isVisible());
        QVERIFY(!import.part<QPushButton>("import.take")->isEnabled());
        auto* box = import.part<QComboBox>("import.heading_row");
        box->setCurrentIndex(0);
        import.settle();
        auto& columns = *import.view->findChild<ImportColumns*>();
        const QAbstractItemModelTester tester(&columns);
        QCOMPARE(columns.rowCount(), 3);
        const auto set = [&](int row, sheets::ApplicationField field) {
            QVERIFY(columns.setData(columns.index(row, ImportColumns::field), static_cast<int>(field), Qt::EditRole));
        };
        set(0, sheets::ApplicationField::firm);
        QVERIFY(import.part<QLabel>("import.state")->text().contains(QStringLiteral("申报什么")));
        set(1, sheets::ApplicationField::measure);
        import.settle();
        QCOMPARE(import.rows().rowCount(), 1);
        QCOMPARE(import.cell(0, ImportRows::sum), QStringLiteral("500万元"));
    }

    void whatCannotBeReadIsSaid_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no table") << QByteArray("PK\x03\x04 broken");
        QTest::newRow("no headings") << QByteArray("1,2,3\n4,5,6\n");
    }
    void whatCannotBeReadIsSaid() {
        QFETCH(QByteArray, bytes);
        Import import;
        import.read(bytes.constData());
        QVERIFY(!import.part<QLabel>("import.state")->text().isEmpty());
        QVERIFY(!import.part<QPushButton>("import.take")->isEnabled());
        QCOMPARE(import.rows().rowCount(), 0);
        import.press("import.take");
        QCOMPARE(import.kept(), QStringList());
    }

    void nobodyChoosesAFile() {
        Import import;
        import.prompts.open.clear();
        QVERIFY(!import.view->chooseFile());
    }

    // Nothing that a person does waits for all rows.
    void thousandsOfRowsAreQuick() {
        Import import;
        std::string table = "企业,政策名称,预计金额（万元）,截止日期,状态\n";
        for (int row = 0; row < 5'000; ++row)
            table += "企业" + std::to_string(row % 100) + "有限公司,专业中试平台建设," + std::to_string(row) +
                     ",2026-12-11,准备中\n";
        import.read(table.c_str());
        QCOMPARE(import.rows().rowCount(), 5'000);
        const auto took = [](const char* what, const std::function<void()>& act) {
            QElapsedTimer timer;
            timer.start();
            act();
            qInfo("%s: %lld ms", what, static_cast<long long>(timer.elapsed()));
            return timer.elapsed();
        };
        constexpr int atOnce = 500; // milliseconds, also where other work goes on
        QVERIFY(took("new cases for all", [&] { import.press("import.fresh"); }) < atOnce);
        QVERIFY(took("a row left", [&] {
                    QVERIFY(import.rows().setData(import.rows().index(4'999, 0), Qt::Unchecked, Qt::CheckStateRole));
                }) < atOnce);
        QVERIFY(took("drawn", [&] { import.view->grab(); }) < atOnce);
        constexpr int whole = 20'000;
        QVERIFY(took("taken", [&] { import.press("import.take"); }) < whole);
        QCOMPARE(import.cases(), std::size_t{102});
        QVERIFY(took("given back", [&] { import.press("import.undo"); }) < whole);
        QCOMPARE(import.kept(), QStringList());
    }

    void looks_data() { addLooks(); }
    void looks() {
        QFETCH(int, language);
        QFETCH(bool, dark);
        Import import(static_cast<Language>(language));
        import.theme.apply(dark ? Theme::Scheme::dark : Theme::Scheme::light);
        import.read(
            (std::string(usual) + "河北红山酶制剂股份有限公司,中试平台,,300元左右,2026年12月20日,评审中,王工,\n")
                .c_str());
        import.press("import.columns_button");
        import.part<QTableView>("import.rows")->setCurrentIndex(import.rows().index(2, ImportRows::of));
        QVERIFY(drawn(*import.view, QStringLiteral("import-%1").arg(QLatin1String(QTest::currentDataTag()))));
    }
};

QTEST_MAIN(ImportViewTest)
#include "import_view_test.moc"
#include "ui/widgets/choice_delegate.h"
