// SPDX-License-Identifier: GPL-3.0-or-later
//
// A backup takes the place of a library that is whole and in use.
#include <filesystem>

#include "core/storage/rescue.h"
#include "tests/support/library_folder.h"

using namespace biosubsidy;
using namespace biosubsidy::test;
using namespace std::chrono_literals;

namespace {

const storage::Moment start = libraryStart;

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
