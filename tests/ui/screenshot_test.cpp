// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures of the window at 1366 × 768 in both languages, for the manual and for
// eyes: written into the folder named by BIOSUBSIDY_SCREENSHOTS, if it is set.
// Without it the test still draws every page.
#include <QAbstractButton>
#include <QClipboard>
#include <QDir>
#include <QPushButton>
#include <QTest>

#include "tests/ui/looks.h"
#include "tests/ui/window_fixture.h"
#include "ui/results/claim_row.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

class ScreenshotTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drawsEveryPage_data() { addLooks(); }
    void drawsEveryPage() {
        QFETCH(int, language);
        QFETCH(bool, dark);
        WindowFixture fixture(static_cast<Language>(language));
        fixture.trigger(dark ? "action.dark" : "action.light");
        const QString suffix = QString::fromLatin1(QTest::currentDataTag());
        QVERIFY(draw(fixture, QStringLiteral("start-%1").arg(suffix)));
        fixture.trigger("action.example");
        QVERIFY(draw(fixture, QStringLiteral("example-%1").arg(suffix)));
        fixture.trigger("action.page_result");
        QVERIFY(draw(fixture, QStringLiteral("result-%1").arg(suffix)));
        fixture.find<ClaimRow>("claim.beijing-2024/pilot-platform/p1")->setOpen(true);
        QVERIFY(draw(fixture, QStringLiteral("claim-%1").arg(suffix)));
        for (const QAction* action : fixture.window->findChildren<QAction*>()) {
            const QString name = action->objectName();
            if (!name.startsWith(QLatin1String("action.page_")) || !action->isEnabled() || !action->isVisible())
                continue;
            fixture.trigger(name.toLatin1().constData());
            QVERIFY(draw(fixture, name.mid(12) + QLatin1Char('-') + suffix));
        }
        fixture.trigger("action.next_question");
        QVERIFY(draw(fixture, QStringLiteral("question-%1").arg(suffix)));
        QGuiApplication::clipboard()->setText(QStringLiteral("编号\t名称\t总投资（万元）\t所在城市\t备注\na1\t酶制剂二"
                                                             "期\t8,000\t北京\tx\na2\t发酵车间\t一亿\t天津\t\n"));
        fixture.find<QPushButton>("projects.paste_table")->click();
        QVERIFY(draw(fixture, QStringLiteral("paste-%1").arg(suffix)));
        fixture.trigger("action.palette");
        QVERIFY(draw(fixture, QStringLiteral("palette-%1").arg(suffix)));
        fixture.trigger("action.help");
        QVERIFY(draw(fixture, QStringLiteral("help-%1").arg(suffix)));
    }

private:
    static bool draw(const WindowFixture& fixture, const QString& name) {
        QTest::qWait(600);
        const QPixmap picture = fixture.window->grab();
        const QString folder = qEnvironmentVariable("BIOSUBSIDY_SCREENSHOTS");
        if (!folder.isEmpty() && !picture.save(QDir(folder).filePath(name + QStringLiteral(".png")))) return false;
        return picture.size() == fixture.window->size() * fixture.window->devicePixelRatio();
    }
};

QTEST_MAIN(ScreenshotTest)
#include "screenshot_test.moc"
