// SPDX-License-Identifier: GPL-3.0-or-later
//
// The library as a page: cases found, sorted, opened, duplicated, deleted and
// brought back; files in and out; all assessed again; states and snapshots.
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTextBrowser>

#include "core/facts/case_file.h"
#include "core/sealed/sealed_zip.h"
#include "tests/support/rules.h"
#include "tests/ui/looks.h"
#include "tests/ui/pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/library/case_filter_bar.h"
#include "ui/library/cases_page.h"
#include "ui/library/reassess_panel.h"
#include "ui/shell/start_page.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

namespace {

storage::CaseShelf::NewCase newCase(const RuleBook& rules, const std::string& name,
                                    const std::string& city = "beijing") {
    const std::string text =
        test::json("{'format': 'biosubsidy-case/1', 'company': {'name': '" + name + "', 'city': '" + city +
                   "', 'employees': 50, 'revenue': '3000万'}, 'projects': [{'id': 'p1', 'kinds': ['pilot_platform'], "
                   "'fields': ['industrial_enzymes'], 'stage': 'in_production', 'total_investment': '2亿'}]}");
    return {storage::recordOf(test::caseOf(rules, text), rules.vocabulary()), ""};
}

const QString passphrase = QStringLiteral("四个 不相干的 词语 在此");

class Shelf : public WindowFixture {
public:
    explicit Shelf(const std::vector<std::string>& names = {"甲公司", "乙公司", "丙公司"},
                   Language language = Language::zh)
        : WindowFixture(language) {
        std::vector<storage::CaseShelf::NewCase> cases;
        for (const std::string& name : names)
            cases.push_back(newCase(*rules, name, name == "乙公司" ? "tianjin" : "beijing"));
        (void)library->cases().import(cases, moment);
        page().bringUp();
        QApplication::processEvents();
    }
    [[nodiscard]] CasesPage& page() const { return *window->findChild<CasesPage*>(); }
    [[nodiscard]] QTableView* table() const { return find<QTableView>("cases.table"); }
    [[nodiscard]] QStringList listed() const {
        QStringList names;
        for (int row = 0; row < page().model().rowCount(); ++row)
            names << page().model().index(row, CaseListModel::name).data().toString();
        return names;
    }
    void choose(const QString& name) const { table()->selectRow(static_cast<int>(listed().indexOf(name))); }
    void search(const QString& words) const {
        auto* line = find<QLineEdit>("cases.search");
        if (line->text() == words) return;
        QSignalSpy changed(page().findChild<CaseFilterBar*>(), &CaseFilterBar::changed); // after a pause
        line->setText(words);
        QVERIFY(changed.wait());
    }
    void answer(const QString& text) const {
        find<QLineEdit>("cases.text")->setText(text);
        QTest::keyClick(find<QLineEdit>("cases.text"), Qt::Key_Return);
    }
    void press(const char* button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    [[nodiscard]] QString write(const char* name, const QByteArray& text) const {
        QFile file(folder.filePath(QString::fromUtf8(name)));
        if (file.open(QIODevice::WriteOnly)) file.write(text);
        return file.fileName();
    }
};

QString sealedFile(const Shelf& shelf, const std::vector<sealed::Member>& members) {
    const auto bytes = sealed::seal(members, passphrase.toStdString(), *Date::of(2000, 1, 1));
    return shelf.write("sealed.zip", QByteArray::fromStdString(bytes.value_or(std::string())));
}

} // namespace

class CasesPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theOpenCaseIsChosen() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.type("company.employees", QStringLiteral("127"));
        QVERIFY(fixture.session().save());
        fixture.trigger("action.page_cases");
        QApplication::processEvents();
        const auto* table = fixture.find<QTableView>("cases.table");
        QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
        fixture.find<QPushButton>("cases.history")->click();
        QApplication::processEvents();
        QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
    }

    // With the key that leads to the list still down.
    void theOpenCaseIsChosenByTheKeyboardToo() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.type("company.employees", QStringLiteral("127"));
        QVERIFY(fixture.session().save());
        QTest::keyClick(fixture.window->windowHandle(), Qt::Key_1, Qt::ControlModifier);
        QTRY_COMPARE(fixture.window->currentPage(), PageId::cases);
        QCOMPARE(fixture.find<QTableView>("cases.table")->selectionModel()->selectedRows().size(), 1);
        fixture.find<QPushButton>("cases.history")->click();
        QCOMPARE(fixture.find<QLabel>("history.name")->text(), QStringLiteral("示例案例"));
        QTest::keyClick(fixture.window->windowHandle(), Qt::Key_Escape); // Ctrl is up again
        QVERIFY(fixture.find<QTableView>("history.states")->model()->rowCount() > 0);
    }

    void tagsOfManyAtOnce() {
        const Shelf shelf;
        shelf.choose(QStringLiteral("乙公司"));
        shelf.find<QAction>("cases.tags")->trigger();
        shelf.answer(QStringLiteral("甲标，乙标"));
        shelf.table()->selectAll();
        shelf.find<QAction>("cases.tags")->trigger();
        QCOMPARE(shelf.find<QLineEdit>("cases.text")->text(), QString()); // none that all have
        shelf.answer(QStringLiteral("2026、 "));
        const auto tagged = [&](const char* words) {
            shelf.search(QString::fromUtf8(words));
            QStringList names = shelf.listed();
            shelf.search(QString());
            return names.size();
        };
        QCOMPARE(tagged("2026"), 3);
        QCOMPARE(tagged("甲标"), 1);
        shelf.table()->selectAll();
        shelf.find<QAction>("cases.tags")->trigger();
        QCOMPARE(shelf.find<QLineEdit>("cases.text")->text(), QStringLiteral("2026"));
        shelf.answer(QStringLiteral("2027"));
        QCOMPARE(tagged("2026"), 0);
        QCOMPARE(tagged("2027"), 3);
        QCOMPARE(tagged("甲标"), 1);
        shelf.trigger("action.undo");
        QCOMPARE(tagged("2026"), 3);
    }

    void deletedSnapshotsComeBack() {
        const Shelf shelf;
        shelf.choose(QStringLiteral("乙公司"));
        shelf.press("cases.history");
        for (int number = 0; number < 2; ++number) {
            shelf.find<QPushButton>("history.keep")->click();
            QTest::keyClick(historyText(shelf), Qt::Key_Return);
        }
        auto* snapshots = shelf.find<QTableView>("history.snapshots");
        QCOMPARE(snapshots->model()->rowCount(), 2);
        snapshots->selectAll();
        shelf.press("history.remove");
        QCOMPARE(snapshots->model()->rowCount(), 0);
        shelf.press("cases.undo");
        QCOMPARE(snapshots->model()->rowCount(), 2);
        snapshots->selectRow(0);
        shelf.press("history.open");
        QVERIFY(shelf.find<QTextBrowser>("reading.text")->isVisible());
    }

    void emptyLibraryShowsTheStart() {
        WindowFixture fixture;
        QVERIFY(fixture.window->findChild<StartPage*>()->isVisible());
        fixture.trigger("action.example");
        fixture.type("company.employees", QStringLiteral("99"));
        fixture.trigger("action.close");
        QVERIFY(!fixture.window->findChild<StartPage*>()->isVisible());
        QVERIFY(fixture.find<QTableView>("cases.table")->isVisible());
        QCOMPARE(fixture.find<QTableView>("cases.table")->model()->rowCount(), 1);
    }

    void modelIsSound() {
        Shelf shelf;
        CaseListModel& model = shelf.page().model();
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        shelf.search(QStringLiteral("甲"));
        shelf.search(QString());
        model.sort(CaseListModel::name, Qt::AscendingOrder);
        shelf.texts.setLanguage(Language::en);
        QVERIFY(model.rowCount() == 3);
        TextTableModel texts;
        const QAbstractItemModelTester other(&texts, QAbstractItemModelTester::FailureReportingMode::QtTest);
        texts.setHeader({QStringLiteral("a"), QStringLiteral("b")});
        texts.setRows({{QStringLiteral("1"), QStringLiteral("2")}});
        texts.addRow({QStringLiteral("3")});
        QCOMPARE(texts.rowCount(), 2);
    }

    void typingFindsAndFiltersNarrow() {
        const Shelf shelf;
        QCOMPARE(shelf.listed().size(), 3);
        shelf.search(QStringLiteral("乙"));
        QCOMPARE(shelf.listed(), QStringList{QStringLiteral("乙公司")});
        QCOMPARE(shelf.text("cases.count"), QStringLiteral("1 / 3 个"));
        shelf.search(QStringLiteral("没有这个"));
        QVERIFY(shelf.find<QLabel>("cases.nothing")->isVisible());
        shelf.search(QString());
        auto* city = shelf.find<QComboBox>("cases.city");
        city->setCurrentIndex(city->findData(QStringLiteral("tianjin")));
        QCOMPARE(shelf.listed(), QStringList{QStringLiteral("乙公司")});
    }

    void columnsHaveRoomForTheirWords_data() { addLanguages(); }
    void columnsHaveRoomForTheirWords() {
        QFETCH(int, language);
        // Begun in the other language: the columns follow.
        const auto wanted = static_cast<Language>(language);
        Shelf shelf({"甲公司", "乙公司"}, wanted == Language::zh ? Language::en : Language::zh);
        shelf.texts.setLanguage(wanted);
        QApplication::processEvents();
        const QTableView& table = *shelf.table();
        const QString status = wanted == Language::zh ? QStringLiteral("未测算") : QStringLiteral("not assessed");
        QCOMPARE(shelf.page().model().index(0, CaseListModel::assessed).data().toString(), status);
        constexpr int padding = 12; // of a cell, at the least
        QVERIFY(table.columnWidth(CaseListModel::assessed) >= table.fontMetrics().horizontalAdvance(status) + padding);
        int all = 0;
        for (int column = 0; column < CaseListModel::columns; ++column) {
            QVERIFY2(table.columnWidth(column) >= table.horizontalHeader()->sectionSizeHint(column),
                     qPrintable(QString::number(column)));
            all += table.columnWidth(column);
        }
        QVERIFY2(all <= table.viewport()->width(), qPrintable(QString::number(all)));
    }

    // What a person widened stays so in that language.
    void columnsStayAsTheyWere() {
        Shelf shelf;
        shelf.table()->setColumnWidth(CaseListModel::place, 222);
        shelf.texts.setLanguage(Language::en);
        QVERIFY(shelf.table()->columnWidth(CaseListModel::place) != 222);
        shelf.reopen();
        QVERIFY(shelf.table()->columnWidth(CaseListModel::place) != 222);
        shelf.texts.setLanguage(Language::zh);
        QCOMPARE(shelf.table()->columnWidth(CaseListModel::place), 222);
    }

    // What the history leaves no room for comes back with its going, in each language.
    void historyHidesColumnsForItsTimeAlone() {
        Shelf shelf({"甲公司", "乙公司"});
        const auto allShown = [&] {
            for (int column = 0; column < CaseListModel::columns; ++column) {
                if (shelf.table()->isColumnHidden(column) || shelf.table()->columnWidth(column) == 0) return false;
            }
            return true;
        };
        shelf.press("cases.history");
        QVERIFY(shelf.table()->isColumnHidden(CaseListModel::tags));
        shelf.texts.setLanguage(Language::en);
        QVERIFY(shelf.table()->isColumnHidden(CaseListModel::tags));
        shelf.press("cases.history");
        QVERIFY(allShown());
        shelf.texts.setLanguage(Language::zh);
        QVERIFY(allShown());
        shelf.press("cases.history");
        shelf.reopen();
        shelf.press("cases.history");
        QVERIFY(allShown());
    }

    void oneCaseIsOneCase() {
        Shelf shelf({"甲公司"}, Language::en);
        QDir(shelf.folder.path()).mkdir(QStringLiteral("out"));
        shelf.prompts.saveFolder = shelf.folder.filePath(QStringLiteral("out"));
        QSignalSpy said(&shelf.page(), &Page::wrote);
        shelf.choose(QStringLiteral("甲公司"));
        shelf.page().findChild<QAction*>(QStringLiteral("cases.export"))->trigger();
        QVERIFY2(said.size() == 1 && said.front().front().toString().startsWith(QLatin1String("1 file exported")),
                 said.isEmpty() ? "" : qPrintable(said.front().front().toString()));
    }

    void headerSorts() {
        const Shelf shelf;
        shelf.table()->sortByColumn(CaseListModel::name, Qt::AscendingOrder);
        QCOMPARE(shelf.listed(),
                 (QStringList{QStringLiteral("丙公司"), QStringLiteral("甲公司"), QStringLiteral("乙公司")}));
        shelf.table()->sortByColumn(CaseListModel::name, Qt::DescendingOrder);
        QCOMPARE(shelf.listed().front(), QStringLiteral("乙公司"));
    }

    void enterOpens() {
        const Shelf shelf;
        shelf.choose(QStringLiteral("乙公司"));
        shelf.find<QAction>("cases.open")->trigger();
        QCOMPARE(shelf.session().name(), QStringLiteral("乙公司"));
        QVERIFY(shelf.window->currentPage() == PageId::profile);
        // Its result comes into the list.
        QTRY_VERIFY(shelf.library->cases().load(*shelf.session().caseId())->result.has_value());
    }

    void deletingIsUndone() {
        const Shelf shelf;
        shelf.choose(QStringLiteral("甲公司"));
        shelf.find<QAction>("cases.delete")->trigger();
        QCOMPARE(shelf.listed().size(), 2);
        QVERIFY(shelf.find<QLabel>("cases.undo_text")->isVisible());
        shelf.press("cases.undo");
        QCOMPARE(shelf.listed().size(), 3);
        QVERIFY(!shelf.find<QLabel>("cases.undo_text")->isVisible());
        shelf.trigger("action.redo");
        QCOMPARE(shelf.listed().size(), 2);
        shelf.trigger("action.undo");
        QCOMPARE(shelf.listed().size(), 3);
    }

    void deletedCaseIsClosed() {
        const Shelf shelf;
        shelf.choose(QStringLiteral("甲公司"));
        shelf.find<QAction>("cases.open")->trigger();
        shelf.trigger("action.page_cases");
        shelf.choose(QStringLiteral("甲公司"));
        shelf.find<QAction>("cases.delete")->trigger();
        QVERIFY(!shelf.session().caseId());
        QVERIFY(!shelf.find<QWidget>("case.name")->isVisible());
    }

    void archiveDuplicateRenameTag() {
        const Shelf shelf;
        shelf.choose(QStringLiteral("甲公司"));
        shelf.find<QAction>("cases.archive")->trigger();
        QCOMPARE(shelf.cases(storage::CaseQuery::Shelf::archived), std::size_t{1});
        shelf.trigger("action.undo");
        QCOMPARE(shelf.cases(), std::size_t{3});
        shelf.choose(QStringLiteral("乙公司"));
        shelf.find<QAction>("cases.duplicate")->trigger();
        QVERIFY(shelf.listed().contains(QStringLiteral("乙公司（副本）")));
        shelf.choose(QStringLiteral("乙公司（副本）"));
        shelf.find<QAction>("cases.rename")->trigger();
        shelf.answer(QStringLiteral("方案二"));
        QVERIFY(shelf.listed().contains(QStringLiteral("方案二")));
        shelf.choose(QStringLiteral("方案二"));
        shelf.find<QAction>("cases.tags")->trigger();
        shelf.answer(QStringLiteral("重点，2026"));
        shelf.search(QStringLiteral("重点"));
        QCOMPARE(shelf.listed(), QStringList{QStringLiteral("方案二")});
        QVERIFY(shelf.find<QComboBox>("cases.tag")->findData(QStringLiteral("2026")) > 0);
        shelf.trigger("action.undo");
        shelf.search(QStringLiteral("重点"));
        QCOMPARE(shelf.listed(), QStringList());
    }

    void importTellsWhatItRefused() {
        Shelf shelf;
        const std::string good = newCase(*shelf.rules, "丁公司").record.facts;
        shelf.prompts.openMany = {shelf.write("good.json", QByteArray::fromStdString(good)),
                                  shelf.write("bad.json", "{}"), shelf.folder.filePath(QStringLiteral("none.json"))};
        shelf.press("cases.import");
        QTRY_VERIFY(shelf.listed().contains(QStringLiteral("丁公司")));
        QCOMPARE(shelf.cases(), std::size_t{4});
        const QString details = shelf.find<QPlainTextEdit>("problems.details")->toPlainText();
        QVERIFY(details.contains(QStringLiteral("bad.json")) && details.contains(QStringLiteral("none.json")));
        shelf.trigger("action.undo");
        QCOMPARE(shelf.cases(), std::size_t{3});
    }

    void casesUnderAPassphrase() {
        Shelf shelf;
        const QString& words = passphrase;
        shelf.prompts.save = shelf.folder.filePath(QStringLiteral("sealed.zip"));
        shelf.table()->selectAll();
        const auto type = [&](const QString& passphrase) {
            QCOMPARE(shelf.find<QLineEdit>("cases.text")->echoMode(), QLineEdit::Password);
            shelf.answer(passphrase);
        };
        // Too short, and mistyped.
        shelf.find<QAction>("cases.seal")->trigger();
        type(QStringLiteral("短"));
        QVERIFY(shelf.find<QLineEdit>("cases.text")->isVisible()); // it is asked for again, and why
        QVERIFY(!QFile::exists(shelf.prompts.save));
        type(words);
        type(words + QStringLiteral("x"));
        QVERIFY(!QFile::exists(shelf.prompts.save));
        type(words);
        type(words);
        QFile file(shelf.prompts.save);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("biosubsidy-case"));
        QVERIFY(shelf.find<QLineEdit>("cases.text")->text().isEmpty());

        // A case beside it, in the clear.
        shelf.prompts.openMany = {
            shelf.write("plain.json", QByteArray::fromStdString(newCase(*shelf.rules, "丁公司").record.facts)),
            shelf.prompts.save};
        const auto import = [&](const QString& passphrase) {
            shelf.press("cases.import");
            QTRY_VERIFY(shelf.find<QLineEdit>("cases.text")->isVisible());
            type(passphrase);
        };
        QSignalSpy refused(&shelf.page(), &Page::failed);
        import(QStringLiteral("another passphrase"));
        QTRY_COMPARE(refused.size(), 1);
        QVERIFY2(refused.front().front().toString().contains(QStringLiteral("口令不对")),
                 qPrintable(refused.front().front().toString()));
        QCOMPARE(shelf.cases(), std::size_t{3}); // nor did the one beside it come in
        import(words);
        QTRY_COMPARE(shelf.cases(), std::size_t{7});
        QCOMPARE(refused.size(), 1);
        shelf.find<QAction>("cases.tags")->trigger();
        QCOMPARE(shelf.find<QLineEdit>("cases.text")->echoMode(), QLineEdit::Normal);
    }

    // As into a library without a case, where the start page stands in its place.
    void aPassphraseIsAskedForWhereNothingIsYet() {
        Shelf shelf(std::vector<std::string>{});
        shelf.prompts.openMany = {sealedFile(shelf, {{"a.json", newCase(*shelf.rules, "丁公司").record.facts}})};
        shelf.page().importFiles();
        QTRY_VERIFY(shelf.find<QLineEdit>("cases.text")->isVisible());
        shelf.answer(passphrase);
        QTRY_COMPARE(shelf.listed(), QStringList{QStringLiteral("丁公司")});
    }

    // Opened beside the window, which says how far that is, and stopped.
    void aLargeFileUnderAPassphraseCanBeStopped() {
        Shelf shelf;
        constexpr std::size_t large = 256U << 20U;
        shelf.prompts.openMany = {sealedFile(shelf, {{"a.json", std::string(large, ' ')}})};
        shelf.press("cases.import");
        constexpr int patience = 60'000; // a sanitizer reads slowly
        QTRY_VERIFY_WITH_TIMEOUT(shelf.find<QLineEdit>("cases.text")->isVisible(), patience);
        shelf.answer(passphrase);
        auto* stop = shelf.find<QPushButton>("import.stop");
        QTRY_VERIFY_WITH_TIMEOUT(stop->isVisible(), patience);
        const auto* bar = shelf.find<QProgressBar>("import.progress");
        const int before = bar->value();
        QVERIFY(before > 0);
        QTRY_VERIFY_WITH_TIMEOUT(bar->value() > before, patience);
        stop->click();
        QVERIFY(!stop->isVisible());
        // What comes next does not wait for it, nor hears of it.
        shelf.prompts.openMany = {
            shelf.write("plain.json", QByteArray::fromStdString(newCase(*shelf.rules, "丁公司").record.facts))};
        QSignalSpy refused(&shelf.page(), &Page::failed);
        shelf.press("cases.import");
        QTRY_COMPARE_WITH_TIMEOUT(shelf.cases(), std::size_t{4}, patience);
        QVERIFY(!stop->isVisible());
        QCOMPARE(refused.size(), 0);
    }

    void manyComeInTheBackgroundAndCanBeStopped() {
        Shelf shelf(std::vector<std::string>{});
        const QByteArray good = QByteArray::fromStdString(newCase(*shelf.rules, "丁公司").record.facts);
        for (int number = 0; number < 250; ++number)
            shelf.prompts.openMany << shelf.write(("case" + std::to_string(number) + ".json").c_str(), good);
        shelf.page().importFiles();
        auto* stop = shelf.find<QPushButton>("import.stop");
        QVERIFY(stop->isVisible());
        QTRY_COMPARE(shelf.listed().size(), 250);
        QVERIFY(!stop->isVisible());
        QCOMPARE(shelf.table()->selectionModel()->selectedRows().size(), 250);
        shelf.page().importFiles();
        QTRY_VERIFY(shelf.cases() >= 300);
        stop->click();
        QVERIFY(!stop->isVisible());
        QVERIFY(shelf.cases() < 500);
        shelf.trigger("action.undo");
        QCOMPARE(shelf.cases(), std::size_t{250});
    }

    void exportWritesAFileForEach() {
        Shelf shelf({"甲/../公司", "甲公司", "甲公司"});
        shelf.prompts.saveFolder = shelf.folder.filePath(QStringLiteral("out"));
        QVERIFY(QDir().mkpath(shelf.prompts.saveFolder));
        shelf.table()->selectAll();
        shelf.find<QAction>("cases.export")->trigger();
        const QStringList files = QDir(shelf.prompts.saveFolder).entryList(QDir::Files, QDir::Name);
        QCOMPARE(files.size(), 3);
        for (const QString& file : files)
            QVERIFY(shelf.session().openFile(QDir(shelf.prompts.saveFolder).filePath(file)));
    }

    void assessingAgainShowsWhoChanged() {
        Shelf shelf;
        auto& work = shelf.page().findChild<ReassessPanel*>()->work();
        shelf.press("cases.reassess");
        QTRY_VERIFY(!work.isRunning());
        QVERIFY(work.changed().empty()); // the first time there is nothing to compare with
        shelf.window->runner().setAsOf(*Date::of(2027, 1, 1));
        shelf.press("cases.reassess");
        QTRY_VERIFY(!work.isRunning());
        QCOMPARE(work.changed().size(), std::size_t{2}); // Beijing's document has expired
        const auto* model = shelf.find<QTableView>("reassess.changed")->model();
        QVERIFY(model->index(0, 4).data().toString().contains(QStringLiteral("到期")));
        QVERIFY(model->index(0, 3).data().toString().startsWith(QStringLiteral("−")));
        shelf.find<QAbstractButton>("cases.changed_only")->click();
        QCOMPARE(shelf.listed().size(), 2);
        QVERIFY(drawn(*shelf.window, QStringLiteral("cases-changed-zh")));
    }

    void stoppingKeepsWhatWasDone() {
        std::vector<std::string> names;
        for (int number = 0; number < 200; ++number) names.push_back("企业" + std::to_string(number));
        const Shelf shelf(names);
        auto& work = shelf.page().findChild<ReassessPanel*>()->work();
        shelf.press("cases.reassess");
        QTRY_VERIFY(work.done() > 32);
        shelf.press("reassess.stop");
        QVERIFY(!work.isRunning());
        QVERIFY(work.done() < 200);
        shelf.press("cases.reassess"); // from the beginning
        QTRY_VERIFY_WITH_TIMEOUT(!work.isRunning(), 30000);
        QCOMPARE(work.done(), std::size_t{200});
    }

    void snapshotsAreKeptOpenedCompared() {
        Shelf shelf;
        shelf.press("cases.history");
        shelf.choose(QStringLiteral("甲公司"));
        QCOMPARE(shelf.text("history.name"), QStringLiteral("甲公司"));
        auto* asked = shelf.find<QPushButton>("history.keep");
        asked->click();
        QTest::keyClick(historyText(shelf), Qt::Key_Return);
        auto* list = shelf.find<QTableView>("history.snapshots");
        QCOMPARE(list->model()->rowCount(), 1);
        shelf.press("history.open");
        auto* reading = shelf.find<QTextBrowser>("reading.text");
        QVERIFY(reading->isVisible());
        QVERIFY(reading->toPlainText().contains(QStringLiteral("5,000万元")));
        QVERIFY(drawn(*shelf.window, QStringLiteral("snapshot-zh")));
        shelf.press("reading.back");
        shelf.window->runner().setAsOf(*Date::of(2027, 1, 1));
        list->selectRow(0);
        shelf.press("history.with_now");
        QVERIFY(reading->toPlainText().contains(QStringLiteral("2027-01-01")));
        QVERIFY(drawn(*shelf.window, QStringLiteral("snapshot-diff-zh")));
        shelf.press("reading.back");
        asked->click();
        QTest::keyClick(historyText(shelf), Qt::Key_Return);
        list->selectAll();
        shelf.press("history.compare");
        QVERIFY(reading->toPlainText().contains(QStringLiteral("只是状态不同")));
    }

    void statesAreListedAndBroughtBack() {
        Shelf shelf;
        shelf.press("cases.history");
        shelf.choose(QStringLiteral("甲公司"));
        shelf.find<QAction>("cases.open")->trigger();
        shelf.type("company.employees", QStringLiteral("77"));
        shelf.trigger("action.page_cases");
        (void)shelf.session().save();
        shelf.choose(QStringLiteral("甲公司"));
        auto* states = shelf.find<QTableView>("history.states");
        QCOMPARE(states->model()->rowCount(), 2);
        states->selectRow(1);
        shelf.press("history.bring_back");
        QCOMPARE(std::get<std::int64_t>(shelf.fact(Entity::company, 0, "employees")), std::int64_t{50});
        QCOMPARE(states->model()->rowCount(), 3);
    }

    void tenThousandCasesOpenUnnoticed() {
        std::vector<std::string> names;
        for (int number = 0; number < 10'000; ++number) names.push_back("企业" + std::to_string(number));
        const Shelf shelf(names);
        QElapsedTimer timer;
        timer.start();
        shelf.page().bringUp();
        shelf.window->grab();
        qInfo("10,000 cases shown in %lld ms", timer.elapsed());
        timer.start();
        shelf.find<QLineEdit>("cases.search")->setText(QStringLiteral("企业9999"));
        QTRY_COMPARE(shelf.page().model().rowCount(), 1);
        qInfo("one of them found in %lld ms, 60 of them waiting for more keys", timer.elapsed());
        shelf.search(QString());
        shelf.table()->scrollToBottom();
        QVERIFY(!shelf.page().model().index(9'999, 0).data().toString().isEmpty());
    }

    void drawsThePage_data() { addLooks(); }
    void drawsThePage() {
        QFETCH(int, language);
        QFETCH(bool, dark);
        Shelf shelf({"北京示例合成生物科技有限公司", "乙公司", "丙公司", "杭州某某生物制造股份有限公司"},
                    static_cast<Language>(language));
        if (dark) shelf.theme.apply(Theme::Scheme::dark);
        const QString tag = QString::fromLatin1(QTest::currentDataTag());
        shelf.press("cases.reassess");
        QTRY_VERIFY(!shelf.page().findChild<ReassessPanel*>()->work().isRunning());
        shelf.choose(QStringLiteral("乙公司"));
        shelf.find<QAction>("cases.tags")->trigger();
        shelf.answer(QStringLiteral("重点，2026"));
        QVERIFY(drawn(*shelf.window, QStringLiteral("cases-") + tag));
        shelf.press("cases.history");
        shelf.choose(QStringLiteral("乙公司"));
        shelf.find<QPushButton>("history.keep")->click();
        QVERIFY(drawn(*shelf.window, QStringLiteral("cases-keep-") + tag));
        QTest::keyClick(historyText(shelf), Qt::Key_Return);
        QVERIFY(drawn(*shelf.window, QStringLiteral("cases-history-") + tag));
        shelf.texts.setLanguage(Language::zh);
        shelf.theme.apply(Theme::Scheme::light);
    }

private:
    static QLineEdit* historyText(const Shelf& shelf) { return shelf.find<QLineEdit>("history.text"); }
};

QTEST_MAIN(CasesPageTest)
#include "cases_page_test.moc"
