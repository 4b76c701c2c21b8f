// SPDX-License-Identifier: GPL-3.0-or-later
//
// The open case: every change reaches the library unasked, nothing is lost when a
// case is left or the library fails, files are for exchange, and a bad file is
// told of with all its mistakes while the open case stays.
#include <array>
#include <filesystem>

#include <QCloseEvent>
#include <QFile>
#include <QPlainTextEdit>
#include <QTest>

#include "core/packs/built_in_rules.h"
#include "tests/support/rules.h"
#include "tests/ui/window_fixture.h"
#include "ui/session/award_drafts.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;

class SessionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changesSaveThemselves() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        QCOMPARE(*fixture.library->cases().count(storage::CaseQuery::Shelf::current), std::size_t{0});
        fixture.type("company.employees", QStringLiteral("99"));
        QTRY_VERIFY(fixture.session().saving() == CaseSession::Saving::saved);
        const storage::StoredCase stored = *fixture.library->cases().load(*fixture.session().caseId());
        QVERIFY(stored.facts.find("\"employees\": 99") != std::string::npos);
        QTRY_VERIFY(fixture.library->cases().load(stored.id)->result.has_value());
        QCOMPARE(fixture.text("case.state"), QStringLiteral("已自动保存"));
        QCOMPARE(fixture.prompts.asked, 0);
    }

    // In both languages until it enters the library, under the name that it has then.
    void exampleIsNamedInTheLanguageOfTheMoment() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        QCOMPARE(fixture.session().name(), QStringLiteral("示例案例"));
        fixture.texts.setLanguage(Language::en);
        QCOMPARE(fixture.session().name(), QStringLiteral("Example case"));
        fixture.type("company.employees", QStringLiteral("99"));
        QTRY_VERIFY(fixture.session().saving() == CaseSession::Saving::saved);
        fixture.texts.setLanguage(Language::zh);
        QCOMPARE(fixture.session().name(), QStringLiteral("Example case"));
        QCOMPARE(fixture.library->cases().load(*fixture.session().caseId())->title, std::string("Example case"));
    }

    void leavingSavesAtOnce() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.type("company.employees", QStringLiteral("99"));
        const Case before = fixture.subject();
        fixture.trigger("action.new");
        QVERIFY(fixture.subject().projects.empty());
        const auto ids = *fixture.library->cases().find({});
        QCOMPARE(ids.size(), std::size_t{1});
        QVERIFY(fixture.session().openCase(ids.front()));
        QCOMPARE(fixture.subject(), before);
        QCOMPARE(fixture.prompts.asked, 0);
    }

    void closingTheWindowSavesUnasked() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.type("company.employees", QStringLiteral("99"));
        QVERIFY(fixture.window->close());
        QCOMPARE(fixture.prompts.asked, 0);
        QCOMPARE(*fixture.library->cases().count(storage::CaseQuery::Shelf::current), std::size_t{1});
    }

    void untouchedNewCaseIsNoCase() {
        WindowFixture fixture;
        fixture.trigger("action.new");
        fixture.trigger("action.new");
        fixture.trigger("action.close");
        QCOMPARE(fixture.cases(), std::size_t{0});
    }

    void exportedCaseReopensEqual() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.type("company.revenue", QStringLiteral("1234.56万"));
        const Case before = fixture.subject();
        fixture.prompts.save = fixture.folder.filePath(QStringLiteral("案例"));
        fixture.trigger("action.save_as");
        const QString file = fixture.folder.filePath(QStringLiteral("案例.biosubsidy.json"));
        QVERIFY(QFile::exists(file));
        fixture.trigger("action.new");
        fixture.prompts.open = file;
        fixture.trigger("action.open");
        QCOMPARE(fixture.subject(), before);
        QCOMPARE(fixture.cases(), std::size_t{1}); // the file's is the one that was typed in
    }

    // As a double-click does: once more is the same case, until one of them changes.
    void fileThatIsThereAlreadyOpensItsCase() {
        WindowFixture fixture;
        const QString path = QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/resources/examples/beijing.json");
        QVERIFY(fixture.session().openFile(path));
        const std::optional<storage::CaseId> first = fixture.session().caseId();
        QVERIFY(first.has_value());
        fixture.trigger("action.new");
        QVERIFY(fixture.session().openFile(path));
        QCOMPARE(fixture.session().caseId(), first);
        QVERIFY(fixture.session().openFile(path)); // it is open
        QCOMPARE(fixture.cases(), std::size_t{1});

        fixture.type("company.employees", QStringLiteral("99"));
        QVERIFY(fixture.session().openFile(path)); // what the file says is no longer there
        QVERIFY(fixture.session().caseId() != first);
        QCOMPARE(fixture.cases(), std::size_t{2});

        QVERIFY(fixture.library->cases().setDeleted(std::array{*fixture.session().caseId()}, fixture.moment));
        fixture.trigger("action.close");
        QVERIFY(fixture.session().openFile(path)); // not the deleted one
        QCOMPARE(fixture.cases(), std::size_t{2});
    }

    void fileThatTakesItsNameForATitle() {
        WindowFixture fixture;
        const QString path = fixture.folder.filePath(QStringLiteral("某厂.biosubsidy.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(test::json("{'format': 'biosubsidy-case/1', 'company': {}}").c_str());
        file.close();
        QVERIFY(fixture.session().openFile(path));
        QCOMPARE(fixture.session().name(), QStringLiteral("某厂"));
    }

    void typingIsOneStepAcrossSaves() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.type("company.employees", QStringLiteral("50"));
        QVERIFY(fixture.session().save());
        auto* line = fixture.find<QLineEdit>("company.employees");
        QTest::sendKeyEvent(QTest::Click, line, Qt::Key_unknown, QStringLiteral("0"), {});
        QVERIFY(fixture.session().save());
        QTest::keyClick(line, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(line->text(), QStringLiteral("126"));
    }

    void draftsOfAwardsAreKept() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.trigger("action.add_award");
        QVERIFY(fixture.session().save());
        const auto drafts = fixture.window->document().awards();
        const storage::CaseId id = *fixture.session().caseId();
        fixture.trigger("action.new");
        QVERIFY(fixture.session().openCase(id));
        QVERIFY(fixture.window->document().awards() == drafts);
        QCOMPARE(fixture.prompts.refused.size(), 0);
    }

    void draftsReadBack() {
        std::vector<AwardDraft> drafts{{"a1", "某政策", Money::fromYuan(5), AwardLevel::district, std::nullopt},
                                       {"a2", std::nullopt, std::nullopt, AwardLevel::city,
                                        AwardAim{AwardTarget::measure, "beijing-2024/pilot-platform"}},
                                       {"a3", std::nullopt, std::nullopt, AwardLevel::provincial,
                                        AwardAim{AwardTarget::measure, "beijing-2024/hnte-first"}, 2025,
                                        "beijing-2024/hnte-first"}};
        const Case empty = Case::empty(RuleBook::make(builtInVocabulary(), builtInPacks()).value()->vocabulary());
        QVERIFY(sheetOf(empty, draftsText(drafts)).awards == drafts);
        QVERIFY(sheetOf(empty, "").awards.empty());
        QVERIFY(sheetOf(empty, "no JSON").awards.empty());
    }

    void leavingAsksAboutWhatCannotBeRead() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.type("company.employees", QStringLiteral("many"));
        fixture.trigger("action.new");
        QCOMPARE(fixture.prompts.refused.size(), 1);
        QVERIFY(!fixture.subject().projects.empty());
        fixture.prompts.saveAnyway = true;
        fixture.trigger("action.new");
        QVERIFY(fixture.subject().projects.empty());
    }

    void leavingAsksAboutAnAwardToo() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.trigger("action.add_award");
        const QString name = QStringLiteral("awards.%1.amount")
                                 .arg(QString::fromStdString(fixture.window->document().awards().back().id));
        fixture.type(name.toUtf8().constData(), QStringLiteral("一点儿"));
        fixture.trigger("action.new");
        QCOMPARE(fixture.prompts.refused.size(), 1);
        QVERIFY(!fixture.subject().projects.empty());
        fixture.prompts.saveAnyway = true;
        fixture.trigger("action.new");
        QVERIFY(fixture.subject().projects.empty());
    }

    void earlierStateComesBackAndCanBeUndone() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.type("company.employees", QStringLiteral("99"));
        QVERIFY(fixture.session().save());
        const storage::CaseId id = *fixture.session().caseId();
        fixture.moment += std::chrono::hours(1);
        fixture.type("company.employees", QStringLiteral("77"));
        QVERIFY(fixture.session().save());
        const auto states = *fixture.library->history().states(id);
        QCOMPARE(states.size(), std::size_t{2});
        QVERIFY(fixture.session().bringBack(states.back().id));
        QCOMPARE(fixture.find<QLineEdit>("company.employees")->text(), QStringLiteral("99"));
        QCOMPARE(fixture.library->history().states(id)->size(), std::size_t{3});
        fixture.trigger("action.undo");
        QCOMPARE(fixture.find<QLineEdit>("company.employees")->text(), QStringLiteral("77"));
    }

    void badFileIsToldOfWhole() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        const Case before = fixture.subject();
        QFile file(fixture.folder.filePath(QStringLiteral("bad.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"format":"biosubsidy-case/1","company":{"employees":-1,"colour":"red"}})");
        file.close();
        QVERIFY(!fixture.session().openFile(file.fileName()));
        QCOMPARE(fixture.subject(), before);
        const QString details = fixture.find<QPlainTextEdit>("problems.details")->toPlainText();
        QVERIFY(details.contains(QStringLiteral("/company/employees")));
        QVERIFY(details.contains(QStringLiteral("/company/colour")));
        QVERIFY(fixture.find<QWidget>("problems.summary")->isVisible());
        QCOMPARE(fixture.cases(), std::size_t{0});
    }

    void unwritableFileIsToldOf() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.prompts.save = fixture.folder.filePath(QStringLiteral("no/such/folder/a.json"));
        fixture.trigger("action.save_as");
        QVERIFY(fixture.find<QWidget>("problems.summary")->isVisible());
    }

    // The library's file vanishes: the program says so, asks before anything is
    // given up, still exports, and saves again once the file is back.
    void failingLibraryLosesNothing() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.type("company.employees", QStringLiteral("99"));
        QVERIFY(fixture.session().save());
        const std::string path = fixture.libraryPath().toStdString();
        std::filesystem::rename(path, path + ".away");
        fixture.type("company.employees", QStringLiteral("77"));
        QVERIFY(!fixture.session().save());
        QVERIFY(fixture.session().saving() == CaseSession::Saving::failed);
        QVERIFY(fixture.find<QWidget>("rescue.summary")->isVisible());
        QCOMPARE(fixture.text("case.state"), QStringLiteral("● 没有保存"));
        fixture.trigger("action.new");
        QCOMPARE(fixture.prompts.asked, 1);
        QVERIFY(!fixture.subject().projects.empty());
        fixture.prompts.unsaved = Prompts::Unsaved::save;
        fixture.prompts.save = fixture.folder.filePath(QStringLiteral("a.json"));
        QVERIFY(fixture.session().mayLeave());
        QVERIFY(QFile::exists(fixture.prompts.save));
        std::filesystem::rename(path + ".away", path);
        QVERIFY(fixture.session().save());
        QVERIFY(fixture.session().saving() == CaseSession::Saving::saved);
    }

    void changesOfAnotherWindowAreNotOverwritten() {
        WindowFixture fixture;
        fixture.trigger("action.example");
        fixture.type("company.employees", QStringLiteral("99"));
        QVERIFY(fixture.session().save());
        const storage::CaseId id = *fixture.session().caseId();
        const storage::Library other = *storage::Library::open(fixture.libraryPath().toStdString(), fixture.moment);
        const storage::CaseRecord record =
            storage::recordOf(Case::empty(fixture.rules->vocabulary()), fixture.rules->vocabulary());
        QVERIFY(other.cases().save(id, other.cases().load(id)->revision, record, storage::StateOrigin::edited,
                                   fixture.moment));
        fixture.type("company.employees", QStringLiteral("77"));
        QVERIFY(fixture.session().save());
        QVERIFY(*fixture.session().caseId() != id);
        QVERIFY(other.cases().load(id)->facts == record.facts);
        QVERIFY(fixture.session().name().contains(QStringLiteral("我的版本")));
        QVERIFY(fixture.find<QWidget>("problems.summary")->isVisible());
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
