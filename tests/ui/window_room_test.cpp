// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window keeps within the screen and its parts within their place; the focus
// stays where the person left it; undo says what it undoes.
#include <QAbstractItemView>
#include <QCalendarWidget>
#include <QComboBox>
#include <QDateEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

#include "core/advice/question_answers.h"
#include "core/wording/money_text.h"
#include "tests/ui/window_fixture.h"
#include "ui/look/conversions.h"
#include "ui/results/claim_row.h"
#include "ui/results/result_page.h"
#include "ui/shell/screen_fit.h"
#include "ui/widgets/set_edit.h"
#include "ui/widgets/set_popup.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

class WindowRoomTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWindowIsMovedAndMadeToFit_data() {
        QTest::addColumn<QRect>("place");
        QTest::addColumn<QRect>("fits");
        const QRect screen(0, 24, 1366, 744);
        QTest::newRow("inside") << QRect(10, 30, 800, 600) << QRect(10, 30, 800, 600);
        QTest::newRow("too large") << QRect(-8, 0, 1382, 816) << screen;
        QTest::newRow("past the lower right corner") << QRect(900, 500, 800, 600) << QRect(566, 168, 800, 600);
        QTest::newRow("of another screen") << QRect(-1900, 100, 800, 600) << QRect(0, 100, 800, 600);
    }
    void aWindowIsMovedAndMadeToFit() {
        QFETCH(QRect, place);
        QFETCH(QRect, fits);
        QCOMPARE(fitted(place, QRect(0, 24, 1366, 744)), fits);
    }

    // 1920×1080 at 200%, and the smallest screen that is looked after.
    void noPageAsksForMoreThanASmallScreen_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("usual name") << QStringLiteral("甲公司");
        QTest::newRow("60 characters") << QString(60, QChar(0x7532));
        QTest::newRow("60 letters") << QString(60, QLatin1Char('W'));
    }
    void noPageAsksForMoreThanASmallScreen() {
        QFETCH(QString, name);
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.type("company.name", name);
        QCOMPARE(fixture.cases(), std::size_t{1});
        QApplication::processEvents();
        constexpr int widest = 1024;
        fixture.trigger("action.page_result");
        auto& result = *fixture.window->findChild<ResultPage*>();
        Q_EMIT result.applyRequested({0, 0}); // there is an application, with its details
        for (const char* page :
             {"cases", "profile", "result", "siting", "levers", "policies", "screening", "report", "applications"}) {
            fixture.trigger((std::string("action.page_") + page).c_str());
            QApplication::processEvents();
            const int least = fixture.window->minimumSizeHint().width();
            QVERIFY2(least <= widest, qPrintable(QStringLiteral("%1 asks for %2").arg(QLatin1String(page)).arg(least)));
        }
    }

    void fewClaimsKeepTheirHeight() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.trigger("action.page_result");
        QApplication::processEvents();
        fixture.find<QLineEdit>("result.search")->setText(QStringLiteral("专业中试平台建设"));
        QTest::qWait(50);
        int seen = 0;
        for (const ClaimRow* row : fixture.window->findChildren<ClaimRow*>()) {
            if (!row->isVisible()) continue;
            ++seen;
            const QWidget* head = row->findChild<QWidget*>(row->objectName() + QStringLiteral(".head"));
            QVERIFY2(head->height() <= head->heightForWidth(head->width()) + 2, qPrintable(row->objectName()));
        }
        QVERIFY(seen > 0 && seen < 5);
    }

    void aListThatOpensShowsWholeRows_data() {
        QTest::addColumn<QString>("field");
        QTest::newRow("short") << QStringLiteral("company.applicant");
        QTest::newRow("long") << QStringLiteral("company.city");
    }
    void aListThatOpensShowsWholeRows() {
        QFETCH(QString, field);
        WindowFixture fixture;
        fixture.trigger("action.example");
        auto* box = fixture.find<QComboBox>(field.toLatin1().constData());
        QVERIFY(box != nullptr);
        box->showPopup();
        QApplication::processEvents();
        const int rows = std::min(box->count(), box->maxVisibleItems());
        int height = 0;
        for (int row = 0; row < rows; ++row) height += box->view()->sizeHintForRow(row);
        const bool wholeScreen = box->view()->window()->height() >= box->screen()->availableGeometry().height();
        QVERIFY2(wholeScreen || box->view()->viewport()->height() >= height,
                 qPrintable(QStringLiteral("%1 of %2").arg(box->view()->viewport()->height()).arg(height)));
        box->hidePopup();
    }

    void theCalendarBeginsWithTheYearInChinese() {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
        WindowFixture fixture;
        fixture.trigger("action.example");
        auto* date = fixture.find<QDateEdit>("case.date");
        QTest::mouseClick(date, Qt::LeftButton, {}, QPoint(date->width() - 12, date->height() / 2));
        QApplication::processEvents();
        const auto* calendar = date->calendarWidget();
        const auto* month = calendar->findChild<QToolButton*>(QStringLiteral("qt_calendar_monthbutton"));
        const auto* year = calendar->findChild<QToolButton*>(QStringLiteral("qt_calendar_yearbutton"));
        QCOMPARE(year->text(), QStringLiteral("2026年"));
        QVERIFY(month->isVisible() && year->isVisible());
        QTRY_VERIFY2(year->x() < month->x(), qPrintable(year->text() + month->text()));
        date->calendarWidget()->window()->close();
        QLocale::setDefault(before);
    }

    void theFocusGoesBackAfterANotice() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        auto* line = fixture.find<QLineEdit>("company.revenue");
        line->setFocus();
        fixture.window->showProblem(QStringLiteral("出错了"), QStringLiteral("细节"));
        QApplication::processEvents();
        QTest::mouseClick(fixture.find<QPushButton>("problems.close"), Qt::LeftButton);
        QApplication::processEvents();
        QVERIFY2(line->hasFocus(), qPrintable(QApplication::focusWidget()->objectName()));
    }

    // The card that had the focus is gone; the date of the assessment does not get it.
    void theFocusStaysOnThePageAfterUndo() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.trigger("action.add_project");
        QApplication::processEvents();
        fixture.trigger("action.undo");
        QApplication::processEvents();
        const QWidget* focused = QApplication::focusWidget();
        QVERIFY(focused != nullptr);
        QVERIFY2(fixture.window->findChild<QWidget*>(QStringLiteral("page.profile"))->isAncestorOf(focused),
                 qPrintable(focused->objectName()));
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("3"));
        QCOMPARE(fixture.find<QDateEdit>("case.date")->date(), QDate(2026, 11, 22));
    }

    void theFocusGoesBackToTheFieldAfterUndo() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.type("company.employees", QStringLiteral("3"));
        fixture.trigger("action.undo");
        QApplication::processEvents();
        QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("company.employees"));
        QCOMPARE(fixture.find<QLineEdit>("company.employees")->text(), QStringLiteral("126"));
    }

    // From the day after a policy's end: a banner, and a click that shows its last day.
    void theDayAfterTheEndIsExplained() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        QApplication::processEvents();
        const QString then = fixture.total("ceiling");
        fixture.find<QDateEdit>("case.date")->setDate(QDate(2027, 1, 1));
        fixture.trigger("action.page_result");
        QApplication::processEvents();
        const auto* page = fixture.window->findChild<QWidget*>(QStringLiteral("page.result"));
        const auto* text = page->findChild<QLabel*>(QStringLiteral("result.term.0"));
        auto* show = page->findChild<QPushButton*>(QStringLiteral("result.term.0.show"));
        QVERIFY(text != nullptr && text->isVisible());
        QVERIFY(show->isVisible());
        QVERIFY2(text->text().contains(QStringLiteral("2026-12-31")), qPrintable(text->text()));
        QCOMPARE(fixture.total("ceiling"), QStringLiteral("0元"));
        QVERIFY(
            page->findChild<QLabel*>(QStringLiteral("composition.empty"))->text().contains(QStringLiteral("执行期")));
        QTRY_VERIFY2(show->text().contains(then), qPrintable(show->text() + then));
        show->click();
        QTRY_COMPARE(fixture.total("ceiling"), then);
        QCOMPARE(fixture.find<QDateEdit>("case.date")->date(), QDate(2026, 12, 31));
        QVERIFY(!text->isVisible());
    }

    // A bound until it is found, then one figure: that of the search.
    void theBestCaseIsTheOneThatWasFound() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        QTRY_VERIFY(fixture.find<FigureLink>("totals.pending") != nullptr);
        const auto* link = fixture.find<FigureLink>("totals.pending");
        QTRY_COMPARE(link->caption(), QStringLiteral("最好情形"));
        const advice::TotalRange range =
            advice::totalRange(fixture.rules, fixture.subject(), fixture.window->runner().options());
        QVERIFY(range.high.exact());
        QCOMPARE(link->value(), toQt(wording::roundedText(range.high.bound, Language::zh)));
        fixture.type("company.employees", QStringLiteral("3"));
        QApplication::processEvents();
        QVERIFY(link->caption() == QStringLiteral("最好情形至多") || link->caption() == QStringLiteral("最好情形"));
        QTRY_COMPARE(link->caption(), QStringLiteral("最好情形"));
    }

    // No more than what its best and its worst answer differ by, and the largest first.
    void aQuestionStakesWhatItsAnswersDifferBy() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        QTRY_VERIFY(fixture.find<FigureLink>("totals.pending") != nullptr);
        const auto* line = fixture.find<FigureLink>("totals.pending");
        QTRY_COMPARE(line->caption(), QStringLiteral("最好情形"));
        const AssessmentPtr& latest = fixture.window->runner().latest();
        const advice::Bounds bounds = advice::boundsOf(*latest, fixture.window->runner().options());
        Money most;
        for (const advice::Answers& answers : bounds.questions)
            most = std::max(most, answers.upperBound - answers.lowerBound);
        const auto* first = fixture.find<QPushButton>("questions.0");
        QTRY_VERIFY2(first->accessibleName().contains(toQt(wording::moneyText(most, Language::zh))),
                     qPrintable(first->accessibleName()));
    }

    void aNoticeLeadsToTheFile() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.prompts.save = fixture.folder.filePath(QStringLiteral("甲.json"));
        fixture.trigger("action.save_as");
        const auto* text = fixture.find<QLabel>("window.notice.text");
        QVERIFY(text->isVisible());
        QVERIFY2(text->text().contains(QStringLiteral("甲.json")), qPrintable(text->text()));
        QVERIFY(fixture.find<QPushButton>("window.notice.open")->isVisible());
        QVERIFY(fixture.find<QPushButton>("window.notice.folder")->isVisible());
    }

    void textsGrowAndShrink() {
        WindowFixture fixture;
        const qreal usual = QApplication::font().pointSizeF();
        fixture.trigger("action.zoom_in");
        QVERIFY(QApplication::font().pointSizeF() > usual);
        fixture.trigger("action.usual_zoom");
        QCOMPARE(QApplication::font().pointSizeF(), usual);
        fixture.trigger("action.zoom_out");
        QVERIFY(QApplication::font().pointSizeF() < usual);
        fixture.trigger("action.usual_zoom");
    }

    void aBareAmountIsAskedAbout() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.type("company.revenue", QStringLiteral("4200"));
        auto* offer = fixture.find<QPushButton>("company.revenue.offer");
        QVERIFY(offer->isVisible());
        QVERIFY2(offer->text().contains(QStringLiteral("4,200万元")), qPrintable(offer->text()));
        QCOMPARE(std::get<Money>(fixture.fact(Entity::company, 0, "revenue")), Money::fromYuan(4200));
        offer->click();
        QCOMPARE(std::get<Money>(fixture.fact(Entity::company, 0, "revenue")), Money::fromYuan(42'000'000));
        QVERIFY(!offer->isVisible());
        fixture.type("company.revenue", QStringLiteral("4200万"));
        QVERIFY(!offer->isVisible());
    }

    void aTradeFindsItsFields_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("found"); // "": nothing
        QTest::newRow("a field") << QStringLiteral("工业 酶") << QStringLiteral("工业酶");
        QTest::newRow("a trade") << QStringLiteral("合成生物") << QStringLiteral("自动化生物铸造平台");
        QTest::newRow("in English") << QStringLiteral("Synthetic bio") << QStringLiteral("自动化生物铸造平台");
        QTest::newRow("neither") << QStringLiteral("炼钢") << QString();
    }
    void aTradeFindsItsFields() {
        QFETCH(QString, words);
        QFETCH(QString, found);
        WindowFixture fixture;
        fixture.trigger("action.example");
        auto* editor = qobject_cast<SetEdit*>(fixture.find<QWidget>("projects.p1.fields.editor"));
        QVERIFY(editor != nullptr);
        SetPopup& popup = editor->popup();
        popup.search().setText(words);
        QStringList shown;
        for (int row = 0; row < popup.list().count(); ++row) {
            if (!popup.list().item(row)->isHidden()) shown << popup.list().item(row)->text();
        }
        QCOMPARE(shown.isEmpty(), found.isEmpty());
        QVERIFY2(found.isEmpty() || shown.contains(found), qPrintable(shown.join(QLatin1Char(' '))));
        QVERIFY(shown.size() < popup.list().count());
    }

    void theTotalsOfOneCaseAreNotOverManyFirms() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.trigger("action.page_screening");
        QVERIFY(!fixture.find<QWidget>("totals")->isVisible());
        fixture.trigger("action.page_result");
        QVERIFY(fixture.find<QWidget>("totals")->isVisible());
    }

    void undoSaysWhatItUndoes() {
        WindowFixture fixture;
        auto* undo = fixture.find<QAction>("action.undo");
        auto* redo = fixture.find<QAction>("action.redo");
        QCOMPARE(undo->text(), QStringLiteral("撤销(&U)"));
        fixture.trigger("action.example");
        fixture.type("company.employees", QStringLiteral("3"));
        QCOMPARE(undo->text(), QStringLiteral("撤销(&U)：修改“从业人员”"));
        fixture.trigger("action.add_project");
        QCOMPARE(undo->text(), QStringLiteral("撤销(&U)：添加项目 p3"));
        undo->trigger();
        QCOMPARE(redo->text(), QStringLiteral("重做(&R)：添加项目 p3"));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // its card
        fixture.texts.setLanguage(Language::en);
        QCOMPARE(redo->text(), QStringLiteral("&Redo: add project p3"));
    }
};

QTEST_MAIN(WindowRoomTest)
#include "window_room_test.moc"
