// SPDX-License-Identifier: GPL-3.0-or-later
//
// The library fails while the window is open: what the window says, that nothing is
// lost, and that it goes on by itself once the disk is back; and what is found out
// in the background, about a large damaged library and a backup without room.
#include <filesystem>
#include <fstream>

#include <QComboBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

#include "core/storage/rescue.h"
#include "tests/support/faulty_disk.h"
#include "tests/ui/pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/session/library_care.h"

using namespace biosubsidy;
using namespace biosubsidy::ui;
using biosubsidy::test::Fault;
using biosubsidy::test::FaultyDisk;

namespace {

const Date today = *Date::of(2026, 11, 22);

// A window in which a case is open and saved; armed faults end with it.
class Fixture : public WindowFixture {
public:
    Fixture() {
        trigger("action.example");
        type("company.employees", QStringLiteral("99"));
        if (!session().save()) qFatal("not saved");
    }
    ~Fixture() { FaultyDisk::disarm(); }
    // What the library has, asked on a connection of its own.
    [[nodiscard]] bool isKept(const char* employees) const {
        const auto own = storage::Library::open(libraryPath().toStdString(), moment);
        const auto stored = own->cases().load(*session().caseId());
        return stored && stored->facts.find(std::string("\"employees\": ") + employees) != std::string::npos;
    }
};

} // namespace

class LibraryTroubleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    static void initTestCase() { FaultyDisk::install(); }

    void fullDiskIsSaidAndSavedLater() {
        Fixture fixture;
        const QSignalSpy recovered(&fixture.session(), &CaseSession::recovered);
        FaultyDisk::arm(Fault::full, 0);
        fixture.type("company.employees", QStringLiteral("77"));
        QVERIFY(!fixture.session().save());
        QCOMPARE(fixture.text("problems.summary"), QStringLiteral("磁盘已满，这次没有存进案例库。"));
        const QString details = fixture.find<QPlainTextEdit>("problems.details")->toPlainText();
        QVERIFY(details.contains(QStringLiteral("以前保存的内容完好。腾出空间后会再次保存")));
        QCOMPARE(fixture.text("case.state"), QStringLiteral("● 没有保存"));
        QVERIFY(fixture.isKept("99"));
        QVERIFY(fixture.find<QWidget>("rescue") == nullptr);
        // Room is made; nobody has to do anything else.
        FaultyDisk::disarm();
        QTRY_COMPARE_WITH_TIMEOUT(recovered.size(), 1, 2 * CaseSession::againMilliseconds);
        QVERIFY(!fixture.find<QWidget>("problems.summary")->isVisible());
        QCOMPARE(fixture.text("case.state"), QStringLiteral("已自动保存"));
        QVERIFY(fixture.isKept("77"));
    }

    void readOnlyIsSaid() {
        Fixture fixture;
        FaultyDisk::arm(Fault::readOnly, 0);
        fixture.type("company.employees", QStringLiteral("77"));
        QVERIFY(!fixture.session().save());
        QCOMPARE(fixture.text("problems.summary"), QStringLiteral("案例库不能写入：文件或文件夹是只读的。"));
        FaultyDisk::disarm();
        QVERIFY(fixture.session().save());
        QVERIFY(fixture.isKept("77"));
    }

    // The share is gone: the ways out stand in the window until it is back.
    void vanishedShareOffersTheWayOut() {
        Fixture fixture;
        QVERIFY(fixture.library->backUpDaily(today));
        FaultyDisk::arm(Fault::noRead, 0);
        fixture.type("company.employees", QStringLiteral("77"));
        QVERIFY(!fixture.session().save());
        QCOMPARE(fixture.text("rescue.summary"), QStringLiteral("读写案例库时文件不见了，或磁盘没有响应。"));
        const QString advice = fixture.text("rescue.advice");
        QVERIFY(advice.contains(QStringLiteral("窗口里的内容还在，请先导出为案例文件")));
        QVERIFY(advice.contains(QStringLiteral("在此之前，改动可能存不进案例库")));
        QVERIFY(fixture.find<QPushButton>("rescue.again")->isVisible());
        QVERIFY(!fixture.session().save());
        QCOMPARE(fixture.window->findChildren<QWidget*>(QStringLiteral("rescue")).size(), 1);
        QVERIFY(drawn(*fixture.window, QStringLiteral("library-vanished")));
        FaultyDisk::disarm();
        QVERIFY(fixture.session().save());
        QTRY_VERIFY(fixture.find<QWidget>("rescue") == nullptr);
        QVERIFY(fixture.isKept("77"));
    }

    // The share is back before anybody noticed: a button of the panel finds out, and
    // no backup takes the place of a library that works.
    void aLibraryThatIsBackStays_data() {
        QTest::addColumn<QByteArray>("button");
        for (const char* button : {"rescue.again", "rescue.restore", "rescue.anew"})
            QTest::newRow(button) << QByteArray(button);
    }
    void aLibraryThatIsBackStays() {
        QFETCH(QByteArray, button);
        Fixture fixture;
        QVERIFY(fixture.library->backUpDaily(today));
        const std::string path = fixture.libraryPath().toStdString();
        std::filesystem::rename(path, path + ".away");
        fixture.type("company.employees", QStringLiteral("77"));
        QVERIFY(!fixture.session().save());
        QVERIFY(fixture.find<QPushButton>("rescue.restore")->isVisible());
        std::filesystem::rename(path + ".away", path);
        const QSignalSpy reopened(fixture.window.get(), &MainWindow::reopenRequested);
        fixture.find<QPushButton>(button.constData())->click();
        QTRY_VERIFY(fixture.find<QWidget>("rescue") == nullptr);
        QCOMPARE(reopened.size(), button == "rescue.again" ? 1 : 0);
        QVERIFY(fixture.isKept("77"));
        QVERIFY(storage::setAsideOf(path).empty());
    }

    // A library that was damaged while it was open: back to the backup, the file kept.
    void damageIsFoundInTheBackground() {
        WindowFixture fixture;
        const std::string path = fixture.folder.filePath(QStringLiteral("large.db")).toStdString();
        const storage::Library large = *storage::Library::open(path, fixture.moment);
        storage::CaseRecord record;
        record.facts = std::string(1'000'000, 'x');
        for (int number = 0; number < 20; ++number) {
            record.facts[0] = static_cast<char>('a' + number);
            QVERIFY(large.cases().add(record, "", storage::StateOrigin::created, fixture.moment));
            if (number == 0) QVERIFY(large.backUpDaily(*Date::of(2026, 11, 21)));
        }
        (void)Database(path, Database::Mode::readWrite).text("PRAGMA wal_checkpoint(TRUNCATE)");
        QVERIFY(LibraryCare::checkAtOpening(QString::fromStdString(path)) == storage::Library::Check::none);
        {
            std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
            file.seekp(3 * 4096);
            file << std::string(4096 * 10, 'Z');
        }
        LibraryCare care;
        fixture.window->watch(care);
        const QSignalSpy damaged(&care, &LibraryCare::damaged);
        const QSignalSpy finished(&care, &LibraryCare::finished);
        care.start(large, today, fixture.moment);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
        QCOMPARE(damaged.size(), 1);
        QVERIFY(fixture.text("rescue.summary").contains(QStringLiteral("案例库文件已损坏")));
        // The damaged file did not become the backup of the day.
        QCOMPARE(storage::soundBackups(path).size(), std::size_t{1});
        QCOMPARE(storage::Library::backupsOf(path).size(), std::size_t{1});
    }

    void dailyBackupIsMadeInTheBackground() {
        Fixture fixture;
        LibraryCare care;
        const QSignalSpy finished(&care, &LibraryCare::finished);
        care.start(*fixture.library, today, fixture.moment);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
        QCOMPARE(storage::soundBackups(fixture.libraryPath().toStdString()).size(), std::size_t{1});
        // Given up without a trace where the program ends meanwhile.
        {
            LibraryCare brief;
            brief.start(*fixture.library, *Date::of(2026, 11, 23), fixture.moment);
        }
        for (const storage::Backup& backup : storage::soundBackups(fixture.libraryPath().toStdString()))
            QCOMPARE(backup.cases, std::size_t{1});
    }

    void failedBackupIsSaid() {
        Fixture fixture;
        LibraryCare care;
        fixture.window->watch(care);
        const QSignalSpy finished(&care, &LibraryCare::finished);
        FaultyDisk::arm(Fault::full, 0);
        care.start(*fixture.library, today, fixture.moment);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
        FaultyDisk::disarm();
        QVERIFY(fixture.text("problems.summary").startsWith(QStringLiteral("今天的自动备份没有做成")));
        const QString details = fixture.find<QPlainTextEdit>("problems.details")->toPlainText();
        QVERIFY(details.contains(QStringLiteral("案例照常保存")));
        QVERIFY(storage::Library::backupsOf(fixture.libraryPath().toStdString()).empty());
    }
};

QTEST_MAIN(LibraryTroubleTest)
#include "library_trouble_test.moc"
