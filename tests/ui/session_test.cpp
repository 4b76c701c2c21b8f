// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files: what is saved reads back equal, nothing unsaved is lost unasked, and a
// bad file is told of with all its mistakes while the open case stays.
#include <QCloseEvent>
#include <QFile>
#include <QPlainTextEdit>
#include <QTest>

#include "tests/ui/window_fixture.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

class SessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void savedCaseReopensEqual() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.type("company.revenue", QStringLiteral("1234.56万"));
        const Case before = fixture.subject();
        fixture.prompts.save = fixture.folder.filePath(QStringLiteral("案例"));
        fixture.trigger("action.save");
        QVERIFY(!fixture.window->session().isModified());
        QCOMPARE(fixture.window->session().path(), fixture.folder.filePath(QStringLiteral("案例.json")));
        fixture.trigger("action.new");
        QVERIFY(fixture.subject().projects.empty());
        fixture.prompts.open = fixture.folder.filePath(QStringLiteral("案例.json"));
        fixture.trigger("action.open");
        QCOMPARE(fixture.subject(), before);
        QCOMPARE(fixture.prompts.asked, 0);
    }

    void unsavedChangesAreAskedAbout_data() {
        QTest::addColumn<int>("answer");
        QTest::addColumn<bool>("leaves");
        QTest::newRow("save") << static_cast<int>(Prompts::Unsaved::save) << true;
        QTest::newRow("discard") << static_cast<int>(Prompts::Unsaved::discard) << true;
        QTest::newRow("cancel") << static_cast<int>(Prompts::Unsaved::cancel) << false;
    }
    void unsavedChangesAreAskedAbout() {
        QFETCH(int, answer);
        QFETCH(bool, leaves);
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.type("company.employees", QStringLiteral("99"));
        const Case before = fixture.subject();
        fixture.prompts.unsaved = static_cast<Prompts::Unsaved>(answer);
        fixture.prompts.save = fixture.folder.filePath(QStringLiteral("a.json"));
        fixture.trigger("action.new");
        QCOMPARE(fixture.prompts.asked, 1);
        QCOMPARE(fixture.subject() == before, !leaves);
        QCOMPARE(QFile::exists(fixture.prompts.save), fixture.prompts.unsaved == Prompts::Unsaved::save);
    }

    void closingAsksToo() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.type("company.employees", QStringLiteral("99"));
        QVERIFY(!fixture.window->close());
        QCOMPARE(fixture.prompts.asked, 1);
        fixture.prompts.unsaved = Prompts::Unsaved::discard;
        QVERIFY(fixture.window->close());
    }

    void saveWarnsOfWhatIsNoValue() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.type("company.employees", QStringLiteral("many"));
        fixture.prompts.save = fixture.folder.filePath(QStringLiteral("a.json"));
        fixture.trigger("action.save");
        QCOMPARE(fixture.prompts.refused.size(), 1);
        QVERIFY(!QFile::exists(fixture.prompts.save));
        fixture.prompts.saveAnyway = true;
        fixture.trigger("action.save");
        QVERIFY(QFile::exists(fixture.prompts.save));
    }

    void badFileIsToldOfWhole() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        const Case before = fixture.subject();
        QFile file(fixture.folder.filePath(QStringLiteral("bad.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"format":"biosubsidy-case/1","company":{"employees":-1,"colour":"red"}})");
        file.close();
        QVERIFY(!fixture.window->session().openFile(file.fileName()));
        QCOMPARE(fixture.subject(), before);
        const QString details = fixture.find<QPlainTextEdit>("problems.details")->toPlainText();
        QVERIFY(details.contains(QStringLiteral("/company/employees")));
        QVERIFY(details.contains(QStringLiteral("/company/colour")));
        QVERIFY(fixture.find<QWidget>("problems.summary")->isVisible());
    }

    void unwritableFileIsToldOf() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.prompts.save = fixture.folder.filePath(QStringLiteral("no/such/folder/a.json"));
        fixture.trigger("action.save");
        QVERIFY(fixture.find<QWidget>("problems.summary")->isVisible());
        QVERIFY(fixture.window->session().path().isEmpty());
    }

    void typingIsOneStepAndUndoesToSaved() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.type("company.employees", QStringLiteral("5000"));
        QVERIFY(fixture.window->session().isModified());
        QTest::keyClick(fixture.find<QLineEdit>("company.employees"), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!fixture.window->session().isModified());
        QCOMPARE(fixture.find<QLineEdit>("company.employees")->text(), QStringLiteral("126"));
    }

    void recentFilesAreListed() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.prompts.save = fixture.folder.filePath(QStringLiteral("a.json"));
        fixture.trigger("action.save_as");
        RecentFiles recent(*fixture.settings);
        QCOMPARE(recent.paths(), QStringList{fixture.prompts.save});
    }
};

QTEST_MAIN(SessionTest)
#include "session_test.moc"
