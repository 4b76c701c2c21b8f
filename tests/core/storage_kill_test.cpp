// SPDX-License-Identifier: GPL-3.0-or-later
//
// Processes that die at every moment of everything that the library does: killed
// before and in the middle of each operation on the disk, one after the other;
// killed by a clock, hundreds of times; and with the power gone, so that what was
// not synced is lost. Every edit that was acknowledged is there afterwards, none is
// there by half, and what was left lying about is no obstacle.
#include <array>
#include <csignal>
#include <random>
#include <thread>

#include "core/storage/rescue.h"
#include "tests/support/applications.h"
#include "tests/support/faulty_disk.h"
#include "tests/support/library_folder.h"

using namespace biosubsidy;
using namespace biosubsidy::test;
using namespace std::chrono_literals;

namespace {

const storage::Moment start = libraryStart;
constexpr int batch = 20; // cases of an import

// What a child says as soon as the library has said yes.
class Answers {
public:
    Answers() {
        if (::pipe(ends_.data()) != 0) qFatal("no pipe");
    }
    Answers(const Answers&) = delete;
    Answers& operator=(const Answers&) = delete;
    ~Answers() {
        ::close(ends_[0]);
        ::close(ends_[1]);
    }
    void say(int number) const {
        if (::write(ends_[1], &number, sizeof number) != sizeof number) ::_exit(2);
    }
    // The last of them, after the child has ended; `none` where it said nothing.
    int last(int none) {
        ::close(ends_[1]);
        ends_[1] = -1;
        for (int number = 0; ::read(ends_[0], &number, sizeof number) == sizeof number;) none = number;
        return none;
    }

private:
    std::array<int, 2> ends_{};
};

using Work = std::function<void(const std::string& path, const Answers& answers)>;

struct ChildEnd {
    int acknowledged = 0; // the number said last; 0: none
    bool killed = false;
};

// In a process of its own, which the armed disk, or the clock, ends.
ChildEnd inChild(const std::string& path, const Work& work, const std::function<void()>& first, int microseconds = -1) {
    Answers answers;
    const pid_t child = ::fork();
    if (child == 0) {
        first();
        work(path, answers);
        ::_exit(0);
    }
    if (microseconds >= 0) {
        std::this_thread::sleep_for(std::chrono::microseconds(microseconds));
        ::kill(child, SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) != 0) qFatal("the child failed: %d", WEXITSTATUS(status));
    return {answers.last(0), WIFSIGNALED(status)};
}

// Refuses to go on where the library says no: here nothing but death is to happen.
template <typename Value>
const Value& must(const Stored<Value>& outcome) {
    if (!outcome) {
        std::fprintf(stderr, "%s\n%s\n", outcome.error().message.en.c_str(), outcome.error().detail.c_str());
        ::_exit(3);
    }
    return *outcome;
}
void must(const Stored<void>& outcome) {
    if (!outcome) ::_exit(3);
}

const storage::CaseId firstCase{1};

// Three saves, acknowledged as 1, 2, 3: the number of employees.
void threeSaves(const std::string& path, const Answers& answers) {
    const auto library = storage::Library::open(path, start);
    std::int64_t revision = must(must(library).cases().load(firstCase)).revision;
    for (int number = 1; number <= 3; ++number) {
        revision = must(library->cases().save(firstCase, revision, recordWith(number), storage::StateOrigin::restored,
                                              start + 1min));
        answers.say(number);
    }
}

void twoImports(const std::string& path, const Answers& answers) {
    const auto library = storage::Library::open(path, start);
    for (int number = 1; number <= 2; ++number) {
        must(must(library).cases().import(newCases(batch, number * batch), start));
        answers.say(number);
    }
}

const storage::ApplicationId firstApplication{1};

// Three saves of the application, acknowledged as 1, 2, 3: the number in its remarks.
void threeApplicationSaves(const std::string& path, const Answers& answers) {
    const auto library = storage::Library::open(path, start);
    std::int64_t revision = must(must(library).applications().load(firstApplication)).revision;
    for (int number = 1; number <= 3; ++number) {
        applications::Application application = applicationWith("a/b", number);
        application.ownDeadline = applications::daysAfter(libraryDay, number);
        revision = must(library->applications().save(firstApplication, revision, application, start + number * 1h));
        answers.say(number);
    }
}

void migration(const std::string& path, const Answers& answers) {
    must(storage::Library::open(path, start));
    answers.say(1);
}

void dailyBackup(const std::string& path, const Answers& answers) {
    const auto library = storage::Library::open(path, start);
    must(must(library).backUpDaily(libraryDay));
    answers.say(1);
}

// Of the backup that stands beside it, whose cases are others.
void restore(const std::string& path, const Answers& answers) {
    const auto library = storage::Library::open(path, start);
    must(must(library).restore(path + ".2026-11-21.backup", start));
    answers.say(1);
}

void removal(const std::string& path, const Answers& answers) {
    const auto library = storage::Library::open(path, start);
    must(must(library).cases().setDeleted(std::array{firstCase}, start));
    answers.say(1);
    must(library->cases().removeDeletedBefore(start + 1h));
    answers.say(2);
}

} // namespace

class StorageKillTest : public QObject {
    Q_OBJECT

private:
    struct Sweep {
        const char* name;
        std::string base;
        Work work;
        // What has to be true of the library that is left, by the last acknowledgement.
        std::function<QString(const LibraryFolder&, int acknowledged)> wrong;
        std::string backup = {}; // that stands beside it

        void begin(const LibraryFolder& folder) const {
            folder.beginWith(base);
            if (!backup.empty()) writeBytes(folder.path("library.db.2026-11-21.backup"), backup);
        }
    };

    // What is wrong with a library that ought to have this many cases.
    static QString wrongWith(const storage::Library& library, std::size_t least, std::size_t most) {
        if (const auto checked = library.check(); !checked) return QStringLiteral("damaged");
        const std::size_t cases = *library.cases().count(storage::CaseQuery::Shelf::current);
        return cases == least || cases == most ? QString() : QStringLiteral("%1 cases").arg(cases);
    }

    static QString wrongAfterSaves(const LibraryFolder& folder, int acknowledged) {
        const storage::Library library = folder.open();
        const storage::StoredCase stored = *library.cases().load(firstCase);
        const int there = employeesOf(stored.facts);
        if (there != acknowledged && there != acknowledged + 1)
            return QStringLiteral("%1 is there, %2 was acknowledged").arg(there).arg(acknowledged);
        if (stored.revision != there + 1) return QStringLiteral("a save by half");
        const std::vector<storage::StateRow> states = *library.history().states(firstCase);
        if (employeesOf(library.history().load(states.front().id)->facts) != there)
            return QStringLiteral("a state by half");
        if (!library.cases().save(firstCase, stored.revision, recordWith(77), storage::StateOrigin::edited, start + 1h))
            return QStringLiteral("no save afterwards");
        return wrongWith(library, 1, 1);
    }

    static QString wrongAfterImports(const LibraryFolder& folder, int acknowledged) {
        return wrongWith(folder.open(), 1U + static_cast<std::size_t>(batch * acknowledged),
                         1U + static_cast<std::size_t>(batch * (acknowledged + 1)));
    }

    static QString wrongAfterMigration(const LibraryFolder& folder, int) { return wrongAfterMigrationFrom(folder, 1); }

    static QString wrongAfterMigrationFrom(const LibraryFolder& folder, int from) {
        int version = 0;
        {
            const Database left(folder.path(), Database::Mode::readOnly);
            version = storage::schemaOf(left);
        }
        const std::vector<std::string> copies = storage::Library::backupsOf(folder.path());
        const std::vector<storage::Backup> sound = storage::soundBackups(folder.path());
        if (sound.size() != copies.size()) return QStringLiteral("a copy by half has the name of a whole one");
        if (version > from && sound.empty()) return QStringLiteral("changed before there was a copy");
        for (const storage::Backup& one : sound) {
            if (one.cases != batch) return QStringLiteral("a copy of %1 cases").arg(one.cases);
        }
        const storage::Library library = folder.open();
        for (std::int64_t id = 1; id <= batch; ++id) {
            if (employeesOf(library.cases().load({id})->facts) != id - 1) return QStringLiteral("another case");
        }
        return wrongWith(library, batch, batch);
    }

    // Text, columns, days and states of an application are those of one save.
    static QString wrongAfterApplicationSaves(const LibraryFolder& folder, int acknowledged) {
        const storage::Library library = folder.open();
        const storage::ApplicationShelf shelf = library.applications();
        const storage::StoredApplication stored = *shelf.load(firstApplication);
        const int there = std::atoi(stored.application.remarks.c_str());
        if (there != acknowledged && there != acknowledged + 1)
            return QStringLiteral("%1 is there, %2 was acknowledged").arg(there).arg(acknowledged);
        if (stored.revision != there + 1) return QStringLiteral("a save by half");
        if (shelf.states(firstApplication)->front().application != stored.application)
            return QStringLiteral("a state by half");
        const auto days = *shelf.deadlines({.today = libraryDay});
        if (days.size() != (there == 0 ? 0U : 1U) ||
            (there > 0 && days.front().deadline.day != *stored.application.ownDeadline))
            return QStringLiteral("days by half");
        return wrongWith(library, 1, 1);
    }

    // A note is there as a note or as an application, never as both or neither.
    static QString wrongAfterNotes(const LibraryFolder& folder, int) {
        if (const QString wrong = wrongAfterMigrationFrom(folder, 4); !wrong.isEmpty()) return wrong;
        const storage::Library library = folder.open();
        for (std::int64_t id = 1; id <= batch; ++id) {
            const auto all = *library.applications().ofCase({id});
            if (all.size() != 1 || all.front().application.remarks != "x") return QStringLiteral("a note is lost");
        }
        return {};
    }

    static QString wrongAfterBackup(const LibraryFolder& folder, int acknowledged) {
        const std::size_t copies = storage::Library::backupsOf(folder.path()).size();
        if (storage::soundBackups(folder.path()).size() != copies) return QStringLiteral("a backup by half");
        if (acknowledged == 1 && copies != 1) return QStringLiteral("no backup");
        const storage::Library library = folder.open();
        if (!library.backUpDaily(libraryDay) || storage::soundBackups(folder.path()).size() != 1)
            return QStringLiteral("no backup afterwards");
        // What was left half done goes the next day.
        if (!library.backUpDaily(*Date::of(2026, 11, 23))) return QStringLiteral("no backup on the next day");
        for (const auto& entry : std::filesystem::directory_iterator(folder.path("")))
            if (entry.path().string().find(".part-") != std::string::npos) return QStringLiteral("a part is left");
        return wrongWith(library, batch, batch);
    }

    static QString wrongAfterRemoval(const LibraryFolder& folder, int acknowledged) {
        const storage::Library library = folder.open();
        const std::size_t deleted = *library.cases().count(storage::CaseQuery::Shelf::deleted);
        const Database look(folder.path(), Database::Mode::readOnly);
        if (look.integer("SELECT count(*) FROM states WHERE case_id NOT IN (SELECT id FROM cases)") != 0)
            return QStringLiteral("states without their case");
        if (acknowledged == 1 && deleted == 1 && !library.cases().load(firstCase))
            return QStringLiteral("a case by half");
        if (acknowledged == 2 && deleted != 0) return QStringLiteral("the deleted case is back");
        return wrongWith(library, batch - 1, acknowledged == 0 ? batch : batch - 1);
    }

    // The one library or the other; what stood there can be had again.
    static QString wrongAfterRestore(const LibraryFolder& folder, int acknowledged) {
        const std::vector<std::string> copies = storage::Library::backupsOf(folder.path());
        const std::vector<storage::Backup> sound = storage::soundBackups(folder.path());
        if (sound.size() != copies.size()) return QStringLiteral("a backup by half has the name of a whole one");
        const storage::Library library = folder.open();
        const std::size_t cases = *library.cases().count(storage::CaseQuery::Shelf::current);
        if (cases == 1) {
            const bool kept = std::any_of(sound.begin(), sound.end(), [](const storage::Backup& one) {
                return one.reason == storage::BackupReason::restore && one.cases == batch;
            });
            if (!kept) return QStringLiteral("what stood there is lost");
        }
        return wrongWith(library, 1, acknowledged == 1 ? 1 : batch);
    }

    static std::vector<Sweep> sweeps(const LibraryFolder& folder) {
        const std::string one = folder.made([](const storage::Library& library) {
            (void)library.cases().add(recordWith(0), "", storage::StateOrigin::created, start);
        });
        const std::string many =
            folder.made([](const storage::Library& library) { (void)library.cases().import(newCases(batch), start); });
        const std::string older = folder.madeOfVersion(
            1, [](const Database& database) { (void)storage::CaseShelf(database).import(newCases(batch), start); });
        const std::string noted = folder.madeOfVersion(4, [](const Database& database) {
            (void)storage::CaseShelf(database).import(newCases(batch), start);
            for (int id = 1; id <= batch; ++id)
                addOldNote(database, id, "a/b", "", "{\"text\": \"x\"}", toMillis(start));
        });
        const std::string applied = folder.made([](const storage::Library& library) {
            (void)library.cases().add(recordWith(0), "", storage::StateOrigin::created, start);
            (void)library.applications().add(firstCase, applicationWith("a/b"), start);
        });
        return {{"saves", one, threeSaves, wrongAfterSaves},
                {"imports", one, twoImports, wrongAfterImports},
                {"migration", older, migration, wrongAfterMigration},
                {"daily backup", many, dailyBackup, wrongAfterBackup},
                {"deletion", many, removal, wrongAfterRemoval},
                {"restore", many, restore, wrongAfterRestore, one},
                {"applications", applied, threeApplicationSaves, wrongAfterApplicationSaves},
                {"notes", noted, migration, wrongAfterNotes}};
    }

    // How long it takes when nothing is in its way.
    static std::chrono::microseconds fastest(const std::function<void()>& prepare, const std::function<void()>& work) {
        std::chrono::microseconds least = 1h;
        for (int round = 0; round < 5; ++round) {
            prepare();
            const auto before = std::chrono::steady_clock::now();
            work();
            least = std::min(least, std::chrono::duration_cast<std::chrono::microseconds>(
                                        std::chrono::steady_clock::now() - before));
        }
        return least;
    }

    static void addSweeps() {
        QTest::addColumn<int>("which");
        int which = 0;
        for (const char* name :
             {"saves", "imports", "migration", "daily backup", "deletion", "restore", "applications", "notes"})
            QTest::newRow(name) << which++;
    }

private Q_SLOTS:
    static void initTestCase() {
        FaultyDisk::install();
        (void)builtInRules(); // before the first child
    }

    void diesAtEveryOperation_data() { addSweeps(); }
    void diesAtEveryOperation() {
        QFETCH(int, which);
        const LibraryFolder folder;
        const Sweep sweep = sweeps(folder).at(static_cast<std::size_t>(which));
        int operation = 0;
        for (;; ++operation) {
            sweep.begin(folder);
            const ChildEnd outcome =
                inChild(folder.path(), sweep.work, [&] { FaultyDisk::arm(Fault::kill, operation); });
            const QString wrong = sweep.wrong(folder, outcome.acknowledged);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("operation %1: %2").arg(operation).arg(wrong)));
            if (!outcome.killed) break;
        }
        qInfo("%s: killed at each of %d operations", sweep.name, operation);
        QVERIFY(operation > 5);
    }

    void losesPowerAtEveryOperation_data() { addSweeps(); }
    void losesPowerAtEveryOperation() {
        QFETCH(int, which);
        const LibraryFolder folder;
        const Sweep sweep = sweeps(folder).at(static_cast<std::size_t>(which));
        int operation = 0;
        for (bool killed = true; killed; ++operation) {
            for (unsigned seed = 0; seed < 4 && killed; ++seed) {
                sweep.begin(folder);
                const ChildEnd outcome =
                    inChild(folder.path(), sweep.work, [&] { FaultyDisk::arm(Fault::powerCut, operation, seed); });
                killed = outcome.killed;
                const QString wrong = sweep.wrong(folder, outcome.acknowledged);
                QVERIFY2(wrong.isEmpty(),
                         qPrintable(QStringLiteral("operation %1, seed %2: %3").arg(operation).arg(seed).arg(wrong)));
            }
        }
        qInfo("%s: four kinds of power cut at each of %d operations", sweep.name, operation - 1);
    }

    // By the clock, so that the moments between the operations are hit as well.
    void diesAtAnyMoment_data() { addSweeps(); }
    void diesAtAnyMoment() {
        QFETCH(int, which);
        const LibraryFolder folder;
        const Sweep sweep = sweeps(folder).at(static_cast<std::size_t>(which));
        const std::chrono::microseconds whole =
            fastest([&] { sweep.begin(folder); }, [&] { (void)inChild(folder.path(), sweep.work, [] {}); });
        std::mt19937 random(20261122);
        int killed = 0;
        constexpr int rounds = 200;
        auto span = static_cast<unsigned>(whole.count());
        for (int round = 0; round < rounds; ++round) {
            sweep.begin(folder);
            const int moment = static_cast<int>(random() % (span + 1));
            const ChildEnd outcome = inChild(
                folder.path(), sweep.work, [] {}, moment);
            killed += outcome.killed ? 1 : 0;
            // A process may take longer to end than to work (under a sanitizer, on a
            // busy machine). One round in three comes to be killed, at any moment.
            span = outcome.killed ? span + span / 16 : span - span / 32;
            const QString wrong = sweep.wrong(folder, outcome.acknowledged);
            QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("after %1 µs: %2").arg(moment).arg(wrong)));
        }
        qInfo("%s: %d of %d rounds killed, at last within %u µs", sweep.name, killed, rounds, span);
        QVERIFY(killed > rounds / 10);
    }

    // A rescue that is cut off leaves either library in its place, or none, which
    // is said; nothing that stood there is lost, and a second try succeeds.
    void diesInTheMiddleOfARescue_data() {
        QTest::addColumn<bool>("anew");
        QTest::newRow("restore") << false;
        QTest::newRow("anew") << true;
    }
    void diesInTheMiddleOfARescue() {
        QFETCH(bool, anew);
        const LibraryFolder folder;
        const std::string sound =
            folder.made([](const storage::Library& library) { (void)library.cases().import(newCases(batch), start); });
        const std::string broken(300'000, 'x');
        const std::string backup = folder.path("library.db.2026-11-21.backup");
        const Work rescue = [&](const std::string& path, const Answers& answers) {
            must(anew ? storage::startAnew(path, start) : storage::restoreBackup(path, backup, start));
            answers.say(1);
        };
        const auto begin = [&] {
            folder.beginWith(broken);
            writeBytes(folder.path("library.db-wal"), "its log");
            writeBytes(backup, sound);
        };
        const std::chrono::microseconds whole = fastest(begin, [&] { (void)inChild(folder.path(), rescue, [] {}); });
        std::mt19937 random(20261122);
        int missing = 0;
        int done = 0;
        for (int round = 0; round < 300; ++round) {
            begin();
            const ChildEnd outcome = inChild(
                folder.path(), rescue, [] {}, static_cast<int>(random() % static_cast<unsigned>(whole.count() + 1)));
            const bool oldInPlace = bytesOf(folder.path()) == broken;
            bool oldKept = oldInPlace;
            for (const std::string& aside : storage::setAsideOf(folder.path()))
                oldKept = oldKept || bytesOf(aside) == broken;
            QVERIFY(oldKept);
            bool logKept = false;
            for (const auto& entry : std::filesystem::directory_iterator(folder.path("")))
                logKept = logKept || bytesOf(entry.path().string()) == "its log";
            QVERIFY(logKept);
            QCOMPARE(storage::soundBackups(folder.path()).size(), std::size_t{1});
            const auto left = folder.tryOpen();
            done += left ? 1 : 0;
            if (!left) {
                const StorageProblem expected = oldInPlace ? StorageProblem::damaged : StorageProblem::missing;
                QVERIFY2(left.error().problem == expected, left.error().detail.c_str());
                QVERIFY(outcome.acknowledged == 0);
                missing += oldInPlace ? 0 : 1;
                QVERIFY(anew ? storage::startAnew(folder.path(), start)
                             : storage::restoreBackup(folder.path(), backup, start));
            }
            const storage::Library library = folder.open();
            QCOMPARE(*library.cases().count(storage::CaseQuery::Shelf::current), std::size_t(anew ? 0 : batch));
            QVERIFY(library.check());
        }
        qInfo("300 rescues cut off: %d were done, %d left no library and said so", done, missing);
    }

    // Two processes on one library, both saving and both killed now and then.
    void twoWindowsAreKilled() {
        const LibraryFolder folder;
        {
            const storage::Library library = folder.open();
            for (int number : {0, 0})
                (void)library.cases().add(recordWith(number), "", storage::StateOrigin::created, start);
        }
        const auto saves = [](const std::string& path, storage::CaseId id, int from, const Answers& answers) {
            const auto library = storage::Library::open(path, start);
            std::int64_t revision = must(must(library).cases().load(id)).revision;
            for (int number = from + 1;; ++number) {
                revision = must(library->cases().save(id, revision, recordWith(number), storage::StateOrigin::edited,
                                                      start + number * 1s));
                answers.say(number);
            }
        };
        std::array<int, 2> saved{0, 0};
        std::mt19937 random(20261122);
        for (int round = 0; round < 60; ++round) {
            std::array<Answers, 2> answers;
            std::array<pid_t, 2> children{};
            for (std::size_t window = 0; window < 2; ++window) {
                children.at(window) = ::fork();
                if (children.at(window) == 0)
                    saves(folder.path(), {static_cast<std::int64_t>(window) + 1}, saved.at(window), answers.at(window));
            }
            for (const pid_t child : children) {
                std::this_thread::sleep_for(std::chrono::microseconds(2000 + random() % 15000));
                ::kill(child, SIGKILL);
            }
            for (std::size_t window = 0; window < 2; ++window) {
                int status = 0;
                ::waitpid(children.at(window), &status, 0);
                QVERIFY2(WIFSIGNALED(status), "a window was refused a save");
                const int acknowledged = answers.at(window).last(saved.at(window));
                const storage::Library library = folder.open();
                const int there = employeesOf(library.cases().load({static_cast<std::int64_t>(window) + 1})->facts);
                QVERIFY2(there == acknowledged || there == acknowledged + 1,
                         qPrintable(QStringLiteral("%1, acknowledged %2").arg(there).arg(acknowledged)));
                saved.at(window) = there;
            }
        }
        qInfo("%d and %d saves of two windows survived 120 kills", saved[0], saved[1]);
        QVERIFY(saved[0] > 0 && saved[1] > 0);
    }
};

QTEST_GUILESS_MAIN(StorageKillTest)
#include "storage_kill_test.moc"
