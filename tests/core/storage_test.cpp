// SPDX-License-Identifier: GPL-3.0-or-later
//
// The library of cases through its calls: what is saved comes back, what is asked
// for is found in order, states fold and thin, snapshots show what they showed.
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/assessment/assessment_json.h"
#include "core/facts/case_file.h"
#include "core/storage/library.h"
#include "core/storage/result_diff.h"
#include "core/storage/search_text.h"
#include "tests/support/applications.h"
#include "tests/support/rules.h"

using namespace biosubsidy;
using namespace std::chrono_literals;

namespace {

const storage::Moment start = storage::fromMillis(1'795'000'000'000);

std::string caseText(const std::string& company, const std::string& rest = "") {
    return test::json("{'format': 'biosubsidy-case/1', 'company': {" + company + "}" +
                      (rest.empty() ? "" : ", " + rest) + "}");
}

storage::CaseRecord record(const std::string& company, const std::string& rest = "") {
    const RuleBook& rules = *test::builtInRules();
    return storage::recordOf(test::caseOf(rules, caseText(company, rest)), rules.vocabulary());
}

storage::Library library() {
    return storage::Library::inMemory();
}

storage::CaseId add(const storage::Library& library, const std::string& company, const std::string& title = "",
                    storage::Moment now = start) {
    return *library.cases().add(record(company), title, storage::StateOrigin::created, now);
}

QStringList names(const storage::Library& library, const storage::CaseQuery& query) {
    const auto ids = library.cases().find(query);
    QStringList names;
    const auto rows = *library.cases().rows(*ids);
    for (const storage::CaseRow& row : rows) names << QString::fromStdString(row.shownName());
    return names;
}

storage::ResultMark markFor(const std::string& json, const char* asOf = "2026-11-22") {
    return storage::markOf(test::firstAssessed(json, asOf));
}

const char* const pilot = "'name': '甲', 'city': 'beijing', 'employees': 50, 'revenue': '3000万'";
const char* const pilotProject = "'projects': [{'id': 'p1', 'kinds': ['pilot_platform'], 'fields': "
                                 "['industrial_enzymes'], 'stage': 'in_production', 'total_investment': '2亿'}]";

} // namespace

class StorageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsAddedComesBack() {
        const storage::Library library = ::library();
        storage::CaseRecord made = record("'name': '甲公司', 'city': 'beijing'");
        made.drafts = "draft";
        const storage::CaseId id = *library.cases().add(made, "方案一", storage::StateOrigin::imported, start);
        const storage::StoredCase stored = *library.cases().load(id);
        QCOMPARE(stored.facts, made.facts);
        QCOMPARE(stored.drafts, std::string("draft"));
        QCOMPARE(stored.title, std::string("方案一"));
        QCOMPARE(stored.digest, made.digest());
        QCOMPARE(stored.revision, std::int64_t{1});
        QVERIFY(stored.created == start && stored.modified == start);
        QVERIFY(!stored.result && !stored.stale);
        const auto rows = *library.cases().rows(std::vector{id, storage::CaseId{99}});
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows.front().name, std::string("甲公司"));
        QCOMPARE(rows.front().shownName(), std::string("方案一"));
        QCOMPARE(rows.front().cities, std::vector<std::string>{"beijing"});
    }

    void saveMakesARevision() {
        const storage::Library library = ::library();
        const storage::CaseId id = add(library, "'name': '甲'");
        const auto saved = library.cases().save(id, 1, record("'name': '乙', 'city': 'tianjin'"),
                                                storage::StateOrigin::edited, start + 1h);
        QCOMPARE(*saved, std::int64_t{2});
        const storage::StoredCase stored = *library.cases().load(id);
        QVERIFY(stored.modified == start + 1h && stored.created == start);
        QCOMPARE(names(library, {.text = "乙"}), QStringList{QStringLiteral("乙")});
        QCOMPARE(names(library, {.text = "甲"}), QStringList());
        QCOMPARE(names(library, {.city = "tianjin"}).size(), 1);
    }

    void unchangedSaveChangesNothing() {
        const storage::Library library = ::library();
        const storage::CaseId id = add(library, "'name': '甲'");
        QCOMPARE(*library.cases().save(id, 1, record("'name': '甲'"), storage::StateOrigin::edited, start + 1h),
                 std::int64_t{1});
        QVERIFY(library.cases().load(id)->modified == start);
        QCOMPARE(library.history().states(id)->size(), std::size_t{1});
    }

    void olderRevisionIsAConflict() {
        const storage::Library library = ::library();
        const storage::CaseId id = add(library, "'name': '甲'");
        QVERIFY(library.cases().save(id, 1, record("'name': '乙'"), storage::StateOrigin::edited, start));
        const auto saved = library.cases().save(id, 1, record("'name': '丙'"), storage::StateOrigin::edited, start);
        QVERIFY(!saved && saved.error().problem == StorageProblem::conflict);
        QVERIFY(library.cases().load(id)->facts.find("乙") != std::string::npos);
    }

    void whatIsGoneIsSaid() {
        const storage::Library library = ::library();
        const storage::CaseId none{7};
        QVERIFY(library.cases().load(none).error().problem == StorageProblem::gone);
        QVERIFY(library.cases().save(none, 1, record(""), storage::StateOrigin::edited, start).error().problem ==
                StorageProblem::gone);
        QVERIFY(library.cases().duplicate(none, "x", start).error().problem == StorageProblem::gone);
        QVERIFY(library.cases().setTags(none, {}).error().problem == StorageProblem::gone);
        QVERIFY(library.cases().setTitle(none, "x").error().problem == StorageProblem::gone);
        QVERIFY(library.cases().setResult({none, markFor(caseText(pilot)), ""}).error().problem ==
                StorageProblem::gone);
        QVERIFY(library.history().load(storage::StateId{7}).error().problem == StorageProblem::gone);
        QVERIFY(library.snapshots().load(storage::SnapshotId{7}).error().problem == StorageProblem::gone);
        QVERIFY(library.snapshots().remove(storage::SnapshotId{7}).error().problem == StorageProblem::gone);
        QVERIFY(library.snapshots().relabel(storage::SnapshotId{7}, "", "").error().problem == StorageProblem::gone);
        QVERIFY(library.applications().add(none, test::applicationWith("a/b"), start).error().problem ==
                StorageProblem::gone);
    }

    void importIsWhole() {
        const storage::Library library = ::library();
        const std::vector<storage::CaseShelf::NewCase> cases{{record("'name': '甲'"), ""},
                                                             {record("'name': '乙'"), "二"}};
        QCOMPARE(library.cases().import(cases, start)->size(), std::size_t{2});
        QCOMPARE(*library.cases().count(storage::CaseQuery::Shelf::current), std::size_t{2});
        const auto ids = *library.cases().find({.order = storage::CaseOrder::created, .descending = false});
        QVERIFY(library.history().states(ids.front())->front().origin == storage::StateOrigin::imported);
    }

    void duplicateTakesFactsAndTags() {
        const storage::Library library = ::library();
        const storage::CaseId id = add(library, "'name': '甲'");
        QVERIFY(library.cases().setTags(id, {"重点"}));
        const storage::CaseId copy = *library.cases().duplicate(id, "甲（副本）", start + 1s);
        const storage::StoredCase stored = *library.cases().load(copy);
        QCOMPARE(stored.facts, library.cases().load(id)->facts);
        QCOMPARE(stored.tags, std::vector<std::string>{"重点"});
        QCOMPARE(stored.title, std::string("甲（副本）"));
        QCOMPARE(library.history().states(copy)->size(), std::size_t{1});
        QCOMPARE(names(library, {.text = "副本"}).size(), 1);
        QCOMPARE(names(library, {.text = "甲"}).size(), 2);
    }

    void renamingIsFound() {
        const storage::Library library = ::library();
        const storage::CaseId id = add(library, "'name': '甲', 'city': 'beijing'", "旧名");
        QVERIFY(library.cases().setTitle(id, "新名"));
        QCOMPARE(names(library, {.text = "旧名"}).size(), 0);
        QCOMPARE(names(library, {.text = "新名 北京"}).size(), 1);
        QVERIFY(library.cases().setTitle(id, ""));
        QCOMPARE(names(library, {.text = "甲"}), QStringList{QStringLiteral("甲")});
    }

    void archivedAndDeletedStandOnTheirShelves() {
        const storage::Library library = ::library();
        const storage::CaseId one = add(library, "'name': '甲'");
        const storage::CaseId two = add(library, "'name': '乙'");
        QVERIFY(library.cases().setArchived(std::vector{one}, true));
        QCOMPARE(names(library, {}), QStringList{QStringLiteral("乙")});
        QCOMPARE(names(library, {.shelf = storage::CaseQuery::Shelf::archived}), QStringList{QStringLiteral("甲")});
        QVERIFY(library.cases().setDeleted(std::vector{one, two}, start));
        QCOMPARE(names(library, {}).size(), 0);
        QCOMPARE(names(library, {.shelf = storage::CaseQuery::Shelf::deleted}).size(), 2);
        QVERIFY(library.cases().setDeleted(std::vector{two}, std::nullopt));
        QCOMPARE(names(library, {}), QStringList{QStringLiteral("乙")});
        QCOMPARE(*library.cases().removeDeletedBefore(start), std::size_t{0});
        QCOMPARE(*library.cases().removeDeletedBefore(start + 1s), std::size_t{1});
        QVERIFY(library.cases().load(one).error().problem == StorageProblem::gone);
        // An id is never given again.
        QVERIFY(add(library, "") > two);
    }

    void removalTakesAllOfACase() {
        const storage::Library library = ::library();
        const storage::CaseId id = add(library, pilot);
        QVERIFY(library.snapshots().keep(id, test::assessed(caseText(pilot)), {}, start));
        QVERIFY(library.applications().add(id, test::applicationWith("a/b"), start));
        QVERIFY(library.cases().setDeleted(std::vector{id}, start));
        QCOMPARE(*library.cases().removeDeletedBefore(start + 1s), std::size_t{1});
        QVERIFY(library.history().states(id)->empty());
        QVERIFY(library.snapshots().list(id)->empty());
        QVERIFY(library.applications().ofCase(id)->empty());
    }

    void searchFinds_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("found");
        QTest::newRow("nothing typed") << "" << true;
        QTest::newRow("two characters") << QStringLiteral("示例") << true;
        QTest::newRow("code") << "91110108" << true;
        QTest::newRow("place zh") << QStringLiteral("北京") << true;
        QTest::newRow("place en, any case") << "BEIJING" << true;
        QTest::newRow("place of a project") << QStringLiteral("天津") << true;
        QTest::newRow("district") << QStringLiteral("昌平") << true;
        QTest::newRow("tag") << QStringLiteral("重点客户") << true;
        QTest::newRow("field en") << "enzyme" << true;
        QTest::newRow("project's name") << QStringLiteral("中试平台") << true;
        QTest::newRow("full-width and spaces") << QStringLiteral("　ＢｅｉＪｉｎｇ   示例 ") << true;
        QTest::newRow("both words") << QStringLiteral("示例 天津") << true;
        QTest::newRow("one word missing") << QStringLiteral("示例 重庆") << false;
        QTest::newRow("no wildcard") << "%" << false;
        QTest::newRow("not across fields") << QStringLiteral("公司91110108") << false;
        QTest::newRow("quote") << "'" << false;
    }
    void searchFinds() {
        QFETCH(QString, typed);
        QFETCH(bool, found);
        const storage::Library library = ::library();
        const storage::CaseId id = *library.cases().add(
            record("'name': '示例公司', 'uscc': '91110108MA01ABCDEF', 'city': 'beijing', 'district': '昌平区'",
                   "'projects': [{'id': 'p1', 'name': '酶中试平台', 'city': 'tianjin', 'fields': "
                   "['industrial_enzymes']}]"),
            "", storage::StateOrigin::created, start);
        QVERIFY(library.cases().setTags(id, {"重点客户", "重点客户", " ", "two\nlines"}));
        QCOMPARE(library.cases().load(id)->tags, (std::vector<std::string>{"重点客户", "two lines"}));
        QCOMPARE(library.cases().find({.text = typed.toStdString()})->size(), std::size_t{found ? 1U : 0U});
    }

    void filtersAndTags() {
        const storage::Library library = ::library();
        const storage::CaseId one = *library.cases().add(
            record("'name': '甲', 'city': 'beijing'",
                   "'projects': [{'id': 'p1', 'city': 'tianjin', 'fields': ['industrial_enzymes']}]"),
            "", storage::StateOrigin::created, start);
        add(library, "'name': '乙', 'city': 'tianjin'");
        QCOMPARE(names(library, {.city = "tianjin"}).size(), 2);
        QCOMPARE(names(library, {.city = "beijing"}), QStringList{QStringLiteral("甲")});
        QCOMPARE(names(library, {.field = "industrial_enzymes"}), QStringList{QStringLiteral("甲")});
        QCOMPARE(names(library, {.field = "industrial"}).size(), 0);
        QVERIFY(library.cases().setTags(one, {"a", "b"}));
        QCOMPARE(names(library, {.tag = "a"}), QStringList{QStringLiteral("甲")});
        QCOMPARE(*library.cases().tags(), (std::vector<storage::TagCount>{{"a", 1}, {"b", 1}}));
    }

    void namesSortByPinyin() {
        const storage::Library library = ::library();
        for (const char* name : {"重庆", "安徽", "上海", "北京", "㐂", "abc", "杭州"})
            add(library, "'name': '" + std::string(name) + "'");
        // 重 is zhòng in the table: the character has two readings.
        QCOMPARE(names(library, {.order = storage::CaseOrder::name, .descending = false}).join(QLatin1Char(' ')),
                 QStringLiteral("abc 安徽 北京 杭州 上海 重庆 㐂"));
        QVERIFY(storage::sortKey("安") < storage::sortKey("北"));
    }

    void sumsSortAsNumbers() {
        const storage::Library library = ::library();
        std::vector<storage::CaseShelf::Result> results;
        for (const std::int64_t yuan : {5, 1000, 30}) {
            const storage::CaseId id = add(library, "'name': '" + std::to_string(yuan) + "'");
            storage::ResultMark mark;
            mark.ceiling = Money::fromYuan(yuan);
            results.push_back({id, mark, library.cases().load(id)->digest});
        }
        add(library, "'name': '未评'");
        QVERIFY(library.cases().setResults(results));
        const QString up =
            names(library, {.order = storage::CaseOrder::ceiling, .descending = false}).join(QLatin1Char(' '));
        QCOMPARE(up, QStringLiteral("5 30 1000 未评"));
        const QString down = names(library, {.order = storage::CaseOrder::ceiling}).join(QLatin1Char(' '));
        QCOMPARE(down, QStringLiteral("1000 30 5 未评"));
    }

    void everyOrderGivesAll() {
        const storage::Library library = ::library();
        for (int number = 0; number < 5; ++number) add(library, "'name': '" + std::to_string(number) + "'");
        for (const storage::CaseOrder order :
             {storage::CaseOrder::modified, storage::CaseOrder::created, storage::CaseOrder::name,
              storage::CaseOrder::city, storage::CaseOrder::ceiling, storage::CaseOrder::potential,
              storage::CaseOrder::eligible, storage::CaseOrder::assessed})
            QCOMPARE(library.cases().find({.order = order})->size(), std::size_t{5});
    }

    void resultIsKeptAndGoesStale() {
        const storage::Library library = ::library();
        const std::string text = caseText(pilot, pilotProject);
        const storage::CaseId id =
            *library.cases().add(record(pilot, pilotProject), "", storage::StateOrigin::created, start);
        const storage::ResultMark mark = markFor(text);
        QVERIFY(!mark.ceiling.isZero() && mark.count(Verdict::eligible) > 0);
        QVERIFY(library.cases().setResult({id, mark, library.cases().load(id)->digest}));
        const storage::StoredCase stored = *library.cases().load(id);
        QVERIFY(*stored.result == mark && !stored.stale);
        QVERIFY(library.cases().rows(std::vector{id})->front().result->sameResult(mark));
        QVERIFY(library.cases().save(id, 1, record(pilot), storage::StateOrigin::edited, start));
        QVERIFY(library.cases().load(id)->stale);
        QVERIFY(library.cases().rows(std::vector{id})->front().stale);
    }

    void changedResultsAreMarked() {
        const storage::Library library = ::library();
        const std::string text = caseText(pilot, pilotProject);
        const storage::CaseId id =
            *library.cases().add(record(pilot, pilotProject), "", storage::StateOrigin::created, start);
        const std::string digest = library.cases().load(id)->digest;
        const storage::ResultMark before = markFor(text);
        QVERIFY(library.cases().setResults(std::vector<storage::CaseShelf::Result>{{id, before, digest}}));
        QCOMPARE(names(library, {.changedOnly = true}).size(), 0);
        const storage::ResultMark after = markFor(text, "2027-01-01"); // the pack has expired
        QVERIFY(library.cases().setResults(std::vector<storage::CaseShelf::Result>{{id, after, digest}}));
        QCOMPARE(names(library, {.changedOnly = true}).size(), 1);
        QVERIFY(*library.cases().rows(std::vector{id})->front().changedFrom == before.ceiling);
        const storage::ResultCauses causes = storage::causesBetween(before, after, false);
        QVERIFY(causes.date && !causes.facts && causes.newRules.empty());
        QCOMPARE(causes.otherStatus, std::vector<std::string>{"beijing-2024"});
        QVERIFY(library.cases().setResults(std::vector<storage::CaseShelf::Result>{{id, after, digest}}));
        QCOMPARE(names(library, {.changedOnly = true}).size(), 0);
    }

    void causesNameExchangedPacks() {
        storage::ResultMark before = markFor(caseText(pilot));
        storage::ResultMark after = before;
        QVERIFY(storage::causesBetween(before, after, false).none());
        after.packs.front().sha256 = "other";
        QCOMPARE(storage::causesBetween(before, after, false).newRules, std::vector<std::string>{"beijing-2024"});
        QVERIFY(before.rulesDigest() != after.rulesDigest());
        after.packs.clear();
        QCOMPARE(storage::causesBetween(before, after, false).newRules, std::vector<std::string>{"beijing-2024"});
        QVERIFY(storage::causesBetween(before, after, true).newRules.empty()); // other facts, other places
        QCOMPARE(storage::causesBetween(after, before, false).newRules, std::vector<std::string>{"beijing-2024"});
    }

    void unknownPlaceIsNoSum() {
        const storage::ResultMark mark = markFor(caseText("'name': '甲'", pilotProject));
        QVERIFY(mark.alternatives);
        Money best;
        const Assessment assessment = test::assessed(caseText("'name': '甲'", pilotProject));
        for (const CityResult& city : assessment.cities) best = std::max(best, city.totals.ceiling);
        QVERIFY(mark.ceiling == best);
    }

    void packsTextReadsBack() {
        const std::vector<storage::PackMark> packs{{"a", "1", "ff", PackStatus::draft},
                                                   {"b", "", "00", PackStatus::expired}};
        QVERIFY(storage::packsOf(storage::packsText(packs)) == packs);
        QVERIFY(storage::packsOf("nonsense").empty());
    }

    void savesWithinMinutesAreOneState() {
        const storage::Library library = ::library();
        const storage::CaseId id = add(library, "");
        const auto save = [&](int employees, storage::Moment when) {
            const storage::StoredCase stored = *library.cases().load(id);
            QVERIFY(library.cases().save(id, stored.revision, record("'employees': " + std::to_string(employees)),
                                         storage::StateOrigin::edited, when));
        };
        save(1, start + 1s); // the first state stays as it was
        save(2, start + 2min);
        save(3, start + 4min);
        QCOMPARE(library.history().states(id)->size(), std::size_t{2});
        save(4, start + 6min); // more than five minutes after the state began
        const auto states = *library.history().states(id);
        QCOMPARE(states.size(), std::size_t{3});
        QCOMPARE(states[1].changes, std::size_t{1});
        QVERIFY(states[1].started == start + 1s && states[1].saved == start + 4min);
        QVERIFY(states[2].origin == storage::StateOrigin::created);
        QVERIFY(library.history().load(states[1].id)->facts.find("3") != std::string::npos);
        save(5, start - 1h); // a clock set back
        QCOMPARE(library.history().states(id)->size(), std::size_t{4});
    }

    void restoringIsAStateOfItsOwn() {
        const storage::Library library = ::library();
        const storage::CaseId id = add(library, "'employees': 1");
        QVERIFY(library.cases().save(id, 1, record("'employees': 2"), storage::StateOrigin::edited, start + 1s));
        QVERIFY(library.cases().save(id, 2, record("'employees': 1"), storage::StateOrigin::restored, start + 2s));
        const auto states = *library.history().states(id);
        QCOMPARE(states.size(), std::size_t{3});
        QVERIFY(states[0].origin == storage::StateOrigin::restored);
        QVERIFY(library.history().load(states[1].id)->facts.find("2") != std::string::npos);
    }

    void statesAreThinned() {
        const storage::Library library = ::library();
        const storage::CaseId id = add(library, "'employees': 0");
        std::int64_t revision = 1;
        // A save every ten minutes for two days, then one a day for two years.
        storage::Moment now = start;
        for (int number = 1; number <= 288; ++number) {
            now += 10min;
            revision = *library.cases().save(id, revision, record("'employees': " + std::to_string(number)),
                                             storage::StateOrigin::edited, now);
        }
        const std::size_t twoDays = library.history().states(id)->size();
        QVERIFY(twoDays > 144 + 20 && twoDays < 144 + 30); // a day of all, a day of hours
        for (int day = 1; day <= 400; ++day) {
            now += 24h;
            revision = *library.cases().save(id, revision, record("'employees': " + std::to_string(1000 + day)),
                                             storage::StateOrigin::edited, now);
        }
        const auto states = *library.history().states(id);
        QVERIFY(states.size() <= storage::CaseHistory::most + 1);
        QVERIFY(states.size() >= storage::CaseHistory::most);
        QVERIFY(states.back().origin == storage::StateOrigin::created);
    }

    void factChangesAreCounted_data() {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<int>("changes");
        const auto row = [](const char* name, const char* before, const char* after, int changes) {
            QTest::newRow(name) << QString::fromUtf8(before) << QString::fromUtf8(after) << changes;
        };
        row("same", "'city': 'beijing'", "'city': 'beijing'", 0);
        row("one value", "'employees': 5", "'employees': 6", 1);
        row("known and unknown", "'employees': 5", "", 1);
        row("flag", "'hnte': true", "'hnte': false", 1);
        row("set", "'titles': ['champion']", "'titles': ['champion', 'gazelle']", 1);
        row("two", "'employees': 5, 'hnte': true", "'employees': 6", 2);
    }
    void factChangesAreCounted() {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(int, changes);
        const RuleBook& rules = *test::builtInRules();
        const Case one = test::caseOf(rules, caseText(before.toStdString()));
        const Case two = test::caseOf(rules, caseText(after.toStdString()));
        QCOMPARE(storage::countFactChanges(writeCase(one, rules.vocabulary()), writeCase(two, rules.vocabulary())),
                 static_cast<std::size_t>(changes));
        QCOMPARE(storage::changesBetween(storage::factTexts(one, rules.vocabulary()),
                                         storage::factTexts(two, rules.vocabulary()))
                     .size(),
                 static_cast<std::size_t>(changes));
    }

    void factTextsAreReadable() {
        const RuleBook& rules = *test::builtInRules();
        const auto texts = storage::factTexts(
            test::caseOf(rules,
                         caseText("'city': 'beijing', 'revenue': '5000万', 'hnte': true, 'titles': []",
                                  "'projects': [{'id': 'p1', 'total_investment': '2亿'}], 'awards': [{'id': 'a1', "
                                  "'amount': '10万', 'project': 'p1'}]")),
            rules.vocabulary());
        const auto value = [&](const std::string& path) {
            for (const storage::FactText& text : texts) {
                if (text.path == path) return text.label.zh + "=" + text.value.zh + "|" + text.value.en;
            }
            return std::string("none");
        };
        QVERIFY(value("company.city").starts_with("企业："));
        QVERIFY(value("company.revenue").ends_with("=5,000万元|CNY 50,000,000"));
        QVERIFY(value("company.hnte").ends_with("=是|yes"));
        QVERIFY(value("company.titles").ends_with("=无|none"));
        QVERIFY(value("projects.p1.total_investment").starts_with("项目 p1：总投资"));
        QVERIFY(value("awards.a1.amount").ends_with("=10万元|CNY 100,000"));
    }

    void snapshotShowsWhatItShowed() {
        const storage::Library library = ::library();
        const std::string text = caseText(pilot, pilotProject);
        const storage::CaseId id =
            *library.cases().add(record(pilot, pilotProject), "", storage::StateOrigin::created, start);
        const Assessment assessment = test::assessed(text);
        const storage::SnapshotId snapshot =
            *library.snapshots().keep(id, assessment, {"申报前", "给客户的版本", "0.1.0"}, start);
        const auto rows = *library.snapshots().list(id);
        QCOMPARE(rows.size(), std::size_t{1});
        QCOMPARE(rows.front().title, std::string("申报前"));
        QVERIFY(rows.front().ceiling == storage::markOf(assessment).ceiling);
        const storage::Snapshot loaded = *library.snapshots().load(snapshot);
        QCOMPARE(loaded.assessment, toJson(assessment));
        QCOMPARE(loaded.facts, writeCase(*assessment.subject, assessment.rules->vocabulary()));
        QCOMPARE(storage::toJson(loaded.view), storage::toJson(storage::viewOf(assessment)));
        QCOMPARE(loaded.view.packs.front().sha256, assessment.packs.front().pack->sha256);
        QCOMPARE(loaded.row.program, std::string("0.1.0"));
        QVERIFY(loaded.view.asOf == assessment.asOf);
        QVERIFY(storage::diffResults(loaded.view, storage::viewOf(assessment)).same());
        QVERIFY(library.snapshots().relabel(snapshot, "新", ""));
        QCOMPARE(library.snapshots().list(id)->front().title, std::string("新"));
        QVERIFY(library.snapshots().load(snapshot)); // the label is not what the digest guards
        const auto removed = library.snapshots().remove(snapshot);
        QVERIFY(removed);
        QVERIFY(library.snapshots().list(id)->empty());
        QVERIFY(!library.snapshots().remove(snapshot));
        QVERIFY(library.snapshots().putBack(*removed));
        QCOMPARE(library.snapshots().list(id)->front().title, std::string("新"));
        QCOMPARE(storage::toJson(library.snapshots().load(snapshot)->view), storage::toJson(loaded.view));
    }

    void viewOfOtherTextsIsNone() {
        QVERIFY(!storage::resultViewOf("no JSON"));
        QVERIFY(!storage::resultViewOf("{}"));
        std::string json = storage::toJson(storage::viewOf(test::assessed(caseText(pilot))));
        QVERIFY(storage::resultViewOf(json));
        json.replace(json.find("\"counted\""), 9, "\"cuonted\"");
        QVERIFY(!storage::resultViewOf(json));
    }

    void differencesAreNamed() {
        const storage::ResultView before = storage::viewOf(test::firstAssessed(caseText(pilot, pilotProject)));
        std::string other = caseText(pilot, pilotProject);
        other.replace(other.find("2亿"), 4, "1亿");
        const storage::ResultDiff facts = storage::diffResults(before, storage::viewOf(test::firstAssessed(other)));
        QVERIFY(!facts.dateChanged() && facts.packs.empty() && !facts.same());
        QCOMPARE(facts.facts.size(), std::size_t{1});
        QCOMPARE(facts.facts.front().path, std::string("projects.p1.total_investment"));
        QCOMPARE(facts.facts.front().before.zh, std::string("2亿元"));
        QVERIFY(!facts.claims.empty() && facts.cities.front().changed());

        const storage::ResultDiff date = storage::diffResults(
            before, storage::viewOf(test::firstAssessed(caseText(pilot, pilotProject), "2027-01-01")));
        QVERIFY(date.dateChanged() && date.facts.empty());
        QCOMPARE(date.packs.size(), std::size_t{1});
        QVERIFY(!date.packs.front().rulesChanged());

        storage::ResultView exchanged = before;
        exchanged.packs.front().version = "2";
        QVERIFY(storage::diffResults(before, exchanged).packs.front().rulesChanged());
        exchanged.packs.clear();
        QVERIFY(storage::diffResults(before, exchanged).packs.front().rulesChanged());
    }

    void tenThousandCasesAreInstant() {
        QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("library.db")).toStdString();
        QElapsedTimer timer;
        {
            const storage::Library library = *storage::Library::open(path, start);
            std::vector<storage::CaseShelf::NewCase> cases;
            const storage::CaseRecord made = record(pilot, pilotProject);
            for (int number = 0; number < 10'000; ++number) {
                storage::CaseRecord one = made;
                one.name = "企业" + std::to_string(number * 7919 % 10'000);
                one.search += "\n" + storage::searchText(one.name);
                cases.push_back({one, ""});
            }
            timer.start();
            QVERIFY(library.cases().import(cases, start));
            qInfo("import of 10,000: %lld ms", timer.elapsed());
        }
        timer.start();
        const storage::Library library = *storage::Library::open(path, start);
        qInfo("open and check %lld kB: %lld ms", QFile(QString::fromStdString(path)).size() / 1024, timer.elapsed());
        const auto measure = [&](const char* what, const storage::CaseQuery& query) {
            qint64 best = 1'000'000'000;
            std::size_t found = 0;
            for (int round = 0; round < 5; ++round) {
                timer.start();
                const auto ids = *library.cases().find(query);
                found = ids.size();
                const auto rows = *library.cases().rows(std::span(ids).first(std::min<std::size_t>(50, ids.size())));
                best = std::min(best, timer.nsecsElapsed());
            }
            qInfo("%s: %zu found, %.1f ms", what, found, static_cast<double>(best) / 1e6);
            constexpr qint64 most = 100'000'000; // slow machines and sanitizers included
            QVERIFY(best < most);
        };
        measure("all by date", {});
        measure("all by name", {.order = storage::CaseOrder::name, .descending = false});
        measure("one found", {.text = "企业1234"});
        measure("two words, all found", {.text = "北京 酶"});
        measure("none found", {.text = "不存在的"});
    }
};

QTEST_GUILESS_MAIN(StorageTest)
#include "storage_test.moc"
