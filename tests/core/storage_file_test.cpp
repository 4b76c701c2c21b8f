// SPDX-License-Identifier: GPL-3.0-or-later
//
// The library's file, on real disks: who may read it, older, newer, foreign and
// damaged ones, folders that cannot be written, disks that are full, two windows
// on one file, and a process killed in the middle of saves.
#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <random>

#include <QTemporaryDir>
#include <QTest>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/storage/library.h"
#include "core/storage/rescue.h"
#include "core/storage/schema.h"
#include "tests/support/applications.h"
#include "tests/support/rules.h"

using namespace biosubsidy;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

const storage::Moment start = storage::fromMillis(1'795'000'000'000);

storage::CaseRecord record(int employees) {
    const RuleBook& rules = *test::builtInRules();
    const std::string text = test::json("{'format': 'biosubsidy-case/1', 'company': {'name': '甲公司', 'employees': " +
                                        std::to_string(employees) + "}}");
    return storage::recordOf(test::caseOf(rules, text), rules.vocabulary());
}

bool says(const std::string& facts, int employees) {
    return facts.find("\"employees\": " + std::to_string(employees)) != std::string::npos;
}

class Folder {
public:
    [[nodiscard]] std::string path(const char* name = "library.db") const {
        return folder_.filePath(QString::fromUtf8(name)).toStdString();
    }
    [[nodiscard]] storage::Library open() const {
        auto library = storage::Library::open(path(), start);
        if (!library) qFatal("%s\n%s", library.error().message.en.c_str(), library.error().detail.c_str());
        return std::move(*library);
    }

private:
    QTemporaryDir folder_;
};

StorageProblem problemAt(const std::string& path) {
    const auto library = storage::Library::open(path, start);
    return library ? StorageProblem::gone : library.error().problem; // gone: none
}

void write(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

std::string bytesOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// Runs the work in a process of its own, as a user who is not root; its outcome
// is a number.
int asOrdinaryUser(const std::function<int()>& work) {
    const pid_t child = ::fork();
    if (child == 0) {
        constexpr uid_t nobody = 65534;
        if (::geteuid() == 0 && ::setuid(nobody) != 0) ::_exit(99);
        ::_exit(work());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 98;
}

} // namespace

class StorageFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isReadByItsOwnerAlone() {
        const Folder folder;
        const std::string path = folder.path("new/deep/library.db");
        const storage::Library library = *storage::Library::open(path, start);
        QVERIFY(library.cases().add(record(1), "", storage::StateOrigin::created, start));
        for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(path).parent_path())) {
            struct stat status {};
            QCOMPARE(::stat(entry.path().c_str(), &status), 0);
            QCOMPARE(status.st_mode & 0777U, 0600U);
        }
        for (const char* made : {"new", "new/deep"}) {
            struct stat status {};
            QCOMPARE(::stat(folder.path(made).c_str(), &status), 0);
            QCOMPARE(status.st_mode & 0777U, 0700U);
        }
    }

    void tooOpenFileIsClosed() {
        const Folder folder;
        { const storage::Library library = folder.open(); }
        QCOMPARE(::chmod(folder.path().c_str(), 0644), 0);
        const storage::Library library = folder.open();
        struct stat status {};
        QCOMPARE(::stat(folder.path().c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
    }

    void settingsHold() {
        const Folder folder;
        const storage::Library library = folder.open();
        QVERIFY(library.check());
        const Database database(folder.path(), Database::Mode::readOnly);
        QCOMPARE(database.text("PRAGMA journal_mode"), std::string("wal"));
        QCOMPARE(storage::schemaOf(database), storage::latestSchema());
    }

    void staysAfterClosing() {
        const Folder folder;
        storage::CaseId id;
        {
            const storage::Library library = folder.open();
            id = *library.cases().add(record(1), "甲", storage::StateOrigin::created, start);
            QVERIFY(library.cases().save(id, 1, record(2), storage::StateOrigin::edited, start));
        }
        const storage::Library library = folder.open();
        QVERIFY(says(library.cases().load(id)->facts, 2));
        QCOMPARE(library.history().states(id)->size(), std::size_t{2});
    }

    void olderOnesAreBroughtUp_data() {
        QTest::addColumn<int>("version");
        for (int version = 1; version < storage::latestSchema(); ++version) QTest::addRow("%d", version) << version;
    }
    void olderOnesAreBroughtUp() {
        QFETCH(int, version);
        const Folder folder;
        write(folder.path(), "");
        storage::CaseId id;
        {
            const Database database(folder.path(), Database::Mode::readWrite);
            storage::migrate(database, version);
            id = *storage::CaseShelf(database).add(record(7), "", storage::StateOrigin::created, start);
        }
        {
            const storage::Library library = folder.open();
            QVERIFY(says(library.cases().load(id)->facts, 7));
            QVERIFY(library.applications().add(id, test::applicationWith("a/b"), start));
            QVERIFY(library.snapshots().list(id));
        }
        const auto backups = storage::Library::backupsOf(folder.path());
        QCOMPARE(backups.size(), std::size_t{1});
        const Database backup(backups.front(), Database::Mode::readOnly);
        QCOMPARE(storage::schemaOf(backup), version);
        QVERIFY(says(storage::CaseShelf(backup).load(id)->facts, 7));
        { const storage::Library library = folder.open(); }
        QCOMPARE(storage::Library::backupsOf(folder.path()).size(), std::size_t{1}); // once
    }

    void newerOneIsLeftAlone() {
        const Folder folder;
        { const storage::Library library = folder.open(); }
        {
            const Database database(folder.path(), Database::Mode::readWrite);
            database.execute("PRAGMA user_version=99");
        }
        const std::string before = bytesOf(folder.path());
        QVERIFY(problemAt(folder.path()) == StorageProblem::newer);
        QCOMPARE(bytesOf(folder.path()), before);
    }

    void foreignOneIsLeftAlone() {
        const Folder folder;
        write(folder.path(), "");
        {
            const Database database(folder.path(), Database::Mode::readWrite);
            database.execute("CREATE TABLE mine (x)");
        }
        const std::string before = bytesOf(folder.path());
        QVERIFY(problemAt(folder.path()) == StorageProblem::foreign);
        QCOMPARE(bytesOf(folder.path()), before);
    }

    // What happened, what was kept and what can be done, in words.
    void saysWhatHappened_data() {
        QTest::addColumn<QByteArray>("sql"); // that spoils a library
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("advice");
        QTest::newRow("newer") << QByteArray("PRAGMA user_version=99") << QStringLiteral("由更新版本的程序写成")
                               << QStringLiteral("文件没有被改动。请更新程序后再打开");
        QTest::newRow("foreign") << QByteArray("PRAGMA application_id=7") << QStringLiteral("别的程序的数据库")
                                 << QStringLiteral("文件没有被改动。请选择别的文件");
        QTest::newRow("damaged") << QByteArray() << QStringLiteral("案例库文件已损坏")
                                 << QStringLiteral("从自动备份恢复，或把还能读出的案例导出");
        QTest::newRow("gone") << QByteArray("gone") << QStringLiteral("文件不见了（或是空的），但它的备份还在")
                              << QStringLiteral("没有新建或改动任何文件");
        QTest::newRow("empty") << QByteArray("empty") << QStringLiteral("文件不见了（或是空的），但它的备份还在")
                               << QStringLiteral("请接好后再试一次；也可以恢复一份备份");
    }
    void saysWhatHappened() {
        QFETCH(QByteArray, sql);
        QFETCH(QString, message);
        QFETCH(QString, advice);
        const Folder folder;
        {
            const storage::Library library = folder.open();
            QVERIFY(library.cases().add(record(1), "", storage::StateOrigin::created, start));
            QVERIFY(library.backUpDaily(*Date::of(2026, 11, 22)));
        }
        if (sql == "gone")
            fs::remove(folder.path());
        else if (sql == "empty" || sql.isEmpty())
            write(folder.path(), sql.isEmpty() ? std::string(5000, 'x') : "");
        else
            Database(folder.path(), Database::Mode::readWrite).execute(sql.toStdString());
        const std::string before = bytesOf(folder.path());
        const auto library = storage::Library::open(folder.path(), start);
        QVERIFY(!library);
        QVERIFY2(QString::fromStdString(library.error().message.zh).contains(message),
                 library.error().message.zh.c_str());
        QVERIFY2(QString::fromStdString(library.error().advice.zh).contains(advice), library.error().advice.zh.c_str());
        QVERIFY(!library.error().message.en.empty() && !library.error().advice.en.empty());
        QCOMPARE(bytesOf(folder.path()), before);
        QCOMPARE(fs::exists(folder.path()), sql != "gone");
        // The way out.
        const std::vector<storage::Backup> backups = storage::soundBackups(folder.path());
        QCOMPARE(backups.size(), std::size_t{1});
        QVERIFY(storage::restoreBackup(folder.path(), backups.front().path, start));
        QCOMPARE(folder.open().cases().find({})->size(), std::size_t{1});
    }

    // A later version's cases can be had as files even so.
    void newerOneIsSalvaged() {
        const Folder folder;
        { QVERIFY(folder.open().cases().add(record(8), "", storage::StateOrigin::created, start)); }
        Database(folder.path(), Database::Mode::readWrite).execute("PRAGMA user_version=99");
        const auto saved = storage::salvage(folder.path());
        QVERIFY(saved && saved->size() == 1 && says(saved->front().facts, 8));
        QVERIFY(!storage::Library::openReadOnly(folder.path()));
    }

    // Where the case itself is broken, its newest state.
    void brokenCaseIsSalvagedFromItsStates() {
        const Folder folder;
        {
            const storage::Library library = folder.open();
            const storage::CaseId id = *library.cases().add(record(1), "", storage::StateOrigin::created, start);
            QVERIFY(library.cases().save(id, 1, record(2), storage::StateOrigin::restored, start + 1h));
        }
        Database(folder.path(), Database::Mode::readWrite).execute("DELETE FROM case_texts");
        const auto saved = storage::salvage(folder.path());
        QVERIFY(saved && saved->size() == 1 && says(saved->front().facts, 2));
    }

    void copiesOfOlderVersionsAreKeptInNumber() {
        const Folder folder;
        for (int round = 0; round < 8; ++round) {
            for (const char* part : {"", "-wal", "-shm"}) fs::remove(folder.path() + part);
            const std::string made = folder.path("made.db");
            write(made, "");
            storage::migrate(Database(made, Database::Mode::readWrite), 1);
            fs::rename(made, folder.path());
            QVERIFY(storage::Library::open(folder.path(), start + round * 1h));
        }
        QCOMPARE(storage::Library::backupsOf(folder.path()).size(), std::size_t{5});
    }

    void noDatabaseAtAll() {
        const Folder folder;
        write(folder.path(), std::string(5000, 'x'));
        const std::string before = bytesOf(folder.path());
        QVERIFY(problemAt(folder.path()) == StorageProblem::damaged);
        QCOMPARE(bytesOf(folder.path()), before);
        QVERIFY(problemAt(folder.path("")) != StorageProblem::gone); // a folder
    }

    void damageIsFoundAndTheRestSalvaged() {
        const Folder folder;
        constexpr int cases = 500;
        {
            const storage::Library library = folder.open();
            std::vector<storage::CaseShelf::NewCase> all;
            for (int number = 0; number < cases; ++number) all.push_back({record(number), std::to_string(number)});
            QVERIFY(library.cases().import(all, start));
        }
        std::string bytes = bytesOf(folder.path());
        constexpr std::size_t page = 4096;
        QVERIFY(bytes.size() > 40 * page);
        for (std::size_t at = bytes.size() / 2; at < bytes.size() / 2 + 3 * page; ++at) bytes[at] = '\x5A';
        write(folder.path(), bytes);
        QVERIFY(problemAt(folder.path()) == StorageProblem::damaged);
        const auto saved = storage::salvage(folder.path());
        QVERIFY(saved);
        QVERIFY(saved->size() > cases / 2);
        QVERIFY(saved->front().facts.starts_with("{"));
    }

    void backupTakesThePlaceOfADamagedLibrary() {
        const Folder folder;
        {
            const storage::Library library = folder.open();
            QVERIFY(library.cases().add(record(1), "", storage::StateOrigin::created, start));
            QVERIFY(library.backUpDaily(*Date::of(2026, 11, 21)));
            QVERIFY(library.cases().add(record(2), "", storage::StateOrigin::created, start));
            QVERIFY(library.backUpDaily(*Date::of(2026, 11, 22)));
        }
        const std::string broken(5000, 'x');
        write(folder.path(), broken);
        write(folder.path("library.db.2026-11-20.backup"), broken); // of no use
        const std::vector<storage::Backup> backups = storage::soundBackups(folder.path());
        QCOMPARE(backups.size(), std::size_t{2});
        const auto oneCase =
            std::find_if(backups.begin(), backups.end(), [](const storage::Backup& one) { return one.cases == 1; });
        QVERIFY(oneCase != backups.end());
        QVERIFY(!storage::restoreBackup(folder.path(), folder.path("library.db.2026-11-20.backup"), start));
        QCOMPARE(bytesOf(folder.path()), broken);
        const auto aside = storage::restoreBackup(folder.path(), oneCase->path, start);
        QVERIFY(aside);
        QCOMPARE(bytesOf(*aside), broken);
        struct stat status {};
        QCOMPARE(::stat(folder.path().c_str(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
        QCOMPARE(folder.open().cases().find({})->size(), std::size_t{1});
        const auto again = storage::startAnew(folder.path(), start);
        QVERIFY(again && *again != *aside);
        QVERIFY(folder.open().cases().find({})->empty());
        QCOMPARE(storage::startAnew(folder.path("none.db"), start).value(), std::string());
        QVERIFY(folder.open().check());
    }

    void everyBrokenByteIsAnAnswer() {
        const Folder folder;
        {
            const storage::Library library = folder.open();
            for (int number = 0; number < 20; ++number)
                QVERIFY(library.cases().add(record(number), "", storage::StateOrigin::created, start));
        }
        const std::string whole = bytesOf(folder.path());
        std::mt19937 random(20261122);
        for (int round = 0; round < 300; ++round) {
            std::string bytes = whole;
            for (int hit = 0; hit < 8; ++hit) bytes[random() % bytes.size()] = static_cast<char>(random());
            write(folder.path(), bytes);
            const auto library = storage::Library::open(folder.path(), start); // no crash, no exception
            if (library) (void)library->cases().find({});
            (void)storage::salvage(folder.path());
        }
        for (const std::size_t length : {std::size_t{0}, std::size_t{10}, whole.size() / 2, whole.size() - 8192}) {
            write(folder.path("cut.db"), whole.substr(0, length));
            const StorageProblem problem = problemAt(folder.path("cut.db"));
            QVERIFY2(length == 0 || problem == StorageProblem::damaged, qPrintable(QString::number(length)));
            fs::remove(folder.path("cut.db"));
        }
    }

    void readOnlyFolderIsSaid() {
        const Folder folder;
        {
            const storage::Library library = folder.open();
            QVERIFY(library.cases().add(record(5), "", storage::StateOrigin::created, start));
        }
        QCOMPARE(::chmod(folder.path().c_str(), 0444), 0);
        QCOMPARE(::chmod(folder.path("").c_str(), 0555), 0);
        const int outcome = asOrdinaryUser([&] {
            const auto library = storage::Library::open(folder.path(), start);
            if (library || library.error().problem != StorageProblem::readOnly) return 1;
            if (library.error().message.zh.empty() || library.error().advice.zh.empty()) return 2;
            const auto other = storage::Library::open(folder.path("other.db"), start);
            if (other || other.error().problem != StorageProblem::readOnly) return 3;
            const auto toLook = storage::Library::openReadOnly(folder.path());
            if (!toLook || !toLook->isReadOnly()) return 4;
            if (toLook->cases().find({})->size() != 1) return 5;
            const auto added = toLook->cases().add(record(6), "", storage::StateOrigin::created, start);
            return !added && added.error().problem == StorageProblem::readOnly ? 0 : 6;
        });
        QCOMPARE(::chmod(folder.path("").c_str(), 0755), 0);
        QCOMPARE(outcome, 0);
    }

    void fullDiskLosesNothingSaved() {
        const Folder folder;
        storage::CaseId id;
        {
            const storage::Library library = folder.open();
            id = *library.cases().add(record(0), "", storage::StateOrigin::created, start);
        }
        // No file of the child may grow beyond this: as a full disk, to SQLite.
        const int saved = inChild([&] {
            std::signal(SIGXFSZ, SIG_IGN);
            constexpr rlim_t most = 300'000;
            const rlimit limit{most, most};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            const storage::Library library = folder.open();
            for (int number = 1; number < 200; ++number) {
                const auto done =
                    library.cases().save(id, number, record(number), storage::StateOrigin::restored, start);
                if (done) continue;
                if (done.error().problem != StorageProblem::full) return 201;
                return number - 1; // the last that was acknowledged
            }
            return 202;
        });
        QVERIFY2(saved > 0 && saved < 200, qPrintable(QString::number(saved)));
        const storage::Library library = folder.open();
        QVERIFY(says(library.cases().load(id)->facts, saved));
        QVERIFY(library.cases().save(id, saved + 1, record(1000), storage::StateOrigin::edited, start));
    }

    void vanishedFileIsSaid() {
        const Folder folder;
        const storage::Library library = folder.open();
        const storage::CaseId id = *library.cases().add(record(1), "", storage::StateOrigin::created, start);
        fs::rename(folder.path(), folder.path("elsewhere.db"));
        const auto saved = library.cases().save(id, 1, record(2), storage::StateOrigin::edited, start);
        QVERIFY(!saved && saved.error().problem == StorageProblem::unreachable);
        fs::rename(folder.path("elsewhere.db"), folder.path());
        QVERIFY(library.cases().save(id, 1, record(2), storage::StateOrigin::edited, start));
    }

    void twoWindowsOnOneLibrary() {
        const Folder folder;
        const storage::Library one = folder.open();
        const storage::Library two = folder.open();
        const storage::CaseId id = *one.cases().add(record(1), "", storage::StateOrigin::created, start);
        QVERIFY(says(two.cases().load(id)->facts, 1));
        QVERIFY(two.cases().save(id, 1, record(2), storage::StateOrigin::edited, start));
        const auto late = one.cases().save(id, 1, record(3), storage::StateOrigin::edited, start);
        QVERIFY(!late && late.error().problem == StorageProblem::conflict);
        QVERIFY(says(one.cases().load(id)->facts, 2));
    }

    void heldLibraryIsSaid() {
        const Folder folder;
        const storage::Library library = folder.open();
        const Database other(folder.path(), Database::Mode::readWrite);
        const Transaction transaction(other);
        const auto added = library.cases().add(record(1), "", storage::StateOrigin::created, start);
        QVERIFY(!added && added.error().problem == StorageProblem::locked);
        QVERIFY(library.cases().find({})); // reading goes on
    }

    void copiesAndDailyBackups() {
        const Folder folder;
        const storage::Library library = folder.open();
        const storage::CaseId id = *library.cases().add(record(1), "", storage::StateOrigin::created, start);
        QVERIFY(library.copyTo(folder.path("copy.db")));
        QVERIFY(!library.copyTo(folder.path("copy.db"))); // never over something
        const storage::Library copy = *storage::Library::open(folder.path("copy.db"), start);
        QVERIFY(says(copy.cases().load(id)->facts, 1));
        for (unsigned day = 1; day <= 10; ++day) {
            QVERIFY(library.backUpDaily(*Date::of(2026, 11, day)));
            QVERIFY(library.backUpDaily(*Date::of(2026, 11, day)));
        }
        const auto backups = storage::Library::backupsOf(folder.path());
        QCOMPARE(backups.size(), std::size_t{7});
        for (const std::string& backup : backups) QVERIFY(backup > folder.path() + ".2026-11-03");
        QVERIFY(storage::Library::inMemory().backUpDaily(*Date::of(2026, 11, 1)));
    }

    // Every acknowledged edit is there, whenever the process dies.
    void killedInTheMiddleOfSaves() {
        const Folder folder;
        storage::CaseId id;
        {
            const storage::Library library = folder.open();
            id = *library.cases().add(record(0), "", storage::StateOrigin::created, start);
        }
        std::mt19937 random(20261122);
        int saved = 0;
        for (int round = 0; round < 40; ++round) {
            std::array<int, 2> pipe{};
            QCOMPARE(::pipe(pipe.data()), 0);
            const pid_t child = ::fork();
            if (child == 0) saveUntilKilled(folder.path(), id, saved, pipe[1]);
            ::close(pipe[1]);
            QTest::qSleep(static_cast<int>(5 + random() % 40));
            ::kill(child, SIGKILL);
            int acknowledged = saved;
            for (int number = 0; ::read(pipe[0], &number, sizeof number) == sizeof number;) acknowledged = number;
            ::close(pipe[0]);
            ::waitpid(child, nullptr, 0);
            const storage::Library library = folder.open();
            const storage::StoredCase stored = *library.cases().load(id);
            // The one after it may have reached the disk without its answer.
            QVERIFY2(says(stored.facts, acknowledged) || says(stored.facts, acknowledged + 1),
                     qPrintable(QString::number(acknowledged)));
            saved = says(stored.facts, acknowledged) ? acknowledged : acknowledged + 1;
            QCOMPARE(library.history().states(id)->front().saved, stored.modified);
        }
        qInfo("%d saves survived 40 kills", saved);
        QVERIFY(saved > 0);
    }

private:
    static int inChild(const std::function<int()>& work) {
        const pid_t child = ::fork();
        if (child == 0) ::_exit(work());
        int status = 0;
        ::waitpid(child, &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 98;
    }

    [[noreturn]] static void saveUntilKilled(const std::string& path, storage::CaseId id, int from, int answer) {
        const auto library = storage::Library::open(path, start);
        std::int64_t revision = library->cases().load(id)->revision;
        for (int number = from + 1;; ++number) {
            const auto saved =
                library->cases().save(id, revision, record(number), storage::StateOrigin::edited, start + number * 1s);
            if (!saved) ::_exit(1);
            revision = *saved;
            if (::write(answer, &number, sizeof number) != sizeof number) ::_exit(2);
        }
    }
};

QTEST_GUILESS_MAIN(StorageFileTest)
#include "storage_file_test.moc"
