// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every dialog that asks where to write, against whatever can stand under the name
// that is chosen: tests/app/targets_test.py asks the same of the command line.
#include <array>
#include <functional>
#include <span>

#include <QAbstractItemView>
#include <QComboBox>
#include <QDirIterator>
#include <QPushButton>

#include <sys/stat.h>

#include "tests/ui/window_fixture.h"
#include "ui/paper/report_formats.h"
#include "ui/screening/results_view.h"
#include "ui/screening/screening_page.h"
#include "ui/session/case_file_ending.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

namespace {

constexpr int patience = 30'000; // milliseconds

// A window in which one dialog is asked for a name.
class Dialog : public WindowFixture {
public:
    explicit Dialog(QString ending) : ending_(std::move(ending)) {}
    virtual ~Dialog() = default;
    Dialog(const Dialog&) = delete;
    Dialog& operator=(const Dialog&) = delete;
    virtual void ready() = 0;
    virtual void ask() = 0;                                    // and waits until all is done
    [[nodiscard]] virtual QString input() const { return {}; } // what it reads besides the library
    [[nodiscard]] const QString& ending() const { return ending_; }
    [[nodiscard]] QString at(const QString& name) const { return folder.filePath(name); }
    // What the window says is wrong; "": nothing is.
    [[nodiscard]] QString problem() const {
        const auto* summary = find<QLabel>("problems.summary");
        return summary->isVisible() ? summary->text() : QString();
    }

protected:
    void press(const char* button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    void write(const QString& name, const QByteArray& bytes) const {
        QFile file(at(name));
        if (file.open(QIODevice::WriteOnly)) file.write(bytes);
    }

private:
    QString ending_;
};

class CaseDialog : public Dialog {
public:
    CaseDialog() : Dialog(caseFileEnding) {}
    void ready() override { trigger("action.example"); }
    void ask() override { trigger("action.save_as"); }
};

class CalendarDialog : public Dialog {
public:
    CalendarDialog() : Dialog(QStringLiteral(".ics")) {}
    void ready() override {}
    void ask() override { trigger("action.calendar"); }
};

class SealedDialog : public Dialog {
public:
    SealedDialog() : Dialog(QStringLiteral(".zip")) {}
    void ready() override {
        trigger("action.example");
        type("company.employees", QStringLiteral("127"));
        (void)session().save();
        trigger("action.page_cases");
        QApplication::processEvents();
    }
    void ask() override {
        find<QAbstractItemView>("cases.table")->selectAll();
        find<QAction>("cases.seal")->trigger();
        for (int twice = 0; twice < 2; ++twice) {
            find<QLineEdit>("cases.text")->setText(QStringLiteral("四个 不相干的 词语 在此"));
            QTest::keyClick(find<QLineEdit>("cases.text"), Qt::Key_Return);
        }
    }
};

class ReportDialog : public Dialog {
public:
    using Dialog::Dialog;
    void ready() override {
        trigger("action.example");
        trigger("action.page_report");
        QApplication::processEvents();
        prompts.open = QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/resources/help/zh/pictures/report.png");
        QFile::copy(prompts.open, at(QStringLiteral("logo") + ending()));
        prompts.open = at(QStringLiteral("logo") + ending());
        press("report.logo");
        const std::span<const ReportFormat> formats = reportFormats();
        const ReportFormat* chosen = reportFormatOf(at(QStringLiteral("a") + ending()).toStdString());
        QVERIFY(chosen != nullptr);
        find<QComboBox>("report.format")->setCurrentIndex(static_cast<int>(chosen - formats.data()));
    }
    void ask() override {
        press("report.export");
        // While it is being written the button stops it.
        QTRY_COMPARE_WITH_TIMEOUT(find<QPushButton>("report.export")->text(), QStringLiteral("导出报告…"), patience);
    }
    [[nodiscard]] QString input() const override { return prompts.open; }
};

class TableDialog : public Dialog { // of the page that screens a table
public:
    using Dialog::Dialog;
    void ready() override {
        trigger("action.page_screening");
        QApplication::processEvents();
        write(QStringLiteral("企业.csv"), "企业编号,企业名称,所在城市\n1,甲,北京\n2,乙,天津\n");
        prompts.open = input();
        press("screening.choose");
        QTRY_VERIFY_WITH_TIMEOUT(find<QAbstractItemView>("screening.columns")->isVisible(), patience);
    }
    [[nodiscard]] QString input() const override { return at(QStringLiteral("企业.csv")); }

protected:
    void settle() const {
        auto& page = *window->findChild<ScreeningPage*>();
        QTRY_VERIFY_WITH_TIMEOUT(!page.job().isRunning() && !page.results().isBusy(), patience);
    }
};

class TemplateDialog : public TableDialog {
public:
    using TableDialog::TableDialog;
    void ready() override {
        TableDialog::ready();
        press("screening.start");
        settle();
        press("screening.other");
    }
    void ask() override { press("screening.template"); }
};

class ResultsDialog : public TableDialog {
public:
    using TableDialog::TableDialog;
    void ready() override {
        TableDialog::ready();
        press("screening.start");
        settle();
    }
    void ask() override {
        press("screening.export");
        settle();
    }
};

struct DialogRow {
    const char* name;
    bool reads;     // something besides the library
    bool lengthens; // a name without the ending
    std::function<std::unique_ptr<Dialog>()> make;
};

const std::array<DialogRow, 12> dialogs{{
    {"case", false, true, [] { return std::make_unique<CaseDialog>(); }},
    {"calendar", false, true, [] { return std::make_unique<CalendarDialog>(); }},
    {"sealed cases", false, false, [] { return std::make_unique<SealedDialog>(); }},
    {"report pdf", true, true, [] { return std::make_unique<ReportDialog>(QStringLiteral(".pdf")); }},
    {"report docx", true, true, [] { return std::make_unique<ReportDialog>(QStringLiteral(".docx")); }},
    {"report odt", true, true, [] { return std::make_unique<ReportDialog>(QStringLiteral(".odt")); }},
    {"report xlsx", true, true, [] { return std::make_unique<ReportDialog>(QStringLiteral(".xlsx")); }},
    {"report html", true, true, [] { return std::make_unique<ReportDialog>(QStringLiteral(".html")); }},
    {"template xlsx", true, true, [] { return std::make_unique<TemplateDialog>(QStringLiteral(".xlsx")); }},
    {"template csv", true, false, [] { return std::make_unique<TemplateDialog>(QStringLiteral(".csv")); }},
    {"results xlsx", true, true, [] { return std::make_unique<ResultsDialog>(QStringLiteral(".xlsx")); }},
    {"results csv", true, false, [] { return std::make_unique<ResultsDialog>(QStringLiteral(".csv")); }},
}};

// All files of the folder, links not followed, but for what the program keeps itself.
QMap<QString, QByteArray> filesOf(const Dialog& dialog) {
    QMap<QString, QByteArray> files;
    QDirIterator entry(dialog.folder.path(), QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (entry.hasNext()) {
        const QFileInfo about(entry.next());
        const QString name = QDir(dialog.folder.path()).relativeFilePath(about.filePath());
        if (name.startsWith(QStringLiteral("library/library.db-")) || name.startsWith(QStringLiteral("screening/")) ||
            name.startsWith(QStringLiteral("settings.ini")))
            continue;
        QFile file(about.filePath());
        const bool opens = about.isFile() && !about.isSymLink() && file.open(QIODevice::ReadOnly);
        files[name] = opens ? file.readAll() : QByteArray();
    }
    return files;
}

bool isWritten(const QString& path) {
    const QFileInfo about(path);
    return about.isFile() && about.size() > 10 &&
           (about.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)) == 0;
}

} // namespace

class ChosenOutputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileIsReplacedAndALinkFollowed_data() { addDialogs(); }
    void aFileIsReplacedAndALinkFollowed() {
        const auto dialog = opened();
        const QString file = dialog->at(QStringLiteral("文件") + dialog->ending());
        for (const char* before : {"", "old"}) {
            QFile::remove(file);
            put(file, before);
            dialog->prompts.save = file;
            dialog->ask();
            QCOMPARE(dialog->problem(), QString());
            QVERIFY(isWritten(file));
        }
        const QString link = dialog->at(QStringLiteral("link") + dialog->ending());
        for (const QString& to : {file, dialog->at(QStringLiteral("nothing-yet"))}) {
            QFile::remove(link);
            QVERIFY(QFile::link(to, link));
            if (QFile::exists(to)) put(to, "old");
            dialog->prompts.save = link;
            dialog->ask();
            QCOMPARE(dialog->problem(), QString());
            QVERIFY(QFileInfo(link).isSymLink());
            QVERIFY(isWritten(to));
        }
        for (const QString& name : filesOf(*dialog).keys())
            QVERIFY2(!name.contains(QStringLiteral(".part")), qPrintable(name));
    }

    void aDeviceIsWrittenInto_data() { addDialogs(); }
    void aDeviceIsWrittenInto() {
        const auto dialog = opened();
        for (const QString& name : {QStringLiteral("null") + dialog->ending(), QStringLiteral("null")}) {
            dialog->prompts.save = dialog->at(name);
            QVERIFY(QFile::link(QStringLiteral("/dev/null"), dialog->prompts.save));
            const auto before = filesOf(*dialog);
            dialog->ask();
            QCOMPARE(dialog->problem(), QString());
            QVERIFY(QFileInfo(dialog->prompts.save).isSymLink());
            QCOMPARE(filesOf(*dialog).keys(), before.keys());
        }
    }

    void whatMayNotBeWrittenOverStays_data() {
        QTest::addColumn<int>("dialog");
        QTest::addColumn<QString>("stands");
        for (std::size_t index = 0; index < dialogs.size(); ++index) {
            for (const char* stands : {"folder", "pipe", "full device", "library", "its log", "input", "link to input",
                                       "no folder", "longer name", "circle"}) {
                const bool isInput = std::string_view(stands).find("input") != std::string_view::npos;
                if (isInput && !dialogs.at(index).reads) continue;
                if (std::string_view(stands) == "longer name" && !dialogs.at(index).lengthens) continue;
                QTest::addRow("%s, %s", dialogs.at(index).name, stands) << static_cast<int>(index) << stands;
            }
        }
    }
    void whatMayNotBeWrittenOverStays() {
        QFETCH(QString, stands);
        const auto dialog = opened();
        QString& chosen = dialog->prompts.save;
        chosen = dialog->at(QStringLiteral("out") + dialog->ending());
        if (stands == QStringLiteral("folder")) QVERIFY(QDir().mkpath(chosen));
        if (stands == QStringLiteral("pipe")) QCOMPARE(::mkfifo(chosen.toUtf8().constData(), 0600), 0);
        if (stands == QStringLiteral("full device")) QVERIFY(QFile::link(QStringLiteral("/dev/full"), chosen));
        if (stands == QStringLiteral("library")) QVERIFY(QFile::link(dialog->libraryPath(), chosen));
        if (stands == QStringLiteral("its log"))
            QVERIFY(QFile::link(dialog->libraryPath() + QStringLiteral("-wal"), chosen));
        if (stands == QStringLiteral("input")) chosen = dialog->input();
        if (stands == QStringLiteral("link to input")) QVERIFY(QFile::link(dialog->input(), chosen));
        if (stands == QStringLiteral("no folder"))
            chosen = dialog->at(QStringLiteral("no/such/out") + dialog->ending());
        if (stands == QStringLiteral("circle")) QVERIFY(QFile::link(chosen, chosen));
        if (stands == QStringLiteral("longer name")) {
            put(chosen, "somebody's");
            chosen.chop(dialog->ending().size());
        }
        const auto before = filesOf(*dialog);
        dialog->ask();
        QVERIFY(!dialog->problem().isEmpty());
        QCOMPARE(filesOf(*dialog), before);
    }

private:
    static void addDialogs() {
        QTest::addColumn<int>("dialog");
        for (std::size_t index = 0; index < dialogs.size(); ++index)
            QTest::newRow(dialogs.at(index).name) << static_cast<int>(index);
    }
    static std::unique_ptr<Dialog> opened() {
        QFETCH(int, dialog);
        auto made = dialogs.at(static_cast<std::size_t>(dialog)).make();
        made->ready();
        return made;
    }
    static void put(const QString& path, const char* bytes) {
        QFile file(path);
        if (*bytes != '\0' && file.open(QIODevice::WriteOnly)) file.write(bytes);
    }
};

QTEST_MAIN(ChosenOutputTest)
#include "chosen_output_test.moc"
