// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of the report through its widgets: the preview follows case and
// options, what was chosen is remembered, and each kind of file is written whole
// or not at all, with text that can be searched.
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include "core/documents/source_text.h"
#include "tests/support/rules.h"
#include "tests/ui/looks.h"
#include "tests/ui/pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/look/settle.h"
#include "ui/look/zoom.h"
#include "ui/paper/pdf_file.h"
#include "ui/report/paper_view.h"
#include "ui/report/report_form.h"
#include "ui/report/report_page.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

namespace {

std::string example() {
    QFile file(QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/resources/examples/beijing.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString output(const QString& tool, const QStringList& arguments) {
    QProcess process;
    process.start(tool, arguments);
    if (!process.waitForFinished(60'000)) return {};
    return QString::fromUtf8(process.readAllStandardOutput());
}

class Fixture {
public:
    explicit Fixture(const std::string& json, Language language = Language::zh) : texts(language) {
        settings = std::make_unique<QSettings>(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        theme.apply(Theme::Scheme::light);
        if (!json.empty()) document.replace(test::caseOf(document.rules(), json));
        makePage();
    }
    void makePage() {
        page.reset();
        places = std::make_unique<OwnPlaces>(*settings);
        page = std::make_unique<ReportPage>(Desk{texts, theme, *settings, prompts, document, runner, *places});
        page->resize(1200, 700);
        page->show();
    }
    template <typename Widget>
    [[nodiscard]] Widget* find(const char* name) const {
        return page->findChild<Widget*>(QLatin1String(name));
    }
    [[nodiscard]] PaperView* view() const { return find<PaperView>("report.preview"); }
    [[nodiscard]] QString previewText() const { return view()->paper() ? view()->paper()->plainText() : QString(); }
    [[nodiscard]] bool waitForPreview() const {
        return QTest::qWaitFor([this] { return view()->paper() != nullptr; });
    }
    // Exports to this file and waits until it is told what came of it.
    QString exportTo(const QString& path, int format) {
        find<QComboBox>("report.format")->setCurrentIndex(format);
        prompts.save = path;
        QTest::mouseClick(find<QPushButton>("report.export"), Qt::LeftButton);
        auto* told = find<QLabel>("report.told");
        const auto isUnderWay = [told] {
            return told->text().endsWith(QStringLiteral("…")) || told->text().endsWith(QStringLiteral("..."));
        };
        if (!QTest::qWaitFor([&] { return !told->isHidden() && !told->text().isEmpty() && !isUnderWay(); })) return {};
        return told->text();
    }

    QTemporaryDir folder;
    Texts texts;
    Theme theme;
    std::unique_ptr<QSettings> settings;
    AnsweredPrompts prompts;
    CaseDocument document{test::builtInRules()};
    AssessmentRunner runner{document, *Date::of(2026, 11, 22)};
    std::unique_ptr<OwnPlaces> places;
    std::unique_ptr<ReportPage> page;
};

} // namespace

class ReportPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyCaseSaysWhatWillStandHere() {
        Fixture fixture(test::json("{'format':'biosubsidy-case/1','company':{'city':'other'}}"));
        QTRY_VERIFY(fixture.find<QLabel>("report.empty")->isVisible());
        QVERIFY(!fixture.find<QLabel>("report.empty")->text().isEmpty());
        QSignalSpy asked(fixture.page.get(), &Page::pageRequested);
        QTest::mouseClick(fixture.find<QPushButton>("report.fill"), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().value<PageId>(), PageId::profile);
        // A case with claims brings the pages.
        fixture.document.replace(test::caseOf(fixture.document.rules(), example()));
        QVERIFY(fixture.waitForPreview());
        QVERIFY(fixture.view()->isVisible());
    }

    void previewFollowsCaseAndOptions() {
        Fixture fixture(example());
        QVERIFY(fixture.waitForPreview());
        QVERIFY(fixture.previewText().contains(QStringLiteral("最高可获 4,244.6万元")));
        QVERIFY(fixture.view()->accessibleName().contains(QStringLiteral("页")));
        fixture.find<QLineEdit>("report.author")->setText(QStringLiteral("甲乙咨询"));
        QTRY_VERIFY(fixture.previewText().contains(QStringLiteral("甲乙咨询")));
        fixture.find<QComboBox>("report.unit")->setCurrentIndex(2);
        QTRY_VERIFY(fixture.previewText().contains(QStringLiteral("42,446,000元")));
        fixture.find<QComboBox>("report.language")->setCurrentIndex(2);
        QTRY_VERIFY(fixture.previewText().contains(QStringLiteral("CNY 42,446,000")));
        fixture.find<QCheckBox>("report.facts")->setChecked(false);
        QTRY_VERIFY(!fixture.previewText().contains(QStringLiteral("What was stated")));
        fixture.find<QCheckBox>("report.compare")->setChecked(true);
        QTRY_VERIFY(fixture.previewText().contains(QStringLiteral("Places compared")));
        fixture.find<QCheckBox>("report.notes")->setChecked(false);
        QTRY_VERIFY(!fixture.previewText().contains(QStringLiteral("Notes and assumptions")));
        fixture.find<QCheckBox>("report.brief")->setChecked(true);
        QTRY_COMPARE(fixture.view()->paper()->pageCount(), 1);
        QVERIFY(!fixture.find<QCheckBox>("report.notes")->isEnabled());
        fixture.find<QCheckBox>("report.brief")->setChecked(false);
        const Fact& name = fixture.document.vocabulary().facts(Entity::company).front();
        QCOMPARE(name.id, std::string("name"));
        fixture.document.setFact({Entity::company, 0, 0}, std::string("另一家公司"));
        QTRY_VERIFY(fixture.previewText().contains(QStringLiteral("另一家公司")));
    }

    void choicesAreRemembered() {
        Fixture fixture(example());
        fixture.find<QLineEdit>("report.title")->setText(QStringLiteral("标题"));
        fixture.find<QPlainTextEdit>("report.contact")->setPlainText(QStringLiteral("010\n020"));
        fixture.find<QComboBox>("report.unit")->setCurrentIndex(1);
        fixture.find<QComboBox>("report.format")->setCurrentIndex(3);
        fixture.find<QCheckBox>("report.ineligible")->setChecked(false);
        fixture.makePage();
        QCOMPARE(fixture.find<QLineEdit>("report.title")->text(), QStringLiteral("标题"));
        QCOMPARE(fixture.find<QPlainTextEdit>("report.contact")->toPlainText(), QStringLiteral("010\n020"));
        QCOMPARE(fixture.find<QComboBox>("report.unit")->currentIndex(), 1);
        QCOMPARE(fixture.find<QComboBox>("report.format")->currentIndex(), 3);
        QVERIFY(!fixture.find<QCheckBox>("report.ineligible")->isChecked());
        QVERIFY(fixture.find<QCheckBox>("report.conditions")->isChecked());
    }

    void noOptionIsCutOff_data() {
        QTest::addColumn<int>("language");
        QTest::addColumn<int>("zoomed");
        for (const int zoomed : {100, 150}) {
            QTest::addRow("zh %d", zoomed) << static_cast<int>(Language::zh) << zoomed;
            QTest::addRow("en %d", zoomed) << static_cast<int>(Language::en) << zoomed;
        }
    }
    void noOptionIsCutOff() {
        QFETCH(int, language);
        QFETCH(int, zoomed);
        Fixture fixture(example(), static_cast<Language>(language));
        setZoom(fixture.theme, zoomed);
        QVERIFY(fixture.waitForPreview()); // the page is laid out by then
        const auto* form = fixture.page->findChild<ReportForm*>();
        const auto* area = form->findChild<QScrollArea*>();
        const auto over = [&] { return area->widget()->width() - area->viewport()->width(); };
        QTRY_VERIFY2(over() <= 0, qPrintable(QString::number(over())));
        QVERIFY(form->width() >= form->sizeHint().width());
        for (const QCheckBox* check : form->findChildren<QCheckBox*>())
            QVERIFY2(check->width() >= check->sizeHint().width(), qPrintable(check->text()));
        setZoom(fixture.theme, usualZoom);
    }

    void logoIsTakenOrToldOf() {
        Fixture fixture(example());
        const QString bad = fixture.folder.filePath(QStringLiteral("bad.png"));
        QFile file(bad);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no picture");
        file.close();
        fixture.prompts.open = bad;
        QTest::mouseClick(fixture.find<QPushButton>("report.logo"), Qt::LeftButton);
        QVERIFY(fixture.find<QLabel>("report.logo.note")->text().contains(QStringLiteral("PNG")));
        const QString good = fixture.folder.filePath(QStringLiteral("good.png"));
        QImage image(30, 10, QImage::Format_RGB32);
        image.fill(Qt::red);
        QVERIFY(image.save(good));
        fixture.prompts.open = good;
        QTest::mouseClick(fixture.find<QPushButton>("report.logo"), Qt::LeftButton);
        QCOMPARE(fixture.find<QLabel>("report.logo.note")->text(), QStringLiteral("good.png"));
        QTest::mouseClick(fixture.find<QPushButton>("report.logo.drop"), Qt::LeftButton);
        QVERIFY(fixture.find<QLabel>("report.logo.note")->isHidden());
    }

    void writesEachKind_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QByteArray>("begins");
        QTest::newRow("pdf") << 0 << QStringLiteral("pdf") << QByteArray("%PDF-");
        QTest::newRow("docx") << 1 << QStringLiteral("docx") << QByteArray("PK");
        QTest::newRow("odt") << 2 << QStringLiteral("odt") << QByteArray("PK");
        QTest::newRow("xlsx") << 3 << QStringLiteral("xlsx") << QByteArray("PK");
        QTest::newRow("html") << 4 << QStringLiteral("html") << QByteArray("<!DOCTYPE html>");
    }
    void writesEachKind() {
        QFETCH(int, format);
        QFETCH(QString, ending);
        QFETCH(QByteArray, begins);
        Fixture fixture(example());
        QVERIFY(fixture.waitForPreview());
        QSignalSpy wrote(fixture.page.get(), &Page::wrote);
        // The ending is added where it was not typed.
        const QString told = fixture.exportTo(fixture.folder.filePath(QStringLiteral("报告")), format);
        const QString path = fixture.folder.filePath(QStringLiteral("报告.") + ending);
        QVERIFY2(told.contains(path), qPrintable(told));
        QCOMPARE(wrote.size(), 1);
        QCOMPARE(wrote.front().at(1).toString(), path);
        QVERIFY(bytesOf(path).startsWith(begins));
        QVERIFY(fixture.find<QPushButton>("report.export")->isEnabled());
    }

    void whatCannotBeWrittenIsToldOf() {
        Fixture fixture(example());
        QVERIFY(fixture.waitForPreview());
        QSignalSpy failed(fixture.page.get(), &Page::failed);
        const QString told = fixture.exportTo(fixture.folder.filePath(QStringLiteral("no/such/a.html")), 4);
        QVERIFY2(told.contains(QStringLiteral("没有写成")), qPrintable(told));
        QCOMPARE(failed.size(), 1);
    }

    // The button that begins it ends it as well.
    void anExportIsStopped() {
        Fixture fixture(example());
        QVERIFY(fixture.waitForPreview());
        auto* button = fixture.find<QPushButton>("report.export");
        fixture.prompts.save = fixture.folder.filePath(QStringLiteral("a.pdf"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(button->text(), QStringLiteral("停止导出"));
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(fixture.find<QLabel>("report.told")->text(), QStringLiteral("已停止，没有写文件"));
        QVERIFY(!QFileInfo::exists(fixture.prompts.save));
        QCOMPARE(button->text(), QStringLiteral("导出报告…"));
        QVERIFY(fixture.exportTo(fixture.prompts.save, 0).contains(fixture.prompts.save));
    }

    void thinkingBetterOfItWritesNothing() {
        Fixture fixture(example());
        QVERIFY(fixture.waitForPreview());
        fixture.prompts.save.clear();
        QTest::mouseClick(fixture.find<QPushButton>("report.export"), Qt::LeftButton);
        QVERIFY(fixture.find<QPushButton>("report.export")->isEnabled());
        QVERIFY(fixture.find<QLabel>("report.told")->isHidden());
    }

    // Characters of the PDF are those of the text, not look-alikes of other blocks.
    void pdfTextCanBeSearched_data() { addLanguages(); }
    void pdfTextCanBeSearched() {
        QFETCH(int, language);
        if (output(QStringLiteral("pdftotext"), {QStringLiteral("-h")}).isNull() &&
            QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
            QSKIP("pdftotext is not here");
        Fixture fixture(example(), static_cast<Language>(language));
        QVERIFY(fixture.waitForPreview());
        fixture.find<QLineEdit>("report.author")->setText(QStringLiteral("个人 员工 月 金额 长 见 车 门 马"));
        const QString path = fixture.folder.filePath(QStringLiteral("a.pdf"));
        QVERIFY(fixture.exportTo(path, 0).contains(path));
        const QString text =
            output(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), path, QStringLiteral("-")});
        for (const char* wanted : {"个人", "员工", "月", "金额", "长", "见", "车", "门", "马", "2026-11-22"})
            QVERIFY2(text.contains(QString::fromUtf8(wanted)), wanted);
        if (language == static_cast<int>(Language::zh))
            for (const char* wanted : {"最高可获 4,244.6万元", "待补信息", "免责声明", "京科发", "政策依据"})
                QVERIFY2(text.contains(QString::fromUtf8(wanted)), wanted);
        // Kangxi radicals and their supplement.
        for (const QChar letter : text) QVERIFY(letter.unicode() < 0x2E80 || letter.unicode() > 0x2FDF);
    }

    void looksAsItShould_data() {
        QTest::addColumn<int>("language");
        QTest::addColumn<int>("scheme");
        QTest::addColumn<QSize>("size");
        QTest::newRow("zh-light") << static_cast<int>(Language::zh) << 0 << QSize(1270, 640);
        QTest::newRow("en-dark") << static_cast<int>(Language::en) << 1 << QSize(1270, 640);
        QTest::newRow("zh-narrow") << static_cast<int>(Language::zh) << 0 << QSize(700, 600);
        QTest::newRow("en-wide") << static_cast<int>(Language::en) << 0 << QSize(1800, 1000);
    }
    void looksAsItShould() {
        QFETCH(int, language);
        QFETCH(int, scheme);
        QFETCH(QSize, size);
        Fixture fixture(example(), static_cast<Language>(language));
        fixture.theme.apply(scheme == 0 ? Theme::Scheme::light : Theme::Scheme::dark);
        fixture.page->resize(size);
        QVERIFY(fixture.waitForPreview());
        QVERIFY(drawn(*fixture.page, QStringLiteral("report-") + QLatin1String(QTest::currentDataTag())));
    }

    void pdfIsTheSameEachTime() {
        const Assessment assessment = test::assessed(example());
        const auto made = [&] {
            ReportJob job{std::make_shared<const Assessment>(assessment), {.asOf = assessment.asOf}, false, {}, {}};
            return *fileOf(job, reportFormats().front());
        };
        const std::string first = made();
        QTest::qWait(1100); // a clock would have moved on
        QVERIFY(first == made());
    }
};

QTEST_MAIN(ReportPageTest)
#include "report_page_test.moc"
