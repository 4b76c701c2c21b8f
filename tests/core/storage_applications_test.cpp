// SPDX-License-Identifier: GPL-3.0-or-later
//
// The applications of the library through its calls: what is saved comes back, two
// windows are told of each other, lists are found, grouped and summed, deadlines are
// those that still ask for something, files survive a move, and notes of older
// versions have become applications.
#include <filesystem>

#include <QTemporaryDir>
#include <QTest>

#include "core/storage/file_folder.h"
#include "tests/support/applications.h"
#include "tests/support/library_folder.h"

using namespace biosubsidy;
using namespace biosubsidy::test;
using namespace std::chrono_literals;
using applications::Application;
using applications::DeadlineKind;
using applications::Status;
namespace fs = std::filesystem;

namespace {

const storage::Moment start = libraryStart;

storage::CaseId addCase(const storage::Library& library, const char* title) {
    return *library.cases().add(recordWith(1), title, storage::StateOrigin::created, start);
}

Application titled(const char* title, Status status = Status::considering, const char* person = "") {
    Application application = applicationWith("");
    application.title = {title, ""};
    application.status = status;
    application.person = person;
    return application;
}

// Of the rows that are found, in order: "title" or "title@case".
Lines found(const storage::Library& library, const storage::ApplicationQuery& query) {
    Lines all;
    const auto rows = library.applications().rows(*library.applications().find(query));
    for (const storage::ApplicationRow& row : *rows) all.push_back(row.title.zh);
    return all;
}

Lines groupsOf(const storage::Library& library, const storage::ApplicationQuery& query) {
    Lines all;
    const auto groups = library.applications().groups(query);
    for (const storage::ApplicationGroupRow& group : *groups)
        all.push_back(group.key + ": " + std::to_string(group.sums.count));
    return all;
}

storage::ApplicationQuery query() {
    return {.today = libraryDay};
}

// Two cases with five applications. The day is 2026-11-22, a Sunday.
struct Shelf {
    storage::Library library = storage::Library::inMemory();
    storage::CaseId first = addCase(library, "安澜");
    storage::CaseId second = addCase(library, "红山");

    Shelf() {
        Application late = titled("晚", Status::preparing, "李工");
        late.call.closes = day("2026-11-20");
        late.expected = sum("100万");
        Application soon = titled("快", Status::preparing, "王工");
        soon.call = {"批次", day("2026-11-01"), day("2026-11-29"), "17:00"};
        soon.ownDeadline = day("2026-11-25");
        soon.expected = sum("200万");
        soon.expectedOpen = true;
        Application month = titled("月", Status::considering, "王工");
        month.ownDeadline = day("2026-12-22");
        month.days = {{day("2026-11-21"), "昨天"}, {day("2026-11-23"), "路演"}};
        Application later = titled("远", Status::considering);
        later.ownDeadline = day("2026-12-23");
        later.claim.measure = "beijing-2024/hnte-first";
        Application paid = titled("完", Status::paid, "王工");
        paid.ownDeadline = day("2026-11-01");
        paid.approved = {sum("50万"), std::nullopt};
        paid.payments = {{sum("20万"), std::nullopt, ""}, {sum("30.01元"), std::nullopt, ""}};
        for (const auto& [of, application] :
             {std::pair{first, late}, {first, soon}, {second, month}, {second, later}, {second, paid}})
            if (!library.applications().add(of, application, start)) qFatal("not added");
    }
};

} // namespace

class StorageApplicationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    static void initTestCase() { (void)builtInRules(); }

    void whatIsAddedComesBack() {
        const storage::Library library = storage::Library::inMemory();
        const storage::CaseId of = addCase(library, "甲");
        const Application full = fullApplication();
        const storage::ApplicationId id = *library.applications().add(of, full, start);
        const storage::StoredApplication stored = *library.applications().load(id);
        QVERIFY(stored.application == full);
        QVERIFY(stored.caseId == of);
        QCOMPARE(stored.revision, std::int64_t{1});
        QCOMPARE(stored.uid.size(), std::size_t{32});
        QVERIFY(stored.created == start && stored.modified == start && !stored.deleted);
        const storage::ApplicationRow row = library.applications().rows(std::array{id})->front();
        QCOMPARE(row.caseName, std::string("甲"));
        QVERIFY(row.claim == full.claim && row.title == full.title && row.status == full.status);
        QCOMPARE(row.expected->toString(), std::string("50000000.00"));
        QCOMPARE(row.paid->toString(), std::string("18000900.01"));
        QVERIFY(row.expectedOpen && row.closes == full.call.closes && row.ownDeadline == full.ownDeadline);
        QCOMPARE(row.materials, std::size_t{2});
        QCOMPARE(row.materialsReady, std::size_t{1});
        QCOMPARE(row.files, std::size_t{2});
        QVERIFY(!row.next); // it was handed in
        QVERIFY(library.applications().ofClaim(of, full.claim)->front().application == full);
        QVERIFY(library.applications().ofClaim(of, {full.claim.measure, ""})->empty());
    }

    void twoColleaguesSeeEachOther() {
        const LibraryFolder folder;
        const storage::Library mine = folder.open();
        const storage::CaseId of = addCase(mine, "甲");
        const storage::ApplicationId id = *mine.applications().add(of, applicationWith("a/b", 1), start);
        const storage::Library hers = folder.open();
        const storage::StoredApplication seen = *hers.applications().load(id);
        QCOMPARE(*mine.applications().save(id, 1, applicationWith("a/b", 2), start + 1h), std::int64_t{2});
        const auto refused = hers.applications().save(id, seen.revision, applicationWith("a/b", 3), start + 1h);
        QVERIFY(!refused && refused.error().problem == StorageProblem::conflict);
        QCOMPARE(hers.applications().load(id)->application.remarks, std::string("2"));
        // What both have typed alike is no conflict.
        QCOMPARE(*hers.applications().save(id, seen.revision, applicationWith("a/b", 2), start + 2h), std::int64_t{2});
        // Of many all or none.
        const storage::ApplicationId other = *mine.applications().add(of, applicationWith("a/c", 1), start);
        const std::array changes{storage::ApplicationShelf::Change{other, 1, applicationWith("a/c", 9)},
                                 storage::ApplicationShelf::Change{id, 1, applicationWith("a/b", 9)}};
        QVERIFY(hers.applications().save(changes, start + 3h).error().problem == StorageProblem::conflict);
        QCOMPARE(hers.applications().load(other)->application.remarks, std::string("1"));
    }

    void whatIsGoneIsSaid() {
        const storage::Library library = storage::Library::inMemory();
        const storage::ApplicationId none{99};
        QVERIFY(library.applications().load(none).error().problem == StorageProblem::gone);
        QVERIFY(library.applications().save(none, 1, {}, start).error().problem == StorageProblem::gone);
        QVERIFY(library.applications().add({99}, {}, start).error().problem == StorageProblem::gone);
        QVERIFY(library.applications().setDeleted(std::array{none}, start).error().problem == StorageProblem::gone);
    }

    void statesAreKept() {
        const storage::Library library = storage::Library::inMemory();
        const storage::ApplicationId id =
            *library.applications().add(addCase(library, "甲"), applicationWith("a/b", 0), start);
        // The state that it began with stays; later ones within five minutes are one.
        std::int64_t revision = 1;
        for (int number = 1; number <= 3; ++number)
            revision =
                *library.applications().save(id, revision, applicationWith("a/b", number), start + number * 1min);
        revision = *library.applications().save(id, revision, applicationWith("a/b", 4), start + 1h);
        Lines kept;
        const auto allState = *library.applications().states(id);
        for (const storage::ApplicationState& state : allState) kept.push_back(state.application.remarks);
        QCOMPARE(joined(kept), joined({"4", "3", "0"}));
        for (int number = 5; number < 300; ++number)
            revision = *library.applications().save(id, revision, applicationWith("a/b", number), start + number * 1h);
        const auto states = *library.applications().states(id);
        QCOMPARE(states.size(), storage::ApplicationShelf::mostStates);
        QCOMPARE(states.back().application.remarks, std::string("0"));
        QCOMPARE(states.front().application.remarks, std::string("299"));
    }

    void deletionCanBeUndone() {
        const Shelf shelf;
        const auto ids = *shelf.library.applications().find(query());
        QVERIFY(shelf.library.applications().setDeleted(std::array{ids.front()}, start));
        QCOMPARE(found(shelf.library, query()).size(), std::size_t{4});
        storage::ApplicationQuery deleted = query();
        deleted.deleted = true;
        QCOMPARE(joined(found(shelf.library, deleted)), joined({"晚"}));
        QVERIFY(shelf.library.applications().setDeleted(std::array{ids.front()}, std::nullopt));
        QCOMPARE(found(shelf.library, query()).size(), std::size_t{5});
        QVERIFY(shelf.library.applications().setDeleted(std::array{ids.front()}, start));
        QCOMPARE(*shelf.library.applications().removeDeletedBefore(start + 1h), std::size_t{1});
        QVERIFY(!shelf.library.applications().load(ids.front()));
        // Those of a deleted case are not listed, and go with it for good.
        QVERIFY(shelf.library.cases().setDeleted(std::array{shelf.second}, start));
        QCOMPARE(joined(found(shelf.library, query())), joined({"快"}));
        QVERIFY(shelf.library.cases().removeDeletedBefore(start + 1h));
        QVERIFY(shelf.library.applications().ofCase(shelf.second)->empty());
    }

    void listsAreFound_data() {
        QTest::addColumn<storage::ApplicationQuery>("query");
        QTest::addColumn<Lines>("titles");
        const auto row = [](const char* name, const Lines& titles, const auto& change) {
            storage::ApplicationQuery asked = query();
            change(asked);
            QTest::newRow(name) << asked << titles;
        };
        using Query = storage::ApplicationQuery;
        row("by deadline, none last", {"晚", "快", "月", "远", "完"}, [](Query&) {});
        row("latest first, none last", {"远", "月", "快", "晚", "完"}, [](Query& q) { q.descending = true; });
        row("by title", {"快", "完", "晚", "远", "月"}, [](Query& q) { q.order = storage::ApplicationOrder::title; });
        row("by person, nobody last", {"晚", "快", "月", "完", "远"},
            [](Query& q) { q.order = storage::ApplicationOrder::person; });
        row("by expected sum", {"晚", "快", "月", "远", "完"},
            [](Query& q) { q.order = storage::ApplicationOrder::expected; });
        row("due within 7 days", {"晚", "快"}, [](Query& q) { q.dueUntil = applications::daysAfter(q.today, 7); });
        row("running", {"晚", "快", "月", "远"}, [](Query& q) { q.runningOnly = true; });
        row("of a person", {"快", "月", "完"}, [](Query& q) { q.person = "王工"; });
        row("of nobody", {"远"}, [](Query& q) { q.person = ""; });
        row("of a measure", {"远"}, [](Query& q) { q.measure = "beijing-2024/hnte-first"; });
        row("two statuses", {"晚", "快", "完"}, [](Query& q) {
            q.statuses.set(static_cast<std::size_t>(Status::preparing));
            q.statuses.set(static_cast<std::size_t>(Status::paid));
        });
        row("by words of it", {"月"}, [](Query& q) { q.text = "路演"; });
        row("by words of its case", {"晚", "快"}, [](Query& q) { q.text = "安澜"; });
        row("by both", {"快"}, [](Query& q) { q.text = "安澜 批次"; });
        row("that contradict themselves", {"完"}, [](Query& q) { q.doubtfulOnly = true; });
    }
    void listsAreFound() {
        QFETCH(storage::ApplicationQuery, query);
        QFETCH(Lines, titles);
        const Shelf shelf;
        QCOMPARE(joined(found(shelf.library, query)), joined(titles));
        std::size_t all = 0;
        const auto allGroup = *shelf.library.applications().groups(query);
        for (const storage::ApplicationGroupRow& group : allGroup) all += group.sums.count;
        QCOMPARE(all, titles.size());
    }

    void listsAreGrouped_data() {
        QTest::addColumn<int>("group");
        QTest::addColumn<Lines>("groups");
        QTest::addColumn<Lines>("titles");
        using Group = storage::ApplicationGroup;
        const auto row = [](const char* name, Group group, const Lines& groups, const Lines& titles) {
            QTest::newRow(name) << static_cast<int>(group) << groups << titles;
        };
        // Within 7 days is the 29th, within 30 the 22nd of December.
        row("deadline", Group::deadline, {"0: 1", "1: 1", "2: 1", "3: 1", "4: 1"}, {"晚", "快", "月", "远", "完"});
        row("firm", Group::firm, {"1: 2", "2: 3"}, {"晚", "快", "月", "远", "完"});
        row("person", Group::person, {"李工: 1", "王工: 3", ": 1"}, {"晚", "快", "月", "完", "远"});
        row("status", Group::status, {"considering: 2", "preparing: 2", "paid: 1"}, {"月", "远", "晚", "快", "完"});
        row("measure", Group::measure, {"beijing-2024/hnte-first: 1", "完: 1", "快: 1", "晚: 1", "月: 1"},
            {"远", "完", "快", "晚", "月"});
        row("none", Group::none, {": 5"}, {"晚", "快", "月", "远", "完"});
    }
    void listsAreGrouped() {
        QFETCH(int, group);
        QFETCH(Lines, groups);
        QFETCH(Lines, titles);
        const Shelf shelf;
        storage::ApplicationQuery asked = query();
        asked.group = static_cast<storage::ApplicationGroup>(group);
        QCOMPARE(joined(groupsOf(shelf.library, asked)), joined(groups));
        QCOMPARE(joined(found(shelf.library, asked)), joined(titles));
    }

    void sumsAreExact() {
        const Shelf shelf;
        storage::ApplicationQuery asked = query();
        asked.group = storage::ApplicationGroup::status;
        const auto groups = *shelf.library.applications().groups(asked);
        const storage::ApplicationSums& preparing = groups.at(1).sums;
        QCOMPARE(preparing.expected.toString(), std::string("3000000.00"));
        QVERIFY(preparing.expectedOpen);
        QCOMPARE(preparing.withoutExpected, std::size_t{0});
        const storage::ApplicationSums& paid = groups.at(2).sums;
        QCOMPARE(paid.approved.toString(), std::string("500000.00"));
        QCOMPARE(paid.paid.toString(), std::string("200030.01"));
        QCOMPARE(paid.withoutExpected, std::size_t{1});
    }

    void deadlinesAreThoseThatAsk() {
        const Shelf shelf;
        Lines lines;
        const auto allLine = *shelf.library.applications().deadlines(query());
        for (const applications::DeadlineLine& line : allLine)
            lines.push_back(line.deadline.day.toString() + " " + line.title.zh + " " +
                            std::string(toString(line.deadline.kind)) + " " + line.deadline.what + line.deadline.hour);
        QCOMPARE(joined(lines), joined({"2026-11-20 晚 call ", "2026-11-23 月 named 路演", "2026-11-25 快 own ",
                                        "2026-11-29 快 call 17:00", "2026-12-22 月 own ", "2026-12-23 远 own "}));
        storage::ApplicationQuery week = query();
        week.dueUntil = day("2026-11-28");
        QCOMPARE(shelf.library.applications().deadlines(week)->size(), std::size_t{3});
        const auto next = *shelf.library.applications().nextDeadlines(std::array{shelf.first, shelf.second});
        QCOMPARE(next.at(shelf.first).day.toString(), std::string("2026-11-20"));
        QCOMPARE(next.at(shelf.second).day.toString(), std::string("2026-12-22"));
    }

    void archivedCasesAreLeftOut() {
        const Shelf shelf;
        QVERIFY(shelf.library.cases().setArchived(std::array{shelf.first}, true));
        QCOMPARE(found(shelf.library, query()).size(), std::size_t{3});
        storage::ApplicationQuery all = query();
        all.archivedCases = true;
        QCOMPARE(found(shelf.library, all).size(), std::size_t{5});
    }

    void standingsAreKept() {
        const Shelf shelf;
        const storage::ApplicationId id = shelf.library.applications().find(query())->front();
        using Seen = storage::ApplicationShelf::Seen;
        QVERIFY(shelf.library.applications().setStandings(std::array{Seen{id, applications::Standing::fails}}));
        const storage::StoredApplication stored = *shelf.library.applications().load(id);
        QVERIFY(stored.standing == applications::Standing::fails);
        QCOMPARE(stored.revision, std::int64_t{1}); // nobody's edit
    }

    void notesBecomeApplications() {
        const LibraryFolder folder;
        const std::string bytes = folder.madeOfVersion(4, [](const Database& database) {
            (void)storage::CaseShelf(database).import(newCases(2), start);
            addOldNote(
                database, 1, "beijing-2024/pilot-platform", "p1",
                "{\"text\": \"王工\\n\\\"可行\\\"\", \"dates\": [{\"date\": \"2026-12-01\", \"what\": \"截止\"}], "
                "\"materials\": [{\"what\": \"备案表\", \"ready\": true}, {\"what\": \"审计报告\", \"ready\": false}]}",
                toMillis(start) + 1);
            addOldNote(database, 2, "beijing-2024/hnte-first", "",
                       "{\"text\": \"\", \"dates\": [{\"date\": \"x\", \"what\": \"乱\"}], \"materials\": []}",
                       toMillis(start) + 2);
            addOldNote(database, 2, "mine/odd", "", "no JSON", toMillis(start) + 3);
        });
        writeBytes(folder.path(), bytes);
        const storage::Library library = folder.open();
        const storage::ApplicationShelf shelf = library.applications();
        const auto first = shelf.ofClaim({1}, {"beijing-2024/pilot-platform", "p1"})->front();
        QCOMPARE(first.application.remarks, std::string("王工\n\"可行\""));
        QVERIFY(first.application.days == (std::vector<applications::NamedDay>{{day("2026-12-01"), "截止"}}));
        QVERIFY(first.application.materials ==
                (std::vector<applications::Material>{{"备案表", true}, {"审计报告", false}}));
        QVERIFY(first.created == start + 1ms && first.modified == start + 1ms);
        QCOMPARE(first.uid.size(), std::size_t{32});
        QCOMPARE(shelf.ofClaim({2}, {"beijing-2024/hnte-first", ""})->front().application.remarks,
                 std::string("\nx 乱"));
        QCOMPARE(shelf.ofClaim({2}, {"mine/odd", ""})->front().application.remarks, std::string("no JSON"));
        storage::ApplicationQuery asked = query();
        asked.text = "审计";
        QCOMPARE(shelf.find(asked)->size(), std::size_t{1});
        QCOMPARE(shelf.deadlines(query())->size(), std::size_t{1});
        QCOMPARE(shelf.states(first.id)->size(), std::size_t{1});
        // They have their names from the rules.
        QCOMPARE(*shelf.nameAfter(*builtInRules()), std::size_t{2});
        QVERIFY(!shelf.load(first.id)->application.title.zh.empty());
        QCOMPARE(shelf.load(first.id)->revision, std::int64_t{1});
        QCOMPARE(*shelf.nameAfter(*builtInRules()), std::size_t{0});
    }

    void filesSurviveAMove() {
        const QTemporaryDir folder;
        const auto at = [&](const char* name) { return folder.filePath(QString::fromUtf8(name)).toStdString(); };
        fs::create_directories(at("旧/资料"));
        writeBytes(at("旧/资料/表.xlsx"), "linked");
        writeBytes(at("外.pdf"), "kept");
        applications::File kept;
        applications::File linked;
        {
            const storage::Library library = *storage::Library::open(at("旧/library.db"), start);
            const storage::FileFolder files(library);
            kept = *files.keep(at("外.pdf"));
            linked = *files.link(at("旧/资料/表.xlsx"));
            QCOMPARE(kept.name, std::string("外.pdf"));
            QCOMPARE(kept.size, std::uint64_t{4});
            QVERIFY(!kept.isLink() && linked.isLink());
            QCOMPARE(linked.relative, std::string("资料/表.xlsx"));
            QVERIFY(*files.keep(at("外.pdf")) == kept); // once
            QVERIFY(files.isWhole(kept));
            QVERIFY(!files.keep(at("none"))); // says so
            QVERIFY(!files.link(at("none")));
        }
        fs::remove(at("外.pdf"));
        fs::rename(at("旧"), at("新")); // the library with all beside it
        {
            const storage::Library library = *storage::Library::open(at("新/library.db"), start);
            const storage::FileFolder files(library);
            QCOMPARE(bytesOf(*files.find(kept)), std::string("kept"));
            QCOMPARE(bytesOf(*files.find(linked)), std::string("linked"));
            writeBytes(*files.find(kept), "else");
            QVERIFY(!files.isWhole(kept));
            const Moment later = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now() + 1h);
            QCOMPARE(*files.removeAllBut(std::array{kept.digest}, later), std::size_t{0});
            QCOMPARE(*files.removeAllBut({}, later - 48h), std::size_t{0}); // made since
            QCOMPARE(*files.removeAllBut({}, later), std::size_t{1});
            QVERIFY(!files.find(kept));
        }
        // A link under its full name, where the library alone went elsewhere.
        writeBytes(at("原.txt"), "there");
        const storage::Library library = *storage::Library::open(at("新/library.db"), start);
        const applications::File full = *storage::FileFolder(library).link(at("原.txt"));
        fs::create_directories(at("深/远"));
        const storage::Library moved = *storage::Library::open(at("深/远/library.db"), start);
        QVERIFY(storage::FileFolder(moved).find(full));
        fs::remove(at("原.txt"));
        QVERIFY(!storage::FileFolder(moved).find(full));
        // A library that was tampered with names no file outside.
        QVERIFY(!storage::FileFolder(library).find({"x", "../../etc/passwd", "", "", 0}));
        QVERIFY(!storage::FileFolder(storage::Library::inMemory()).keep(at("新/library.db")));
    }

    void keptFilesAreThoseOfAllStates() {
        const storage::Library library = storage::Library::inMemory();
        const storage::ApplicationId id = *library.applications().add(addCase(library, "甲"), fullApplication(), start);
        QVERIFY(library.applications().save(id, 1, applicationWith("a/b"), start + 1h));
        QCOMPARE(*library.applications().keptFiles(), (std::vector{std::string(64, 'a')}));
    }
};

QTEST_GUILESS_MAIN(StorageApplicationsTest)
#include "storage_applications_test.moc"
