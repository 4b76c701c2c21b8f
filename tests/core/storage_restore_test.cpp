// SPDX-License-Identifier: GPL-3.0-or-later
//
// A backup takes the place of a library that is whole and in use.
#include <filesystem>

#include "core/storage/file_folder.h"
#include "core/storage/rescue.h"
#include "tests/support/library_folder.h"

using namespace biosubsidy;
using namespace biosubsidy::test;
using namespace std::chrono_literals;

namespace {

const storage::Moment start = libraryStart;
namespace fs = std::filesystem;

// A library with one case, whose application keeps a file.
struct Keeping {
    LibraryFolder folder;
    storage::Library library = folder.open();
    applications::File kept;

    Keeping() {
        writeBytes(folder.path("批文.pdf"), "the first");
        kept = *storage::FileFolder(library).keep(folder.path("批文.pdf"));
        applications::Application application;
        application.files = {kept};
        const auto of = library.cases().import(newCases(1), start);
        if (!library.applications().add(of->front(), application, start)) qFatal("not added");
    }
    [[nodiscard]] bool isWhole(const std::string& of) const { return storage::FileFolder(of).isWhole(kept); }
    [[nodiscard]] std::string daily() const { return folder.path() + ".2026-11-22.backup"; }
};

} // namespace

class StorageRestoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    static void initTestCase() { (void)builtInRules(); }

    // While it is open, and back again.
    void backupIsRestoredInPlace() {
        const LibraryFolder folder;
        const storage::Library library = folder.open();
        (void)library.cases().import(newCases(3), start);
        QVERIFY(library.backUpDaily(*Date::of(2026, 11, 21)));
        (void)library.cases().import(newCases(2, 10), start);
        const storage::Library other = folder.open(); // another window
        const storage::Backup daily = storage::soundBackups(folder.path()).front();
        QVERIFY(daily.reason == storage::BackupReason::daily && daily.cases == 3 && daily.bytes > 4096);
        const auto looked = storage::Library::openBackup(daily.path);
        QVERIFY(looked && *looked->cases().count(storage::CaseQuery::Shelf::current) == 3);
        const auto kept = library.restore(daily.path, start);
        QVERIFY(kept && storage::reasonOf(*kept) == storage::BackupReason::restore);
        for (const storage::Library* one : {&library, &other}) {
            QCOMPARE(*one->cases().count(storage::CaseQuery::Shelf::current), std::size_t{3});
            QVERIFY(one->check());
        }
        QVERIFY(library.cases().add(recordWith(9), "", storage::StateOrigin::created, start));
        QVERIFY(library.restore(*kept, start + 1s));
        QCOMPARE(*other.cases().count(storage::CaseQuery::Shelf::current), std::size_t{5});
        QCOMPARE(storage::soundBackups(folder.path()).size(), std::size_t{3});
        QVERIFY(!library.restore(folder.path("none.backup"), start));
        writeBytes(folder.path("bad.backup"), std::string(8192, 'x'));
        QVERIFY(!library.restore(folder.path("bad.backup"), start));
        QCOMPARE(*library.cases().count(storage::CaseQuery::Shelf::current), std::size_t{5});
        // Those of before a restore are kept in number, and push out no others.
        for (int round = 2; round < 9; ++round)
            QVERIFY(library.restore(daily.path, start + std::chrono::seconds(round)));
        QCOMPARE(storage::soundBackups(folder.path()).size(), std::size_t{6});
        QVERIFY(storage::soundBackups(folder.path()).back().path == daily.path || std::filesystem::exists(daily.path));
    }

    // Whatever becomes of them in the library's own folder.
    void filesGoWithBackups_data() {
        QTest::addColumn<QByteArray>("after"); // what stands in the folder then; "-": nothing
        QTest::newRow("they are gone") << QByteArray("-");
        QTest::newRow("they were changed") << QByteArray("other bytes");
        QTest::newRow("they are there") << QByteArray("the first");
    }
    void filesGoWithBackups() {
        QFETCH(QByteArray, after);
        const Keeping all;
        QVERIFY(all.library.backUpDaily(libraryDay));
        const std::string byHand = *all.library.backUpNow(start);
        const std::string place = *storage::FileFolder(all.library).find(all.kept);
        for (const std::string& backup : {all.daily(), byHand}) QVERIFY(all.isWhole(backup));
        QVERIFY(!fs::equivalent(place, *storage::FileFolder(byHand).find(all.kept))); // no name of the same file
        if (after == "-")
            fs::remove(place);
        else
            writeBytes(place, after.toStdString());
        const auto before = all.library.restore(all.daily(), start);
        QVERIFY(before);
        QVERIFY(all.isWhole(all.folder.path()));
        QCOMPARE(all.isWhole(*before), after == "the first" || fs::exists(storage::FileFolder(*before).path()));
        QCOMPARE(*all.library.applications().keptFiles(), (std::vector{all.kept.digest}));
        // A library that is gone altogether.
        fs::remove_all(storage::FileFolder(all.folder.path()).path());
        QVERIFY(storage::restoreBackup(all.folder.path(), byHand, start));
        QVERIFY(all.isWhole(all.folder.path()));
        QVERIFY(fs::status(*storage::FileFolder(all.folder.path()).find(all.kept)).permissions() ==
                (fs::perms::owner_read | fs::perms::owner_write));
    }

    // Where the disk was full the day's backup is gone on with.
    void filesThatHadNoRoomComeLater() {
        const Keeping all;
        writeBytes(storage::FileFolder(all.daily()).path(), "in the way of the folder");
        const auto none = all.library.backUpDaily(libraryDay);
        QVERIFY(!none);
        QVERIFY(storage::Library::openBackup(all.daily())); // the cases are safe
        fs::remove(storage::FileFolder(all.daily()).path());
        QVERIFY(all.library.backUpDaily(libraryDay));
        QVERIFY(all.isWhole(all.daily()));
    }

    void backupsGoWithTheirFiles() {
        const Keeping all;
        for (int number = 0; number < 23; ++number) QVERIFY(all.library.backUpNow(start + number * 1s));
        std::size_t folders = 0;
        for (const auto& entry : fs::directory_iterator(fs::path(all.folder.path()).parent_path()))
            folders += entry.path().string().ends_with(".backup.files") ? 1U : 0U;
        QCOMPARE(folders, std::size_t{20});
        const std::vector<std::string> backups = storage::Library::backupsOf(all.folder.path());
        QVERIFY(fs::equivalent(*storage::FileFolder(backups.front()).find(all.kept),
                               *storage::FileFolder(backups.back()).find(all.kept))); // no room again
    }

    // The new library begins without them; they are with what was set aside.
    void aNewLibraryHasNoFiles() {
        Keeping all;
        const std::string path = all.folder.path();
        { const storage::Library closed = std::move(all.library); }
        const std::string aside = *storage::startAnew(path, start);
        QVERIFY(!fs::exists(storage::FileFolder(path).path()));
        QVERIFY(all.isWhole(aside));
        QCOMPARE(storage::setAsideOf(path), (std::vector{aside}));
    }

    void backupOfAnOlderVersionIsRestored() {
        const LibraryFolder folder;
        const std::string older = folder.madeOfVersion(
            1, [](const Database& database) { (void)storage::CaseShelf(database).import(newCases(4), start); });
        const storage::Library library = folder.open();
        writeBytes(folder.path("library.db.version-1-20261101-080000.backup"), older);
        const storage::Backup backup = storage::soundBackups(folder.path()).front();
        QVERIFY(backup.reason == storage::BackupReason::newVersion);
        const auto looked = storage::Library::openBackup(backup.path);
        QVERIFY(looked && *looked->cases().count(storage::CaseQuery::Shelf::current) == 4);
        QVERIFY(bytesOf(backup.path) == older);
        QVERIFY(library.restore(backup.path, start));
        QCOMPARE(*library.cases().count(storage::CaseQuery::Shelf::current), std::size_t{4});
        QVERIFY(library.cases().add(recordWith(9), "", storage::StateOrigin::created, start));
        QVERIFY(library.check());
    }
};

QTEST_APPLESS_MAIN(StorageRestoreTest)
#include "storage_restore_test.moc"
