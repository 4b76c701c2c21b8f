// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nothing clipped, nothing overlapping: on every page, in both languages, every
// text has at least the room that it asks for and no two neighbours share a place.
// ctest runs this at scales of 100%, 150% and 200%.
#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLayout>
#include <QLineEdit>
#include <QTabBar>
#include <QTest>

#include "tests/support/applications.h"
#include "tests/ui/looks.h"
#include "tests/ui/window_fixture.h"
#include "ui/applications/applications_page.h"
#include "ui/results/composition_row.h"
#include "ui/results/result_page.h"
#include "ui/widgets/eliding_button.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

namespace {

QString nameOf(const QWidget& widget, const QString& text) {
    return QStringLiteral("%1 %2 \"%3\" %4×%5, asks for %6×%7")
        .arg(QString::fromLatin1(widget.metaObject()->className()), widget.objectName(), text.left(30))
        .arg(widget.width())
        .arg(widget.height())
        .arg(widget.sizeHint().width())
        .arg(widget.sizeHint().height());
}

// These draw an ellipsis where there is no room, and say the whole in a tooltip.
bool elides(const QWidget& widget) {
    return qobject_cast<const ElidingButton*>(&widget) != nullptr ||
           qobject_cast<const CompositionRow*>(&widget) != nullptr || widget.property("elides").toBool();
}

// Rounding of a layout at a fractional scale may take a pixel.
constexpr int slack = 2;

QString clippedLabel(const QLabel& label) {
    if (label.text().isEmpty() || elides(label) || !label.pixmap(Qt::ReturnByValue).isNull()) return {};
    if (label.wordWrap()) {
        const int needed = label.heightForWidth(label.width());
        return needed > label.height() + slack ? nameOf(label, label.text()) : QString();
    }
    const bool fits = label.width() + slack >= label.sizeHint().width();
    return fits ? QString() : nameOf(label, label.text());
}

QString clippedButton(const QAbstractButton& button) {
    if (button.text().isEmpty() || elides(button)) return {};
    if (button.sizePolicy().horizontalPolicy() == QSizePolicy::Ignored) { // the title of a card
        const int text = button.fontMetrics().horizontalAdvance(button.text());
        return button.width() + slack >= text ? QString() : nameOf(button, button.text());
    }
    const bool fits = button.width() + slack >= button.sizeHint().width();
    return fits ? QString() : nameOf(button, button.text());
}

bool isSeen(const QWidget& widget) {
    return widget.isVisible() && widget.width() > 0 && widget.height() > 0;
}

QStringList clippedIn(const QWidget& window) {
    QStringList clipped;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        if (!isSeen(*widget) || widget->objectName().startsWith(QLatin1String("qt_"))) continue;
        if (const auto* label = qobject_cast<const QLabel*>(widget)) clipped << clippedLabel(*label);
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) clipped << clippedButton(*button);
        if (const auto* box = qobject_cast<const QComboBox*>(widget)) {
            constexpr int frame = 40; // padding and arrow
            if (box->fontMetrics().horizontalAdvance(box->currentText()) + frame > box->width() + slack)
                clipped << nameOf(*box, box->currentText());
        }
    }
    clipped.removeAll(QString());
    return clipped;
}

// Neighbours that a layout placed and whose places cross.
QStringList overlappingIn(const QWidget& window) {
    QStringList overlapping;
    for (const QWidget* parent : window.findChildren<QWidget*>()) {
        if (!isSeen(*parent) || parent->layout() == nullptr) continue;
        std::vector<const QWidget*> placed;
        for (const QObject* child : parent->children()) {
            const auto* widget = qobject_cast<const QWidget*>(child);
            if (widget != nullptr && isSeen(*widget) && !widget->isWindow() &&
                parent->layout()->indexOf(const_cast<QWidget*>(widget)) >= 0)
                placed.push_back(widget);
        }
        for (std::size_t first = 0; first < placed.size(); ++first) {
            for (std::size_t second = first + 1; second < placed.size(); ++second) {
                const QRect common = placed[first]->geometry() & placed[second]->geometry();
                if (common.width() > slack && common.height() > slack)
                    overlapping << nameOf(*placed[first], {}) + QStringLiteral(" and ") + nameOf(*placed[second], {});
            }
        }
    }
    return overlapping;
}

QStringList pageActions(const WindowFixture& fixture) {
    QStringList names;
    for (const QAction* action : fixture.window->findChildren<QAction*>()) {
        if (action->objectName().startsWith(QLatin1String("action.page_")) && action->isVisible() &&
            action->isEnabled())
            names << action->objectName();
    }
    return names;
}

} // namespace

class LayoutTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTextHasRoom_data() {
        QTest::addColumn<int>("language");
        QTest::addColumn<QSize>("size");
        QTest::newRow("zh 1366x768") << static_cast<int>(Language::zh) << QSize(1366, 768);
        QTest::newRow("en 1366x768") << static_cast<int>(Language::en) << QSize(1366, 768);
        QTest::newRow("zh 1920x1080") << static_cast<int>(Language::zh) << QSize(1920, 1080);
        QTest::newRow("en 1920x1080") << static_cast<int>(Language::en) << QSize(1920, 1080);
    }
    void everyTextHasRoom() {
        QFETCH(int, language);
        QFETCH(QSize, size);
        WindowFixture fixture(static_cast<Language>(language));
        fixture.window->resize(size);
        QStringList faults = faultsOf(fixture, QStringLiteral("start"));
        fixture.trigger("action.example");
        QApplication::processEvents();
        for (const QString& action : pageActions(fixture)) {
            fixture.trigger(action.toLatin1().constData());
            faults << faultsOf(fixture, action);
        }
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
    }

    void everyStepOfAScreeningHasRoom_data() { addLanguages(); }
    void everyStepOfAScreeningHasRoom() {
        QFETCH(int, language);
        WindowFixture fixture(static_cast<Language>(language));
        fixture.trigger("action.page_screening");
        QFile file(fixture.folder.filePath(QStringLiteral("2026年第一批园区企业情况汇总表.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("企业名称,所在城市,项目1总投资（万元）,联系人\n甲公司,北京,20000,张三\n乙公司,无此地,1,李四\n");
        file.close();
        fixture.prompts.open = file.fileName();
        fixture.find<QAbstractButton>("screening.choose")->click();
        QTRY_VERIFY(fixture.find<QWidget>("screening.columns")->isVisible());
        QStringList faults = faultsOf(fixture, QStringLiteral("columns"));
        fixture.find<QAbstractButton>("screening.start")->click();
        QTRY_VERIFY(fixture.find<QAbstractButton>("screening.problems_button")->isVisible());
        fixture.find<QAbstractButton>("screening.problems_button")->click();
        faults << faultsOf(fixture, QStringLiteral("results"));
        fixture.find<QAbstractButton>("screening.other")->click();
        faults << faultsOf(fixture, QStringLiteral("earlier results"));
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
    }

    void everyViewOfApplicationsHasRoom_data() { addLanguages(); }
    void everyViewOfApplicationsHasRoom() {
        QFETCH(int, language);
        WindowFixture fixture(static_cast<Language>(language));
        fixture.trigger("action.example");
        fixture.trigger("action.page_result");
        QApplication::processEvents();
        Q_EMIT fixture.window->findChild<ResultPage*>()->applyRequested({0, 0});
        auto& page = *fixture.window->findChild<ApplicationsPage*>();
        const auto stored = fixture.library->applications().load(page.model().ids().front());
        applications::Application full = test::fullApplication(); // with doubts, too
        full.claim = stored->application.claim;
        full.title = stored->application.title;
        page.steps().change({{stored->id, stored->application, full}});
        QStringList faults = faultsOf(fixture, QStringLiteral("details"));
        for (const char* view : {"calendar", "estimates", "list"}) {
            fixture.find<QAbstractButton>((std::string("applications.view.") + view).c_str())->click();
            faults << faultsOf(fixture, QString::fromLatin1(view));
        }
        fixture.find<QAbstractButton>("applications.details")->click();
        faults << faultsOf(fixture, QStringLiteral("list alone"));
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
    }

    void everyTabOfTheFormHasRoom() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        QStringList faults;
        auto* tabs = fixture.find<QTabBar>("form.pages");
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            faults << faultsOf(fixture, tabs->tabText(tab));
        }
        QVERIFY2(faults.isEmpty(), qPrintable(QLatin1Char('\n') + faults.join(QLatin1Char('\n'))));
    }

    // The test would not pass on a window that is too small for its texts.
    void aLabelWithoutRoomIsFound() {
        QWidget window;
        auto* label = new QLabel(QStringLiteral("一段放不下的文字"), &window);
        label->resize(20, 20);
        window.show();
        QCOMPARE(clippedIn(window).size(), 1);
    }

private:
    // What is computed in the background comes in, and layouts settle; faults that
    // are still there after some seconds are faults.
    static QStringList faultsOf(const WindowFixture& fixture, const QString& page) {
        constexpr int settling = 300;
        constexpr int attempts = 30;
        QStringList faults;
        for (int attempt = 0; attempt < attempts; ++attempt) {
            QTest::qWait(settling);
            faults.clear();
            for (const QString& fault : clippedIn(*fixture.window)) faults << page + QStringLiteral(" clips ") + fault;
            for (const QString& fault : overlappingIn(*fixture.window))
                faults << page + QStringLiteral(" overlaps ") + fault;
            if (faults.isEmpty()) break;
        }
        return faults;
    }
};

QTEST_MAIN(LayoutTest)
#include "layout_test.moc"
