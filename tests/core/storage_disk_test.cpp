// SPDX-License-Identifier: GPL-3.0-or-later
//
// Disks that fail under the library: at every operation of a save, an import, a
// snapshot, a migration, a backup and its restoring, in five ways; and real ones, mounted for the
// test: too small, read-only, and gone while the library is open. What was
// acknowledged is there, what was refused is not there by half, the words say what
// happened, what was kept and what to do, and with the disk back the same library
// goes on.
#include <array>
#include <csignal>
#include <optional>

#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>

#include "core/storage/rescue.h"
#include "tests/support/applications.h"
#include "tests/support/faulty_disk.h"
#include "tests/support/library_folder.h"

using namespace biosubsidy;
using namespace biosubsidy::test;
using namespace std::chrono_literals;

namespace {

const storage::Moment start = libraryStart;
const storage::CaseId firstCase{1};
constexpr int batch = 20;

template <typename Value>
Stored<void> outcomeOf(const Stored<Value>& outcome) {
    if (!outcome) return tl::unexpected(outcome.error());
    return {};
}

// What a person is told, in both languages: what happened; what was kept and what
// can be done.
struct Words {
    StorageProblem problem;
    const char* messageZh;
    const char* adviceZh;
    const char* messageEn;
    const char* adviceEn;
};
constexpr std::array<Words, 3> words{{
    {StorageProblem::full, "磁盘已满", "以前保存的内容完好。腾出空间后会再次保存", "The disk is full",
     "What was saved before is intact. It is saved again once there is room"},
    {StorageProblem::readOnly, "只读", "已保存的内容没有变。请取消只读，或换一个可写的位置", "read-only",
     "What was saved is unchanged. Make the place writable or choose another"},
    {StorageProblem::unreachable, "文件不见了，或磁盘没有响应", "窗口里的内容还在，请先导出为案例文件",
     "has vanished, or its disk does not answer", "What the window shows is still here: export it"},
}};

QString wrongWords(const StorageError& error, StorageProblem expected) {
    if (error.problem != expected)
        return QStringLiteral("%1: %2").arg(QLatin1String(toString(error.problem)),
                                            QString::fromStdString(error.detail));
    for (const Words& one : words) {
        if (one.problem != expected) continue;
        const bool said = error.message.zh.find(one.messageZh) != std::string::npos &&
                          error.advice.zh.find(one.adviceZh) != std::string::npos &&
                          error.message.en.find(one.messageEn) != std::string::npos &&
                          error.advice.en.find(one.adviceEn) != std::string::npos;
        return said ? QString() : QStringLiteral("other words");
    }
    return QStringLiteral("no words");
}

StorageProblem problemOf(Fault fault) {
    if (fault == Fault::full) return StorageProblem::full;
    return fault == Fault::readOnly ? StorageProblem::readOnly : StorageProblem::unreachable;
}

// A closed library of three cases.
std::string backupOfThree() {
    static const LibraryFolder folder;
    static const std::string path = [] {
        writeBytes(folder.path("three.backup"), folder.made([](const storage::Library& library) {
            (void)library.cases().import(newCases(3, 500), start);
        }));
        return folder.path("three.backup");
    }();
    return path;
}

// Something that the library does, and what is there before and after it.
struct Deed {
    const char* name;
    std::function<Stored<void>(const storage::Library&)> act;
    std::function<std::int64_t(const storage::Library&)> count;
    std::int64_t before;
    std::int64_t after;
};

Stored<void> keepSnapshot(const storage::Library& library) {
    const Assessment assessment = assessed(json("{'format': 'biosubsidy-case/1', 'company': {'city': 'beijing'}}"));
    return outcomeOf(library.snapshots().keep(firstCase, assessment, {"一", "", "0"}, start));
}

std::vector<Deed> deeds() {
    return {
        {"save",
         [](const storage::Library& library) {
             return outcomeOf(
                 library.cases().save(firstCase, 1, recordWith(1000), storage::StateOrigin::restored, start));
         },
         [](const storage::Library& library) -> std::int64_t {
             return employeesOf(library.cases().load(firstCase)->facts);
         },
         0, 1000},
        {"import",
         [](const storage::Library& library) { return outcomeOf(library.cases().import(newCases(batch, 100), start)); },
         [](const storage::Library& library) {
             return static_cast<std::int64_t>(*library.cases().count(storage::CaseQuery::Shelf::current));
         },
         batch, 2L * batch},
        {"snapshot", keepSnapshot,
         [](const storage::Library& library) {
             return static_cast<std::int64_t>(library.snapshots().list(firstCase)->size());
         },
         0, 1},
        {"applications",
         [](const storage::Library& library) {
             std::vector<storage::ApplicationShelf::New> all;
             for (int number = 0; number < batch; ++number) all.push_back({firstCase, applicationWith("a/b", number)});
             return outcomeOf(library.applications().add(all, start));
         },
         [](const storage::Library& library) {
             return static_cast<std::int64_t>(library.applications().ofCase(firstCase)->size());
         },
         0, batch},
        {"deletion",
         [](const storage::Library& library) { return library.cases().setDeleted(std::array{firstCase}, start); },
         [](const storage::Library& library) {
             return static_cast<std::int64_t>(*library.cases().count(storage::CaseQuery::Shelf::deleted));
         },
         0, 1},
        {"daily backup", [](const storage::Library& library) { return library.backUpDaily(libraryDay); },
         [](const storage::Library& library) {
             return static_cast<std::int64_t>(storage::soundBackups(library.path()).size());
         },
         0, 1},
        {"restore", [](const storage::Library& library) { return outcomeOf(library.restore(backupOfThree(), start)); },
         [](const storage::Library& library) {
             return static_cast<std::int64_t>(*library.cases().count(storage::CaseQuery::Shelf::current));
         },
         batch, 3},
    };
}

// In a process with mounts of its own, as root of its own where it is none. 77: the
// machine lets nobody mount.
constexpr int cannotMount = 77;

int withDisk(const std::string& place, const char* size, const std::function<QString()>& work) {
    const pid_t child = ::fork();
    if (child == 0) {
        if (::unshare(CLONE_NEWNS) != 0 && ::unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) ::_exit(cannotMount);
        (void)::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
        if (::mount("tmpfs", place.c_str(), "tmpfs", 0, size) != 0) ::_exit(cannotMount);
        const QString wrong = work();
        if (!wrong.isEmpty()) std::fprintf(stderr, "%s\n", qPrintable(wrong));
        ::_exit(wrong.isEmpty() ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 98;
}

} // namespace

class StorageDiskTest : public QObject {
    Q_OBJECT

private:
    static QString wrongAfter(const LibraryFolder& folder, const Deed& deed, Fault fault, int operation, bool& struck) {
        const storage::Library library = folder.open();
        FaultyDisk::arm(fault, operation);
        const Stored<void> outcome = deed.act(library);
        struck = FaultyDisk::operations() > operation;
        FaultyDisk::disarm();
        if (!outcome) {
            if (!struck) return QStringLiteral("refused without cause");
            if (const QString wrong = wrongWords(outcome.error(), problemOf(fault)); !wrong.isEmpty()) return wrong;
        }
        {
            const storage::Library fresh = folder.open();
            if (!fresh.check()) return QStringLiteral("damaged");
            const std::int64_t there = deed.count(fresh);
            // What was refused may have come to the disk all the same, but whole.
            if (there != deed.after && (outcome || there != deed.before))
                return QStringLiteral("%1 are there").arg(there);
        }
        // The disk is back, and the same library goes on.
        if (!outcome && deed.count(library) == deed.before && !deed.act(library))
            return QStringLiteral("refused with the disk back");
        if (deed.count(library) != deed.after) return QStringLiteral("%1 in the end").arg(deed.count(library));
        return {};
    }

private Q_SLOTS:
    static void initTestCase() {
        FaultyDisk::install();
        (void)builtInRules();
        (void)backupOfThree();
    }

    void failsAtEveryOperation_data() {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("which");
        const std::vector<Deed> all = deeds();
        for (const Fault fault : {Fault::full, Fault::noWrite, Fault::noSync, Fault::noRead, Fault::readOnly}) {
            for (std::size_t which = 0; which < all.size(); ++which)
                QTest::addRow("%s, %s", toString(fault).data(), all[which].name)
                    << static_cast<int>(fault) << static_cast<int>(which);
        }
    }
    void failsAtEveryOperation() {
        QFETCH(int, fault);
        QFETCH(int, which);
        const LibraryFolder folder;
        const std::string base =
            folder.made([](const storage::Library& library) { (void)library.cases().import(newCases(batch), start); });
        const Deed deed = deeds().at(static_cast<std::size_t>(which));
        bool struck = true;
        int operation = 0;
        for (; struck; ++operation) {
            folder.beginWith(base);
            const QString wrong = wrongAfter(folder, deed, static_cast<Fault>(fault), operation, struck);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("operation %1: %2").arg(operation).arg(wrong)));
        }
        qInfo("%s: %d operations failed, one after the other", QTest::currentDataTag(), operation - 1);
    }

    void failsInAMigration_data() {
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("version");
        for (const int version : {1, 4}) {
            for (const Fault fault : {Fault::full, Fault::noWrite, Fault::noSync, Fault::noRead, Fault::readOnly})
                QTest::addRow("%s, %d", toString(fault).data(), version) << static_cast<int>(fault) << version;
        }
    }
    void failsInAMigration() {
        QFETCH(int, fault);
        QFETCH(int, version);
        const LibraryFolder folder;
        const std::string base = folder.madeOfVersion(version, [&](const Database& database) {
            (void)storage::CaseShelf(database).import(newCases(batch), start);
            for (int id = 1; id <= batch && version == 4; ++id)
                addOldNote(database, id, "a/b", "", "{\"text\": \"x\"}", toMillis(start));
        });
        bool struck = true;
        int refused = 0;
        for (int operation = 0; struck; ++operation) {
            folder.beginWith(base);
            FaultyDisk::arm(static_cast<Fault>(fault), operation);
            std::optional<StorageError> error;
            if (const auto opened = folder.tryOpen(); !opened) error = opened.error();
            struck = FaultyDisk::operations() > operation;
            FaultyDisk::disarm();
            if (error) {
                ++refused;
                const QString wrong = wrongWords(*error, problemOf(static_cast<Fault>(fault)));
                QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("operation %1: %2").arg(operation).arg(wrong)));
                // What can be read can be had, whatever version it was left in.
                const auto saved = storage::salvage(folder.path());
                QVERIFY(saved && saved->size() == std::size_t(batch));
            }
            for (const std::string& copy : storage::Library::backupsOf(folder.path()))
                QVERIFY(!storage::soundBackups(folder.path()).empty() &&
                        storage::soundBackups(folder.path()).front().path == copy);
            const storage::Library library = folder.open();
            QVERIFY(library.check());
            QCOMPARE(*library.cases().count(storage::CaseQuery::Shelf::current), std::size_t(batch));
            QVERIFY(!storage::soundBackups(folder.path()).empty());
            if (version == 4) {
                for (int id = 1; id <= batch; ++id)
                    QCOMPARE(library.applications().ofCase({id})->size(), std::size_t{1});
            }
        }
        QVERIFY(refused > 5);
    }

    // FULL: a save is synced before it is acknowledged.
    void syncsBeforeItSaysYes() {
        const LibraryFolder folder;
        const storage::Library library = folder.open();
        const storage::CaseId id = *library.cases().add(recordWith(0), "", storage::StateOrigin::created, start);
        FaultyDisk::arm(Fault::noRead, 1'000'000);
        QVERIFY(library.cases().save(id, 1, recordWith(1), storage::StateOrigin::edited, start));
        QVERIFY(FaultyDisk::syncs() > 0);
        FaultyDisk::disarm();
    }

    // Foreign keys are on: what belongs to a case goes with it.
    void nothingStaysOfARemovedCase() {
        const LibraryFolder folder;
        const storage::Library library = folder.open();
        const storage::CaseId id = *library.cases().add(recordWith(0), "", storage::StateOrigin::created, start);
        QVERIFY(keepSnapshot(library));
        QVERIFY(library.applications().add(id, applicationWith("a/b"), start));
        QVERIFY(library.cases().setDeleted(std::array{id}, start));
        QCOMPARE(*library.cases().removeDeletedBefore(start + 1h), std::size_t{1});
        const Database look(folder.path(), Database::Mode::readOnly);
        for (const char* table : {"cases", "case_texts", "states", "snapshots", "snapshot_texts", "applications",
                                  "application_texts", "application_states", "application_days"})
            QCOMPARE(look.integer(std::string("SELECT count(*) FROM ") + table), std::int64_t{0});
    }

    void smallDiskFillsUp() {
        const LibraryFolder folder;
        const int outcome = withDisk(folder.path(""), "size=1m", [&]() -> QString {
            const storage::Library library = folder.open();
            const storage::CaseId id = *library.cases().add(recordWith(0), "", storage::StateOrigin::created, start);
            std::int64_t revision = 1;
            int imported = 0;
            std::optional<StorageError> error;
            while (!error) {
                const auto ids = library.cases().import(newCases(batch, imported), start);
                if (ids) imported += batch;
                if (!ids) error = ids.error();
            }
            if (const QString wrong = wrongWords(*error, StorageProblem::full); !wrong.isEmpty()) return wrong;
            if (imported == 0) return QStringLiteral("nothing went in");
            const auto saved = library.cases().save(id, revision, recordWith(5), storage::StateOrigin::restored, start);
            if (saved) revision = *saved; // some saves still find room in the log
            const int there = saved ? 5 : 0;
            const auto copied = library.backUpDaily(libraryDay);
            if (copied) return QStringLiteral("a backup for which there is no room");
            if (const QString wrong = wrongWords(copied.error(), StorageProblem::full); !wrong.isEmpty()) return wrong;
            if (!storage::Library::backupsOf(folder.path()).empty()) return QStringLiteral("a backup by half");
            for (const auto& entry : std::filesystem::directory_iterator(folder.path("")))
                if (entry.path().string().find(".part-") != std::string::npos) return QStringLiteral("a part is left");
            if (employeesOf(library.cases().load(id)->facts) != there) return QStringLiteral("another save");
            const storage::Library fresh = folder.open();
            if (!fresh.check() || *fresh.cases().count(storage::CaseQuery::Shelf::current) != std::size_t(imported) + 1)
                return QStringLiteral("not what was acknowledged");
            // More room, and the same library goes on.
            if (::mount("tmpfs", folder.path("").c_str(), "tmpfs", MS_REMOUNT, "size=16m") != 0)
                return QStringLiteral("no remount");
            if (!library.cases().save(id, revision, recordWith(6), storage::StateOrigin::restored, start) ||
                !library.backUpDaily(libraryDay))
                return QStringLiteral("refused with room");
            return {};
        });
        if (outcome == cannotMount) QSKIP("this machine lets no test mount a small disk");
        QCOMPARE(outcome, 0);
    }

    void readOnlyDiskIsSaid() {
        const LibraryFolder folder;
        const int outcome = withDisk(folder.path(""), "size=8m", [&]() -> QString {
            {
                const storage::Library library = folder.open();
                if (!library.cases().import(newCases(batch), start)) return QStringLiteral("no import");
            }
            if (::mount("tmpfs", folder.path("").c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) != 0)
                return QStringLiteral("no remount");
            const auto opened = folder.tryOpen();
            if (opened) return QStringLiteral("opened");
            if (const QString wrong = wrongWords(opened.error(), StorageProblem::readOnly); !wrong.isEmpty())
                return wrong;
            const auto toLook = storage::Library::openReadOnly(folder.path());
            if (!toLook || toLook->cases().find({})->size() != std::size_t(batch)) return QStringLiteral("no look");
            const auto added = toLook->cases().add(recordWith(1), "", storage::StateOrigin::created, start);
            if (added) return QStringLiteral("written");
            if (const QString wrong = wrongWords(added.error(), StorageProblem::readOnly); !wrong.isEmpty())
                return wrong;
            const auto anew = storage::startAnew(folder.path(), start);
            return anew ? QStringLiteral("anew") : wrongWords(anew.error(), StorageProblem::readOnly);
        });
        if (outcome == cannotMount) QSKIP("this machine lets no test mount a disk read-only");
        QCOMPARE(outcome, 0);
    }

    // A share that is gone under the open library, and comes back.
    void shareVanishes() {
        const LibraryFolder folder;
        const int outcome = withDisk(folder.path(""), "size=8m", [&]() -> QString {
            const std::string share = folder.path("share");
            const std::string file = share + "/library.db";
            if (::mkdir(share.c_str(), 0700) != 0 || ::mkdir(folder.path("disk").c_str(), 0700) != 0 ||
                ::mount(folder.path("disk").c_str(), share.c_str(), nullptr, MS_BIND, nullptr) != 0)
                return QStringLiteral("no share");
            const auto library = storage::Library::open(file, start);
            if (!library) return QStringLiteral("not opened");
            const storage::CaseId id = *library->cases().add(recordWith(1), "", storage::StateOrigin::created, start);
            if (!library->backUpDaily(libraryDay)) return QStringLiteral("no backup");
            if (::umount2(share.c_str(), MNT_DETACH) != 0) return QStringLiteral("no umount");
            const auto saved = library->cases().save(id, 1, recordWith(2), storage::StateOrigin::edited, start);
            if (saved) return QStringLiteral("saved into nothing");
            if (const QString wrong = wrongWords(saved.error(), StorageProblem::unreachable); !wrong.isEmpty())
                return wrong;
            if (::mount(folder.path("disk").c_str(), share.c_str(), nullptr, MS_BIND, nullptr) != 0)
                return QStringLiteral("no second share");
            if (!library->cases().save(id, 1, recordWith(2), storage::StateOrigin::edited, start))
                return QStringLiteral("refused with the share back");
            const auto again = storage::Library::open(file, start);
            if (!again || employeesOf(again->cases().load(id)->facts) != 2) return QStringLiteral("lost");
            // Somebody took the file away, and nothing but its backup is there.
            for (const char* part : {"", "-wal", "-shm"}) ::unlink((file + part).c_str());
            const auto missing = storage::Library::open(file, start);
            if (missing || missing.error().problem != StorageProblem::missing) return QStringLiteral("a new library");
            if (missing.error().message.zh.find("备份还在") == std::string::npos ||
                missing.error().advice.zh.find("没有新建或改动任何文件") == std::string::npos)
                return QStringLiteral("other words");
            if (!storage::restoreBackup(file, storage::soundBackups(file).front().path, start) ||
                employeesOf(storage::Library::open(file, start)->cases().load(id)->facts) != 1)
                return QStringLiteral("not restored");
            return {};
        });
        if (outcome == cannotMount) QSKIP("this machine lets no test mount a share");
        QCOMPARE(outcome, 0);
    }
};

QTEST_GUILESS_MAIN(StorageDiskTest)
#include "storage_disk_test.moc"
