// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window as a whole: every widget that takes keys has a name, every verb a
// menu and a shortcut, the language changes everywhere, and the result keeps its
// place while it changes.
#include <algorithm>

#include <QAbstractButton>
#include <QComboBox>
#include <QDateEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QTest>
#include <QTextBrowser>
#include <QTextCursor>
#include <QToolButton>

#include "tests/ui/window_fixture.h"
#include "ui/results/claim_row.h"
#include "ui/widgets/badge.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

namespace {

bool hasChinese(const QString& text) {
    for (const QChar character : text) {
        if (character.unicode() >= 0x4E00 && character.unicode() <= 0x9FFF) return true;
    }
    return false;
}

// What a widget says; "" for one that says what a person typed.
QString wordsOf(const QWidget& widget) {
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) return label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) return button->text();
    if (const auto* box = qobject_cast<const QComboBox*>(&widget)) return box->currentText();
    if (const auto* line = qobject_cast<const QLineEdit*>(&widget)) return line->placeholderText();
    return {};
}

// Claims and pieces of advice name the clause, which has no English name.
bool quotesAClause(const QWidget& widget) {
    for (const QWidget* above = widget.parentWidget(); above != nullptr; above = above->parentWidget()) {
        for (const char* name : {"claim.", "advice", "composition"}) {
            if (above->objectName().startsWith(QLatin1String(name))) return true;
        }
    }
    return false;
}

bool takesKeys(const QWidget& widget) {
    return qobject_cast<const QLineEdit*>(&widget) != nullptr || qobject_cast<const QComboBox*>(&widget) != nullptr ||
           qobject_cast<const QAbstractButton*>(&widget) != nullptr;
}

} // namespace

class WindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDateIsTypedInARow() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        auto* date = fixture.find<QDateEdit>("case.date");
        date->setFocus();
        date->selectAll();
        QTest::keyClicks(date, QStringLiteral("2027-02-03"));
        QTest::keyClick(date, Qt::Key_Return);
        QCOMPARE(date->date(), QDate(2027, 2, 3));
        QTest::keyClick(date, Qt::Key_Home);
        QTest::keyClicks(date, QStringLiteral("2026"));
        QTest::keyClick(date, Qt::Key_Return);
        QCOMPARE(date->date(), QDate(2026, 2, 3));
    }

    void helpIsSetAnewInEachLanguage() {
        WindowFixture fixture;
        fixture.trigger("action.help");
        fixture.texts.setLanguage(Language::en);
        const auto* help = fixture.find<QTextBrowser>("help.text");
        QVERIFY(help->toPlainText().startsWith(QStringLiteral("First steps")));
        const QTextCursor found = help->document()->find(QStringLiteral("start a new one"));
        QVERIFY(!found.isNull());
        QCOMPARE(found.charFormat().fontWeight(), static_cast<int>(QFont::Normal));
    }

    void everyInputHasANameForScreenReaders() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        QApplication::processEvents();
        QStringList nameless;
        for (const QWidget* widget : fixture.window->findChildren<QWidget*>()) {
            const bool inner = widget->objectName().startsWith(QLatin1String("qt_"));
            if (!takesKeys(*widget) || inner || widget->focusPolicy() == Qt::NoFocus) continue;
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            if (widget->accessibleName().isEmpty() && (button == nullptr || button->text().isEmpty()))
                nameless << QString::fromLatin1(widget->metaObject()->className()) + widget->objectName();
        }
        QCOMPARE(nameless.join(QLatin1Char('|')), QString());
    }

    void everyVerbHasAMenuAndAShortcut() {
        WindowFixture fixture;
        QStringList lacking;
        QList<QKeySequence> seen;
        for (const QAction* action : fixture.window->findChildren<QAction*>()) {
            if (!action->objectName().startsWith(QLatin1String("action."))) continue;
            if (action->shortcut().isEmpty() || action->associatedObjects().isEmpty()) lacking << action->objectName();
            QVERIFY2(!seen.contains(action->shortcut()), qPrintable(action->objectName()));
            seen << action->shortcut();
        }
        QVERIFY(seen.size() > 15);
        QCOMPARE(lacking.join(QLatin1Char('|')), QString());
    }

    void everyPageOffersItsVerbsInAMenuAndUnderKeys() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.trigger("action.add_project"); // an empty library shows no list
        QCOMPARE(fixture.cases(), std::size_t{1});
        QList<QKeySequence> ofTheWindow;
        for (const QAction* action : fixture.window->findChildren<QAction*>()) {
            if (action->objectName().startsWith(QLatin1String("action."))) ofTheWindow << action->shortcut();
        }
        auto* menu = fixture.find<QMenu>("menu.page");
        QStringList shown;
        for (const char* page : {"cases", "profile", "result", "siting", "levers", "policies", "screening", "report"}) {
            fixture.trigger((std::string("action.page_") + page).c_str());
            QApplication::processEvents();
            // The curve is drawn in the background.
            if (page == std::string_view("levers"))
                QTRY_VERIFY(fixture.find<QToolButton>("curve.picture")->isVisible());
            Q_EMIT menu->aboutToShow();
            QList<QKeySequence> seen = ofTheWindow;
            for (const QAction* verb : menu->actions()) {
                if (verb->isSeparator() || verb->objectName().isEmpty()) continue;
                QVERIFY2(!verb->text().isEmpty() && !verb->shortcut().isEmpty(), qPrintable(verb->objectName()));
                QVERIFY2(!seen.contains(verb->shortcut()), qPrintable(verb->objectName()));
                seen << verb->shortcut();
                shown << verb->objectName();
            }
        }
        for (const char* expected :
             {"cases.archive", "verb.cases.history", "verb.siting.data_button", "verb.curve.picture",
              "verb.policies.add", "verb.text.attach", "verb.screening.choose", "verb.report.export"})
            QVERIFY2(shown.contains(QLatin1String(expected)), expected);
    }

    void aPagesVerbDoesWhatItsButtonDoes() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.trigger("action.add_project");
        QCOMPARE(fixture.cases(), std::size_t{1});
        fixture.trigger("action.page_cases");
        auto* history = fixture.find<QPushButton>("cases.history");
        const bool before = history->isChecked();
        auto* verb = fixture.find<QAction>("verb.cases.history");
        verb->trigger();
        QCOMPARE(history->isChecked(), !before);
        history->setEnabled(false);
        QVERIFY(!verb->isEnabled());
        history->setEnabled(true);
        QVERIFY(verb->isEnabled());
        fixture.trigger("action.page_profile");
        verb->trigger(); // its page is not shown
        QCOMPARE(history->isChecked(), !before);
    }

    // The case here has no Chinese in it, nor has the pack's clause an English
    // name: labels that quote either are left out.
    void englishLeavesNoChinese() {
        WindowFixture fixture;
        fixture.trigger("action.new");
        fixture.trigger("action.add_project");
        fixture.trigger("action.add_expense");
        fixture.trigger("action.add_award");
        fixture.trigger("action.english");
        QApplication::processEvents();
        QStringList left;
        for (const QWidget* widget : fixture.window->findChildren<QWidget*>()) {
            const bool quotes = quotesAClause(*widget);
            const bool language = widget->objectName().endsWith(QLatin1String(".language"));
            const bool example = widget->objectName() == QLatin1String("form.help");
            if (quotes || language || example || widget->objectName() == QLatin1String("packs")) continue;
            if (hasChinese(wordsOf(*widget))) left << widget->objectName() + QLatin1Char('=') + wordsOf(*widget);
        }
        for (const QAction* action : fixture.window->findChildren<QAction*>()) {
            if (action->objectName() != QLatin1String("action.chinese") && hasChinese(action->text()))
                left << action->text();
        }
        QCOMPARE(left.join(QLatin1Char('|')), QString());
    }

    void chineseComesBack() {
        WindowFixture fixture(Language::en);
        fixture.trigger("action.example");
        const QString english = fixture.total("ceiling");
        QVERIFY(english.startsWith(QLatin1String("CNY ")));
        fixture.trigger("action.chinese");
        QVERIFY(fixture.total("ceiling").endsWith(QStringLiteral("元")));
        QCOMPARE(fixture.find<QLineEdit>("company.revenue")->text(), QStringLiteral("6,800万元"));
        QVERIFY(fixture.session().saving() == CaseSession::Saving::unchanged);
    }

    void englishAmountCanBeEditedInPlace() {
        WindowFixture fixture(Language::en);
        fixture.trigger("action.example");
        auto* line = fixture.find<QLineEdit>("company.revenue");
        QCOMPARE(line->text(), QStringLiteral("CNY 68,000,000"));
        line->setFocus();
        line->end(false);
        QTest::keyClicks(line, QStringLiteral(".5"));
        QCOMPARE(std::get<Money>(fixture.fact(Entity::company, 0, "revenue")), Money::fromFen(6'800'000'050));
    }

    void openClaimStaysOpenWhileTheResultChanges() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.trigger("action.page_result");
        QApplication::processEvents();
        auto* row = fixture.find<ClaimRow>("claim.beijing-2024/pilot-platform/p1");
        QVERIFY(row != nullptr);
        row->setOpen(true);
        auto* details = fixture.find<QLabel>("claim.beijing-2024/pilot-platform/p1.details");
        QVERIFY(details->text().contains(QStringLiteral("5,000万元")));
        fixture.type("projects.p1.total_investment", QStringLiteral("1亿"));
        QApplication::processEvents();
        QCOMPARE(fixture.find<ClaimRow>("claim.beijing-2024/pilot-platform/p1"), row);
        QVERIFY(row->isOpen());
        QVERIFY(details->text().contains(QStringLiteral("3,000万元")));
    }

    void draftIsMarked() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.find<QComboBox>("company.city")->setCurrentIndex(3); // Chongqing
        fixture.trigger("action.page_result");
        const auto marked = [&] {
            const QList<Badge*> badges = fixture.window->findChildren<Badge*>();
            return std::any_of(badges.begin(), badges.end(), [](const Badge* badge) {
                return badge->isVisible() && badge->text() == QStringLiteral("征求意见稿");
            });
        };
        QTRY_VERIFY(marked());
        QVERIFY(fixture.text("packs").contains(QStringLiteral("征求意见稿")));
    }

    void darkKeepsTheResult() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        const QString before = fixture.total("ceiling");
        fixture.trigger("action.dark");
        QCOMPARE(fixture.total("ceiling"), before);
        QCOMPARE(fixture.theme.scheme(), Theme::Scheme::dark);
    }
};

QTEST_MAIN(WindowTest)
#include "window_test.moc"
