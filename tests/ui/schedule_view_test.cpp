// SPDX-License-Identifier: GPL-3.0-or-later
//
// What comes when, on the page of the result: what stands there is what the report's
// chapter says, to the fen; it can be copied, read without eyes, and leads to claims.
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

#include "core/report/report.h"
#include "tests/ui/looks.h"
#include "tests/ui/pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/results/claim_row.h"
#include "ui/results/schedule_view.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

namespace {

// Of every kind of time: in a year, after a completion that is open, now.
const char* const manyYears =
    "{'format': 'biosubsidy-case/1', 'company': {'name': '甲公司', 'city': 'tianjin', 'industry': 'industry', "
    "'employees': 50, 'revenue': '3000万'}, 'projects': [{'id': 'p1', 'name': '酶制剂产业化', 'kinds': "
    "['industrialisation'], 'stage': 'under_construction', 'completion_year': 2028, 'fills_chain_gap': true, "
    "'total_investment': '2亿', 'equipment_investment': '1.2亿'}, {'id': 'p2', 'name': '技术改造', 'kinds': "
    "['industrialisation'], 'stage': 'planned', 'total_investment': '3000万', 'technical_upgrade': true, "
    "'equipment_investment': '2000.01万'}, {'id': 'p3', 'name': '二期', 'kinds': ['industrialisation'], 'stage': "
    "'in_production', 'fills_chain_gap': true, 'total_investment': '6000万', 'equipment_investment': '4000万'}, {'id': "
    "'p4', 'name': '三期', 'kinds': ['industrialisation'], 'stage': 'planned', 'completion_year': 2030, "
    "'fills_chain_gap': true, 'total_investment': '6000万', 'equipment_investment': '5000万'}]}";
// Paid in parts, in no published year, and to chosen ones.
const char* const instalments =
    "{'format': 'biosubsidy-case/1', 'company': {'name': '乙公司', 'city': 'shenzhen', 'industry': 'industry'}, "
    "'projects': [{'id': 'p1', 'name': '一类新药', 'kinds': ['rnd'], 'product_class': 'drug_class1', "
    "'stage_completed': 'preclinical', 'total_investment': '2000万'}]}";
// May be had again in later years.
const char* const yearly =
    "{'format': 'biosubsidy-case/1', 'company': {'name': '丙公司', 'city': 'shanghai', 'district': '闵行区'}, "
    "'projects': [{'id': 'p1', 'name': '联合实验室', 'kinds': ['joint_laboratory'], 'consortium': true, "
    "'total_investment': '300万'}]}";
// In two places.
const char* const twoPlaces =
    "{'format': 'biosubsidy-case/1', 'company': {'name': '丁公司', 'city': 'tianjin', 'employees': 50, 'industry': "
    "'industry'}, 'projects': [{'id': 'p1', 'kinds': ['industrialisation'], 'stage': 'in_production', "
    "'fills_chain_gap': true, 'total_investment': '1亿', 'equipment_investment': '6000万'}, {'id': 'p2', 'city': "
    "'beijing', 'kinds': ['pilot_platform'], 'fields': ['industrial_enzymes'], 'stage': 'planned', "
    "'total_investment': '2亿'}]}";

AssessmentPtr assessed(const QString& text) {
    const auto rules = test::builtInRules();
    const Case subject = test::caseOf(*rules, test::json(text.toStdString()));
    return std::make_shared<const Assessment>(assess(rules, subject, {.asOf = *Date::of(2026, 11, 22)}));
}

// The chapter's sections; those of several cities behind its own.
std::vector<report::Section> chapterOf(const Assessment& assessment, Language language) {
    report::Options options;
    options.language = language;
    std::vector<report::Section> all;
    const report::Document document = makeReport({assessment}, options);
    bool inside = false;
    for (const report::Section& section : document.sections) {
        if (section.level == 1)
            inside = QString::fromStdString(section.title)
                         .endsWith(QString::fromStdString(schedule::Headings().title.in(language)));
        if (inside) all.push_back(section);
    }
    return all;
}

// The rows of its tables with this many columns: texts, sums in yuan.
QStringList rowsOf(const std::vector<report::Section>& chapter, std::size_t columns) {
    QStringList rows;
    for (const report::Section& section : chapter) {
        for (const report::Block& block : section.blocks) {
            const auto* table = std::get_if<report::Table>(&block);
            if (table == nullptr || table->columns.size() != columns) continue;
            for (const report::Row& row : table->rows) {
                QStringList cells;
                for (const report::Cell& cell : row.cells) {
                    const auto* sum = std::get_if<Money>(&cell.number);
                    cells << QString::fromStdString(sum != nullptr ? sum->toString() : cell.text);
                }
                rows << cells.join(QLatin1Char('|'));
            }
        }
    }
    return rows;
}

} // namespace

class ScheduleViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    static void initTestCase() { (void)test::builtInRules(); }

    void equalsTheReport_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("language");
        for (const Language language : {Language::zh, Language::en}) {
            const char* const name = language == Language::zh ? "zh" : "en";
            QTest::addRow("many years, %s", name) << QString::fromUtf8(manyYears) << static_cast<int>(language);
            QTest::addRow("instalments, %s", name) << QString::fromUtf8(instalments) << static_cast<int>(language);
            QTest::addRow("yearly support, %s", name) << QString::fromUtf8(yearly) << static_cast<int>(language);
            QTest::addRow("two places, %s", name) << QString::fromUtf8(twoPlaces) << static_cast<int>(language);
        }
    }
    void equalsTheReport() {
        QFETCH(QString, text);
        QFETCH(int, language);
        const AssessmentPtr assessment = assessed(text);
        const Texts texts(static_cast<Language>(language));
        Theme theme;
        ScheduleView view(texts, theme);
        view.show(assessment);
        const auto chapter = chapterOf(*assessment, texts.language());
        QVERIFY(!chapter.empty());
        const bool several = assessment->cities.size() > 1;
        // The years, as they are copied: to the fen.
        view.copyTable();
        QStringList copied = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        copied.removeFirst();
        for (QString& line : copied) {
            QStringList cells = line.split(QLatin1Char('\t'));
            if (several) cells.removeFirst(); // the city
            line = cells.join(QLatin1Char('|'));
        }
        QCOMPARE(copied, rowsOf(chapter, 5));
        // What they are made of: the same lines in the same order.
        QStringList parts;
        QStringList bars;
        for (const ScheduleCity* city : view.findChildren<ScheduleCity*>()) {
            const auto* model = city->findChild<QTableView*>(QStringLiteral("schedule.parts"))->model();
            for (int row = 0; row < model->rowCount(); ++row) {
                QStringList cells;
                for (const int column : {0, 1, 2, 3, 5}) cells << model->index(row, column).data().toString();
                parts << cells.join(QLatin1Char('|'));
            }
            for (const schedule::YearLine& line : city->findChild<YearChart*>()->lines())
                bars << QString::fromStdString(line.when) + QLatin1Char('|') +
                            QString::fromStdString(line.sums.total().toString());
        }
        QStringList wanted;
        for (const QString& row : rowsOf(chapter, 6)) wanted << row.section(QLatin1Char('|'), 0, 4);
        QCOMPARE(parts, wanted);
        QStringList wantedBars;
        for (const QString& row : rowsOf(chapter, 5))
            wantedBars << row.section(QLatin1Char('|'), 0, 0) + QLatin1Char('|') + row.section(QLatin1Char('|'), 4, 4);
        QCOMPARE(bars, wantedBars);
        // How it is to be read, too.
        for (const report::Section& section : chapter) {
            for (const report::Block& block : section.blocks) {
                const auto* paragraph = std::get_if<report::Paragraph>(&block);
                if (paragraph == nullptr || paragraph->text == schedule::Headings().again.in(texts.language()))
                    continue;
                bool found = false;
                for (const QLabel* label : view.findChildren<QLabel*>(QStringLiteral("schedule.notes")))
                    found = found || label->text().contains(QString::fromStdString(paragraph->text));
                QVERIFY2(found, paragraph->text.c_str());
            }
        }
    }

    // Nothing that comes: nothing stands there.
    void nothingIsHidden() {
        const Texts texts(Language::zh);
        Theme theme;
        QWidget window;
        ScheduleView view(texts, theme, &window);
        window.show();
        view.show(assessed(QString::fromUtf8(manyYears)));
        QVERIFY(view.isVisible());
        view.show(assessed(QStringLiteral("{'format': 'biosubsidy-case/1', 'company': {'city': 'beijing'}}")));
        QVERIFY(!view.isVisible());
    }

    void tablesAreOneKeyAway() {
        const Texts texts(Language::zh);
        Theme theme;
        QWidget window;
        ScheduleView view(texts, theme, &window);
        window.show();
        view.show(assessed(QString::fromUtf8(manyYears)));
        auto* chart = view.findChild<YearChart*>();
        auto* years = view.findChild<QTableView*>(QStringLiteral("schedule.years"));
        QVERIFY(chart->isVisible() && !years->isVisible());
        QTest::keyClick(chart, Qt::Key_Space);
        QVERIFY(years->isVisible());
        QVERIFY(view.findChild<QToolButton*>(QStringLiteral("schedule.table"))->isChecked());
        view.findChild<QToolButton*>(QStringLiteral("schedule.table"))->click();
        QVERIFY(!years->isVisible());
        view.findChild<QToolButton*>(QStringLiteral("schedule.picture"))->click();
        const QImage picture = QGuiApplication::clipboard()->image();
        QCOMPARE(picture.size(), chart->size() * view.devicePixelRatioF());
        // For those who do not see it: every bar with its sum.
        QCOMPARE(chart->accessibleDescription().count(QLatin1Char('\n')) + 1,
                 static_cast<qsizetype>(chart->lines().size()));
        QVERIFY(!chart->accessibleName().isEmpty());
    }

    void aPaymentLeadsToItsClaim() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.trigger("action.page_result");
        QApplication::processEvents();
        auto* parts = fixture.find<QTableView>("schedule.parts");
        QVERIFY(parts->model()->rowCount() > 0);
        Q_EMIT parts->activated(parts->model()->index(0, 0));
        QApplication::processEvents();
        const QList<ClaimRow*> rows = fixture.window->findChildren<ClaimRow*>();
        QVERIFY(std::any_of(rows.begin(), rows.end(), [](const ClaimRow* row) { return row->isOpen(); }));
    }

    void looks_data() { addLooks(); }
    void looks() {
        QFETCH(int, language);
        QFETCH(bool, dark);
        WindowFixture fixture(static_cast<Language>(language));
        fixture.theme.apply(dark ? Theme::Scheme::dark : Theme::Scheme::light);
        const Case subject = test::caseOf(*fixture.rules, test::json(manyYears));
        QVERIFY(fixture.session().openCopy(subject));
        fixture.trigger("action.page_result");
        QApplication::processEvents();
        auto* view = fixture.find<ScheduleView>("schedule");
        QVERIFY(view->isVisible());
        view->findChild<QToolButton*>(QStringLiteral("schedule.table"))->click();
        QVERIFY(drawn(*view, QStringLiteral("schedule-%1").arg(QLatin1String(QTest::currentDataTag()))));
    }
};

QTEST_MAIN(ScheduleViewTest)
#include "schedule_view_test.moc"
