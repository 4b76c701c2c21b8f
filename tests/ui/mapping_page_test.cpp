// SPDX-License-Identifier: GPL-3.0-or-later
//
// A stranger's table before it is screened: shown as it stands, its doubts gone through and
// mended in the window, sent back with comments, what was decided used again.
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTableView>

#include "core/sheets/sheet_input.h"
#include "tests/ui/looks.h"
#include "tests/ui/pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/look/conversions.h"
#include "ui/screening/column_model.h"
#include "ui/screening/mapping_view.h"
#include "ui/screening/preview_model.h"
#include "ui/screening/results_view.h"
#include "ui/screening/screening_page.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

namespace {

constexpr int patience = 30'000; // milliseconds

const QByteArray strangers("某园区企业情况表（单位：万元）\n"
                           "企业名称,所在城市,员工人数,项目总投资,高新技术企业情况,联系人\n"
                           "甲公司,北京,约50,\"3,000\",是,张三\n"
                           "乙公司,昌平区,80,1.2亿,否,李四\n"
                           "合计,,130,15000,,\n"
                           "丙公司,天津,9,abc,是,王五\n"
                           "填表人：赵六,,,,,\n");

class Mapping : public WindowFixture {
public:
    explicit Mapping(Language language = Language::zh) : WindowFixture(language) {
        trigger("action.page_screening");
        QApplication::processEvents();
    }
    [[nodiscard]] ScreeningPage& page() const { return *window->findChild<ScreeningPage*>(); }
    [[nodiscard]] MappingView& view() const { return *window->findChild<MappingView*>(); }
    [[nodiscard]] ColumnModel& columns() const { return *window->findChild<ColumnModel*>(); }
    [[nodiscard]] PreviewModel& rows() const { return *window->findChild<PreviewModel*>(); }
    [[nodiscard]] QTableView& preview() const { return *find<QTableView>("screening.preview"); }
    void press(const char* button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    // What was read is on the screen, or waits for the cell that is being edited.
    void settle() const {
        QTRY_VERIFY_WITH_TIMEOUT(!view().isBusy(), patience);
        QTest::qWait(10);
        const auto isShown = [this] {
            return preview().findChild<QLineEdit*>(QStringLiteral("screening.cell")) != nullptr ||
                   !text("screening.doubts").contains(QStringLiteral("正在读"));
        };
        QTRY_VERIFY_WITH_TIMEOUT(isShown(), patience);
    }
    void open(const QString& name, const QByteArray& bytes) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::WriteOnly)) file.write(bytes);
        file.close();
        prompts.open = file.fileName();
        press("screening.choose");
        QTRY_VERIFY_WITH_TIMEOUT(preview().isVisible(), patience);
        settle();
    }
    void screen() const {
        press("screening.start");
        QTRY_VERIFY_WITH_TIMEOUT(!page().job().isRunning() && !page().results().isBusy(), patience);
    }
    void backToFiles() const { press("screening.other"); }
    // Types into the cell that is current.
    void type(const QString& text) const {
        QTest::keyClick(&preview(), Qt::Key_F2);
        auto* editor = find<QLineEdit>("screening.cell");
        QVERIFY(editor != nullptr);
        editor->setText(text);
        QTest::keyClick(editor, Qt::Key_Return);
        settle();
    }
    [[nodiscard]] QString header(int row, int role) const {
        return rows().headerData(row, Qt::Vertical, role).toString();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = {}) const {
        QTest::keyClick(window->focusWidget(), key, with);
        QApplication::processEvents();
    }
};

} // namespace

class MappingPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSheetIsShownAsItStands() {
        Mapping mapping;
        mapping.open(QStringLiteral("表.csv"), strangers);
        const QAbstractItemModelTester tester(&mapping.rows(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const PreviewModel& rows = mapping.rows();
        QCOMPARE(rows.rowCount(), 7);
        QCOMPARE(rows.index(3, 1).data().toString(), QStringLiteral("昌平区"));
        QCOMPARE(mapping.header(3, Qt::DisplayRole), QStringLiteral("4"));
        QCOMPARE(mapping.header(1, PreviewModel::standingRole), QStringLiteral("标题"));
        QCOMPARE(mapping.header(2, PreviewModel::standingRole), QStringLiteral("没读懂"));
        QCOMPARE(mapping.header(4, PreviewModel::standingRole), QStringLiteral("跳过：合计"));
        QCOMPARE(mapping.header(6, PreviewModel::standingRole), QStringLiteral("跳过：说明"));
        QVERIFY(rows.whyNotRead(4).contains(QStringLiteral("合计")));
        // A row that is passed over is grey; so is a column that is not read.
        const QVariant grey = mapping.theme.colours().muted;
        QCOMPARE(rows.index(4, 2).data(Qt::ForegroundRole), grey);
        QCOMPARE(rows.index(2, 5).data(Qt::ForegroundRole), grey);
        QVERIFY(!rows.index(2, 2).data(Qt::ForegroundRole).isValid());
        // Above each column what it is taken for.
        QCOMPARE(mapping.columns().index(ColumnModel::fact, 3).data().toString(), QStringLiteral("项目 1：总投资"));
        QCOMPARE(mapping.columns().index(ColumnModel::unit, 3).data().toString(), QStringLiteral("万元"));
        QCOMPARE(mapping.columns().index(ColumnModel::sure, 0).data().toString(), QStringLiteral("✓ 确定"));
        QVERIFY(mapping.columns().index(ColumnModel::sure, 4).data().toString().contains(QStringLiteral("请")));
        // The two tables scroll as one.
        mapping.window->resize(800, 700);
        QApplication::processEvents();
        auto* above = mapping.find<QTableView>("screening.columns");
        mapping.preview().horizontalScrollBar()->setValue(40);
        QCOMPARE(above->horizontalScrollBar()->value(), mapping.preview().horizontalScrollBar()->value());
    }

    // One key leads from doubt to doubt, each is mended where it stands, and can be undone.
    void doubtsAreGoneThroughAndMended() {
        Mapping mapping;
        mapping.open(QStringLiteral("表.csv"), strangers);
        QCOMPARE(mapping.text("screening.doubts"), QStringLiteral("1 列待定，存疑 1 处，没有读懂 2 处"));
        auto* start = mapping.find<QPushButton>("screening.start");
        QVERIFY(!start->isEnabled());
        mapping.preview().setFocus();
        mapping.press(Qt::Key_F8);
        QVERIFY2(mapping.text("screening.doubt").contains(QStringLiteral("高新技术企业情况")),
                 qPrintable(mapping.text("screening.doubt")));
        QVERIFY(mapping.find<QPushButton>("screening.confirm_column")->isVisible());
        mapping.press("screening.ignore_column");
        mapping.settle();
        QVERIFY(start->isEnabled());
        QCOMPARE(mapping.text("screening.doubts"), QStringLiteral("存疑 1 处，没有读懂 2 处"));
        mapping.press(Qt::Key_F8);
        QVERIFY(mapping.text("screening.doubt").contains(QStringLiteral("约50")));
        QCOMPARE(mapping.preview().currentIndex(), mapping.rows().index(2, 2));
        QVERIFY(mapping.preview().hasFocus());
        mapping.type(QStringLiteral("50"));
        QCOMPARE(mapping.text("screening.doubts"), QStringLiteral("存疑 1 处，没有读懂 1 处"));
        QVERIFY(mapping.rows().index(2, 2).data(PreviewModel::mendedRole).toBool());
        QVERIFY(mapping.text("screening.doubt").contains(QStringLiteral("约50"))); // what the file has
        QVERIFY(mapping.find<QPushButton>("screening.undo_mend")->text().contains(QStringLiteral("C3")));
        mapping.press(Qt::Key_F8);
        QVERIFY(mapping.text("screening.doubt").contains(QStringLiteral("昌平区")));
        mapping.press(Qt::Key_F8);
        QVERIFY(mapping.text("screening.doubt").contains(QStringLiteral("abc")));
        mapping.press(Qt::Key_F8, Qt::ShiftModifier);
        QVERIFY(mapping.text("screening.doubt").contains(QStringLiteral("昌平区")));
        // Undone by the window's own key, and done again.
        mapping.trigger("action.undo");
        mapping.settle();
        QCOMPARE(mapping.text("screening.doubts"), QStringLiteral("存疑 1 处，没有读懂 2 处"));
        QVERIFY(!mapping.rows().index(2, 2).data(PreviewModel::mendedRole).toBool());
        mapping.trigger("action.redo");
        mapping.settle();
        QCOMPARE(mapping.rows().index(2, 2).data().toString(), QStringLiteral("50"));
        // The file is as it was.
        QFile file(mapping.prompts.open);
        QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll() == strangers);
        QVERIFY(drawn(*mapping.window, QStringLiteral("mapping-mended-zh")));
        // What is mended counts, in the result and in the case that it opens as.
        mapping.screen();
        QCOMPARE(mapping.page().results().model().rowCount(), 3);
        mapping.press("screening.problems_button");
        QVERIFY(mapping.text("screening.problems_title").contains(QStringLiteral("没有读懂 1 处")));
        const auto found = caseOfLine(mapping.view().source(), 3, mapping.rules);
        QVERIFY(found);
        QVERIFY(found->company.facts[*mapping.rules->vocabulary().find(Entity::company, "employees")] ==
                FactValue(std::int64_t{50}));
    }

    // The results know what was mended when they are opened again from their file.
    void whatWasMendedIsKeptBesideTheResults() {
        Mapping mapping;
        mapping.open(QStringLiteral("表.csv"), "企业名称,所在城市,员工人数\n甲公司,北京,约50\n");
        mapping.preview().setFocus();
        mapping.press(Qt::Key_F8);
        mapping.type(QStringLiteral("50"));
        mapping.screen();
        mapping.backToFiles();
        // The same file opened again: what was mended is still there.
        mapping.press("screening.choose");
        QTRY_VERIFY_WITH_TIMEOUT(mapping.preview().isVisible(), patience);
        mapping.settle();
        QCOMPARE(mapping.rows().index(1, 2).data().toString(), QStringLiteral("50"));
        mapping.press("screening.mapping_back");
        mapping.find<QPushButton>("screening.earlier")->click();
        QTRY_COMPARE_WITH_TIMEOUT(mapping.page().results().model().rowCount(), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!mapping.page().results().isBusy(), patience);
        mapping.find<QTableView>("screening.table")->setCurrentIndex(mapping.page().results().model().index(0, 0));
        mapping.press("screening.open_case");
        QTRY_COMPARE_WITH_TIMEOUT(mapping.window->currentPage(), PageId::profile, patience);
        QVERIFY(mapping.fact(Entity::company, 0, "employees") == FactValue(std::int64_t{50}));
    }

    // What was decided of the columns is used for the next table of the same headings.
    void whatWasDecidedIsUsedAgain() {
        Mapping mapping;
        const QByteArray headings("企业名称,所在城市,全厂从业人员情况,总投资（桶）\n");
        mapping.open(QStringLiteral("一.csv"), headings + "甲公司,北京,50,2\n");
        QVERIFY(!mapping.find<QLabel>("screening.kept")->isVisible());
        ColumnModel& columns = mapping.columns();
        QVERIFY(columns.setData(columns.index(ColumnModel::unit, 3), static_cast<int>(MoneyUnit::wan), Qt::EditRole));
        mapping.settle();
        mapping.preview().setFocus();
        mapping.press(Qt::Key_F8);
        mapping.press("screening.ignore_column");
        mapping.settle();
        mapping.screen();
        mapping.backToFiles();
        mapping.open(QStringLiteral("二.csv"), headings + "乙公司,北京,60,3\n");
        QVERIFY(mapping.find<QLabel>("screening.kept")->isVisible());
        QVERIFY(mapping.find<QPushButton>("screening.start")->isEnabled());
        QCOMPARE(columns.index(ColumnModel::unit, 3).data().toString(), QStringLiteral("万元"));
        QCOMPARE(columns.index(ColumnModel::sure, 0).data().toString(), QStringLiteral("✓ 确定"));
        mapping.press("screening.forget_kept");
        mapping.settle();
        QVERIFY(!mapping.find<QPushButton>("screening.start")->isEnabled());
        QVERIFY(!mapping.find<QLabel>("screening.kept")->isVisible());
        mapping.press("screening.mapping_back");
        // Other headings are other tables.
        mapping.open(QStringLiteral("三.csv"), "企业名称,所在城市\n丙公司,北京\n");
        QVERIFY(!mapping.find<QLabel>("screening.kept")->isVisible());
    }

    void theTableGoesBackWithComments() {
        Mapping mapping;
        mapping.open(QStringLiteral("表.csv"), strangers);
        mapping.prompts.save = mapping.folder.filePath(QStringLiteral("回.xlsx"));
        mapping.press("screening.save_comments");
        mapping.settle();
        const auto back = sheets::TableFile::open(toUtf8(mapping.prompts.save));
        QVERIFY(back);
        QCOMPARE((*back)->sheets().front().rows.size(), std::size_t{7});
        QFile bytes(mapping.prompts.save);
        QVERIFY(bytes.open(QIODevice::ReadOnly) && bytes.readAll().contains("xl/comments1.xml"));
        mapping.prompts.save.clear(); // thought better of it
        mapping.press("screening.save_comments");
        mapping.settle();
    }

    void theAccountSaysAll() {
        Mapping mapping;
        mapping.open(QStringLiteral("表.csv"), strangers);
        mapping.press("screening.account_button");
        const QString account = mapping.find<QPlainTextEdit>("screening.account")->toPlainText();
        for (const char* part :
             {"标题在第 2 行", "C3“员工人数”：“约50”", "B4“所在城市”：“昌平区”", "第 5 行：“合计”", "读取 3 行"})
            QVERIFY2(account.contains(QString::fromUtf8(part)), qPrintable(account));
        mapping.press(Qt::Key_F8);
        QVERIFY(mapping.preview().isVisible());
    }

    // A form is shown as rows; its cells are mended where they stand in the file.
    void aFormIsShownAsRows() {
        Mapping mapping;
        mapping.open(QStringLiteral("表单.csv"), "企业信息登记表,\n企业名称,甲公司\n所在城市,北京\n员工人数,约50\n"
                                                 "上年营业收入（万元）,3000\n");
        QCOMPARE(mapping.rows().rowCount(), 1);
        mapping.preview().setFocus();
        mapping.press(Qt::Key_F8);
        QVERIFY(mapping.text("screening.doubt").contains(QStringLiteral("B4")));
        mapping.type(QStringLiteral("50"));
        QCOMPARE(mapping.view().source().corrections.begin()->first.row, std::uint64_t{4});
        QCOMPARE(mapping.text("screening.doubts"), QStringLiteral("✓ 没有存疑之处"));
    }

    // A doubt far below what is shown first is shown and mended all the same.
    void farDoubtsAreReached_data() {
        QTest::addColumn<int>("companies");
        QTest::addColumn<int>("columns");
        QTest::newRow("long") << 20'000 << 5;
        QTest::newRow("wide") << 400 << 200;
    }
    void farDoubtsAreReached() {
        QFETCH(int, companies);
        QFETCH(int, columns);
        QByteArray bytes("企业名称,所在城市,员工人数");
        for (int column = 3; column < columns; ++column) bytes += ",备用" + QByteArray::number(column);
        bytes += "\n";
        for (int company = 1; company <= companies; ++company) {
            bytes += "公司" + QByteArray::number(company) + ",北京," +
                     (company == companies ? QByteArray("约9") : QByteArray::number(company % 900));
            for (int column = 3; column < columns; ++column) bytes += ",x" + QByteArray::number(column);
            bytes += "\n";
        }
        Mapping mapping;
        QElapsedTimer timer;
        timer.start();
        mapping.open(QStringLiteral("大.csv"), bytes);
        qInfo("open and read: %lld ms", timer.elapsed());
        QCOMPARE(mapping.text("screening.doubts"), QStringLiteral("没有读懂 1 处"));
        mapping.preview().setFocus();
        timer.start();
        mapping.press(Qt::Key_F8);
        mapping.window->grab();
        qInfo("to the doubt: %lld ms", timer.elapsed());
        QCOMPARE(mapping.preview().currentIndex().data().toString(), QStringLiteral("约9"));
        mapping.type(QStringLiteral("9"));
        QCOMPARE(mapping.text("screening.doubts"), QStringLiteral("✓ 没有存疑之处"));
    }

    // Where nothing is proposed there is nothing to confirm.
    void aColumnWithoutAProposal() {
        Mapping mapping;
        mapping.open(QStringLiteral("表.csv"), "企业名称,所在城市,已获市级支持\n甲公司,北京,100\n");
        mapping.preview().setFocus();
        mapping.press(Qt::Key_F8);
        QVERIFY(!mapping.find<QPushButton>("screening.confirm_column")->isVisible());
        QVERIFY(mapping.find<QPushButton>("screening.ignore_column")->isVisible());
        mapping.press("screening.ignore_column");
        mapping.settle();
        QVERIFY(mapping.find<QPushButton>("screening.start")->isEnabled());
    }

    // A click anywhere shows a list of what the column may be; looking on is no choice.
    void theKeyboardIsEnough() {
        Mapping mapping;
        mapping.open(QStringLiteral("表.csv"), "企业名称,所在城市,全厂从业人员情况\n甲公司,北京,50\n");
        mapping.preview().setFocus();
        mapping.press(Qt::Key_F8);
        auto* above = mapping.find<QTableView>("screening.columns");
        QVERIFY(above->hasFocus());
        auto* confirm = mapping.find<QPushButton>("screening.confirm_column");
        QVERIFY(confirm->isVisible() && confirm->text().contains(QStringLiteral("：")));
        confirm->setFocus();
        mapping.press(Qt::Key_Return); // a button follows it as it follows the space bar
        mapping.settle();
        QVERIFY(mapping.find<QPushButton>("screening.start")->isEnabled());
        QCOMPARE(mapping.columns().index(ColumnModel::sure, 2).data().toString(), QStringLiteral("✓ 人工选定"));
        QVERIFY(mapping.columns().index(ColumnModel::fact, 2).data().toString() != QStringLiteral("不用"));
        mapping.trigger("action.undo");
        mapping.settle();
        QVERIFY(!mapping.find<QPushButton>("screening.start")->isEnabled());
    }

    // While a person types, what was read meanwhile waits.
    void readingDoesNotDisturbTyping() {
        Mapping mapping;
        mapping.open(QStringLiteral("表.csv"), strangers);
        mapping.preview().setFocus();
        mapping.preview().setCurrentIndex(mapping.rows().index(2, 2));
        QTest::keyClick(&mapping.preview(), Qt::Key_5); // typed over
        auto* editor = mapping.find<QLineEdit>("screening.cell");
        QVERIFY(editor != nullptr);
        ColumnModel& columns = mapping.columns();
        QVERIFY(columns.setData(columns.index(ColumnModel::unit, 3), static_cast<int>(MoneyUnit::yuan), Qt::EditRole));
        mapping.settle();
        QTest::qWait(50);
        QCOMPARE(mapping.find<QLineEdit>("screening.cell"), editor);
        QTest::keyClick(editor, Qt::Key_7);
        QTest::keyClick(editor, Qt::Key_Return);
        mapping.settle();
        QCOMPARE(mapping.rows().index(2, 2).data().toString(), QStringLiteral("57"));
        QCOMPARE(columns.index(ColumnModel::unit, 3).data().toString(), QStringLiteral("元"));
    }

    void drawsThePage_data() { addLooks(); }
    void drawsThePage() {
        QFETCH(int, language);
        QFETCH(bool, dark);
        Mapping mapping(static_cast<Language>(language));
        if (dark) mapping.theme.apply(Theme::Scheme::dark);
        const QString tag = QString::fromLatin1(QTest::currentDataTag());
        mapping.open(QStringLiteral("2026年园区企业.csv"), strangers);
        mapping.preview().setFocus();
        mapping.press(Qt::Key_F8);
        QVERIFY(drawn(*mapping.window, QStringLiteral("mapping-column-") + tag));
        mapping.press(Qt::Key_F8);
        mapping.window->resize(1024, 700);
        QVERIFY(drawn(*mapping.window, QStringLiteral("mapping-narrow-") + tag));
        mapping.press("screening.account_button");
        QVERIFY(drawn(*mapping.window, QStringLiteral("mapping-account-") + tag));
        mapping.theme.apply(Theme::Scheme::light);
    }
};

QTEST_MAIN(MappingPageTest)
#include "mapping_page_test.moc"
