// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of the result and what leads to it: the line of totals, the waterfall,
// filters, copies; and the command palette.
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QTest>

#include "tests/ui/window_fixture.h"
#include "ui/results/claim_row.h"
#include "ui/results/composition_row.h"
#include "ui/results/result_page.h"
#include "ui/results/verdict_group.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

namespace {

const char* const pilot = "claim.beijing-2024/pilot-platform/p1";

// How many claims are listed, folded groups aside.
int shownClaims(const WindowFixture& fixture) {
    QApplication::processEvents();
    int shown = 0;
    for (const ClaimRow* row : fixture.window->findChildren<ClaimRow*>()) shown += row->isVisible() ? 1 : 0;
    return shown;
}

} // namespace

class ResultPageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFigureLeadsToWhatItIsMadeOf() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        QApplication::processEvents();
        fixture.find<FigureLink>("totals.ceiling")->click();
        QCOMPARE(fixture.window->currentPage(), PageId::result);
        QVERIFY(fixture.find<QPushButton>("result.kind.counted")->isChecked());
        QCOMPARE(shownClaims(fixture), 4);
        fixture.find<FigureLink>("totals.pending")->click();
        QVERIFY(fixture.find<QPushButton>("result.kind.pending")->isChecked());
        QCOMPARE(shownClaims(fixture), 13);
    }

    // Of very many claims the first are listed, more when asked for, and one that
    // somebody wants to see wherever it stands.
    void manyClaimsComeInParts() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        Case many = fixture.subject();
        const Item project = many.projects.front();
        while (many.projects.size() < 120) {
            many.projects.push_back(project);
            many.projects.back().id = "p" + std::to_string(many.projects.size());
        }
        QVERIFY(fixture.session().openCopy(many));
        fixture.trigger("action.page_result");
        QApplication::processEvents();
        const int before = shownClaims(fixture);
        QVERIFY2(before > 0 && before <= 3 * static_cast<int>(VerdictGroup::rowsAtOnce),
                 qPrintable(QString::number(before)));
        auto* more = fixture.find<QPushButton>("group.eligible.more");
        QVERIFY(more->isVisible());
        more->click();
        QApplication::processEvents();
        QCOMPARE(shownClaims(fixture), before + static_cast<int>(VerdictGroup::rowsAtOnce));
        const QString far = QStringLiteral("beijing-2024/pilot-platform/p120");
        fixture.window->findChild<ResultPage*>()->showClaim(far);
        QApplication::processEvents();
        QVERIFY(fixture.find<QWidget>(("claim." + far.toUtf8()).constData()) != nullptr);
        QVERIFY(fixture.find<QWidget>(("claim." + far.toUtf8()).constData())->isVisible());
    }

    void wordsFindClaims() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.trigger("action.find_claim");
        QApplication::processEvents();
        fixture.type("result.search", QStringLiteral("中试 附件3"));
        QVERIFY(shownClaims(fixture) >= 1);
        QVERIFY(fixture.find<ClaimRow>(pilot)->isVisible());
        fixture.type("result.search", QStringLiteral("没有这样的词"));
        QCOMPARE(shownClaims(fixture), 0);
        QVERIFY(fixture.find<QLabel>("result.nothing")->isVisible());
    }

    void aStepOfTheWaterfallOpensItsClaim() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        QApplication::processEvents();
        auto* step = fixture.find<CompositionRow>("composition.0"); // beside the form
        QCOMPARE(step->step().name, QStringLiteral("专业中试平台建设"));
        QCOMPARE(step->step().length, Money::fromYuan(42'000'000));
        step->click();
        QCOMPARE(fixture.window->currentPage(), PageId::result);
        QVERIFY(fixture.find<ClaimRow>(pilot)->isOpen());
    }

    void copiesWhatIsShown() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        QApplication::processEvents();
        fixture.find<FigureLink>("totals.ceiling")->click();
        fixture.trigger("action.copy_table");
        const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 5); // a heading and four claims
        QCOMPARE(lines.at(1).split(QLatin1Char('\t')).at(7), QStringLiteral("42000000.00"));
        const QString html = QGuiApplication::clipboard()->mimeData()->html();
        QCOMPARE(html.count(QStringLiteral("<tr>")), 5);
        QVERIFY(html.contains(QStringLiteral("<td class=\"n\">42000000.00</td>")));
        fixture.trigger("action.copy_text");
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(text.contains(QStringLiteral("30% × 2亿元")), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("附件3")));
    }

    void thePaletteReachesFieldsAndMeasures() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        QApplication::processEvents();
        fixture.trigger("action.palette");
        auto* list = fixture.find<QListView>("palette.list");
        new QAbstractItemModelTester(list->model(), list);
        auto* words = fixture.find<QLineEdit>("palette.words");
        fixture.type("palette.words", QStringLiteral("employees"));
        QVERIFY(list->model()->rowCount() >= 1);
        QTest::keyClick(words, Qt::Key_Return);
        QVERIFY(!words->isVisible());
        QCOMPARE(fixture.window->currentPage(), PageId::profile);
        QTRY_VERIFY(fixture.find<QLineEdit>("company.employees")->hasFocus());
        fixture.trigger("action.palette");
        fixture.type("palette.words", QStringLiteral("专业中试平台建设"));
        QTest::keyClick(words, Qt::Key_Return);
        QCOMPARE(fixture.window->currentPage(), PageId::policies);
        fixture.trigger("action.palette");
        fixture.type("palette.words", QStringLiteral("没有这样的词"));
        QCOMPARE(list->model()->rowCount(), 0);
        QTest::keyClick(words, Qt::Key_Escape);
        QVERIFY(!words->isVisible());
    }

    // A verb is found by its words in the language that is not shown, as well.
    void thePaletteKnowsVerbsInBothLanguages_data() {
        QTest::addColumn<QString>("words");
        for (const char* words :
             {"next_question", "回答最值得的问题", "question that matters", "保存快照", "support held"})
            QTest::newRow(words) << QString::fromUtf8(words);
    }
    void thePaletteKnowsVerbsInBothLanguages() {
        QFETCH(QString, words);
        for (const char* language : {"action.chinese", "action.english"}) {
            WindowFixture fixture;
            fixture.trigger("action.example");
            fixture.trigger(language);
            fixture.trigger("action.palette");
            fixture.type("palette.words", words.replace(QLatin1Char('_'), QLatin1Char(' ')));
            const bool isVerb = words != QStringLiteral("保存快照"); // a button of a panel is none
            QCOMPARE(fixture.find<QListView>("palette.list")->model()->rowCount() > 0, isVerb);
        }
    }
};

QTEST_MAIN(ResultPageTest)
#include "result_page_test.moc"
