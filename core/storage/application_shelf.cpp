// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/application_shelf.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/applications/application_json.h"
#include "core/applications/doubts.h"
#include "core/documents/sha256.h"
#include "core/storage/columns.h"
#include "core/storage/search_text.h"

namespace biosubsidy::storage {

namespace {

using applications::Application;

[[noreturn]] void failAs(StorageProblem problem, const Database& database, std::string detail = {}) {
    throw StorageFailure{storageError(problem, database.path(), std::move(detail))};
}

Application readContent(const std::string& content, const Database& database) {
    auto application = applications::applicationOf(content);
    if (!application) failAs(StorageProblem::damaged, database, "an application cannot be read");
    return std::move(*application);
}

// All that is looked for in an application, besides its case.
std::string searchOf(const Application& of) {
    std::string words;
    const auto add = [&words](const std::string& text) {
        if (!text.empty()) words += text + "\n";
    };
    for (const std::string* text : {&of.title.zh, &of.title.en, &of.claim.measure, &of.claim.item, &of.itemName,
                                    &of.agency, &of.person, &of.call.name, &of.remarks})
        add(*text);
    for (const applications::Material& material : of.materials) {
        add(material.what);
        add(material.holder);
    }
    for (const applications::NamedDay& day : of.days) add(day.what);
    for (const applications::Payment& payment : of.payments) add(payment.note);
    for (const applications::Note& note : of.notes) add(note.text);
    for (const applications::File& file : of.files) add(file.name);
    return searchText(words);
}

// The columns that are made from the text, in the order in which bindDerived() binds them.
constexpr std::array derivedColumns{"measure",      "item",      "title_zh",        "title_en", "title_key",
                                    "item_name",    "agency",    "agency_key",      "person",   "person_key",
                                    "status",       "expected",  "expected_open",   "applied",  "approved",
                                    "paid",         "due",       "due_hour",        "due_kind", "closes",
                                    "own_deadline", "materials", "materials_ready", "files",    "contradictions",
                                    "search",       "modified"};

void bindDerived(Statement& statement, const Application& of, const Moment& now) {
    const auto sum = [](const std::optional<Money>& money) {
        return money ? std::optional(moneyColumn(*money)) : std::nullopt;
    };
    const auto day = [](const std::optional<Date>& date) {
        return date ? std::optional(date->toString()) : std::nullopt;
    };
    const auto due = applications::nextDeadline(of);
    statement.bind(of.claim.measure)
        .bind(of.claim.item)
        .bind(of.title.zh)
        .bind(of.title.en)
        .bindBlob(sortKey(of.shownTitle(Language::zh)))
        .bind(of.itemName)
        .bind(of.agency)
        .bindBlob(sortKey(of.agency))
        .bind(of.person)
        .bindBlob(sortKey(of.person))
        .bind(static_cast<std::int64_t>(of.status))
        .bind(sum(of.expected))
        .bind(std::int64_t{of.expectedOpen})
        .bind(sum(of.applied.sum))
        .bind(sum(of.approved.sum))
        .bind(sum(of.paid()))
        .bind(due ? std::optional(due->day.toString()) : std::nullopt)
        .bind(due ? due->hour : std::string())
        .bind(due ? static_cast<std::int64_t>(due->kind) : std::int64_t{0})
        .bind(day(of.call.closes))
        .bind(day(of.ownDeadline))
        .bind(static_cast<std::int64_t>(of.materials.size()))
        .bind(std::int64_t{std::count_if(of.materials.begin(), of.materials.end(),
                                         [](const applications::Material& material) { return material.ready; })})
        .bind(static_cast<std::int64_t>(of.files.size()))
        .bind(static_cast<std::int64_t>(applications::contradictions(of)))
        .bind(searchOf(of))
        .bind(toMillis(now));
}

void writeDays(const Database& database, ApplicationId id, const Application& of) {
    database.prepare("DELETE FROM application_days WHERE application_id = ?").bind(id.value).run();
    Statement insert =
        database.prepare("INSERT INTO application_days (application_id, day, hour, kind, what) VALUES (?, ?, ?, ?, ?)");
    for (const applications::Deadline& deadline : applications::deadlinesOf(of)) {
        insert.bind(id.value)
            .bind(deadline.day.toString())
            .bind(deadline.hour)
            .bind(static_cast<std::int64_t>(deadline.kind))
            .bind(deadline.what)
            .run();
        insert.reset();
    }
}

void writeState(const Database& database, ApplicationId id, const std::string& content, const Moment& now) {
    Statement last =
        database.prepare("SELECT id, started, (SELECT count(*) FROM application_states WHERE application_id = ?1) "
                         "FROM application_states WHERE application_id = ?1 ORDER BY id DESC LIMIT 1");
    last.bind(id.value);
    if (last.step()) {
        const std::int64_t state = last.integer(0);
        const Moment began = fromMillis(last.integer(1));
        const bool onlyOne = last.integer(2) == 1; // the state that it began with stays
        last.reset();
        // A clock that was set back must not let one state grow for ever.
        if (!onlyOne && now >= began && now - began < ApplicationShelf::foldedWithin) {
            database.prepare("UPDATE application_states SET saved = ?, content = ? WHERE id = ?")
                .bind(toMillis(now))
                .bind(content)
                .bind(state)
                .run();
            return;
        }
    }
    database.prepare("INSERT INTO application_states (application_id, started, saved, content) VALUES (?, ?, ?, ?)")
        .bind(id.value)
        .bind(toMillis(now))
        .bind(toMillis(now))
        .bind(content)
        .run();
    database
        .prepare("DELETE FROM application_states WHERE application_id = ?1 AND id <> "
                 "(SELECT min(id) FROM application_states WHERE application_id = ?1) AND id NOT IN "
                 "(SELECT id FROM application_states WHERE application_id = ?1 ORDER BY id DESC LIMIT ?2)")
        .bind(id.value)
        .bind(static_cast<std::int64_t>(ApplicationShelf::mostStates - 1))
        .run();
}

// The same for every window and for ever, and no other's: from when and where it was made.
std::string uidOf(const Database& database, CaseId of, const Moment& now) {
    Statement statement = database.prepare("SELECT created FROM cases WHERE id = ?");
    statement.bind(of.value);
    if (!statement.step()) failAs(StorageProblem::gone, database);
    const std::int64_t last =
        database.integer("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'applications'");
    constexpr std::size_t uidDigits = 32;
    return sha256Of(fmt::format("{} {} {} {}", statement.integer(0), of.value, last, toMillis(now)))
        .substr(0, uidDigits);
}

std::string insertSql() {
    std::string names;
    std::string marks;
    for (const char* column : derivedColumns) {
        names += fmt::format("{}, ", column);
        marks += "?, ";
    }
    return "INSERT INTO applications (" + names + "case_id, uid, created) VALUES (" + marks + "?, ?, ?)";
}

std::string updateSql(bool newRevision) {
    std::string sql = "UPDATE applications SET ";
    for (const char* column : derivedColumns) sql += fmt::format("{} = ?, ", column);
    return sql + (newRevision ? "revision = revision + 1" : "revision = revision") + " WHERE id = ?";
}

ApplicationId insert(const Database& database, CaseId of, const Application& application, const Moment& now) {
    const std::string uid = uidOf(database, of, now);
    Statement statement = database.prepare(insertSql());
    bindDerived(statement, application, now);
    statement.bind(of.value).bind(uid).bind(toMillis(now)).run();
    const ApplicationId id{database.lastId()};
    const std::string content = applications::contentOf(application);
    database.prepare("INSERT INTO application_texts (application_id, content) VALUES (?, ?)")
        .bind(id.value)
        .bind(content)
        .run();
    writeDays(database, id, application);
    writeState(database, id, content, now);
    return id;
}

void update(const Database& database, ApplicationId id, const Application& application, const Moment& now,
            bool newRevision) {
    Statement statement = database.prepare(updateSql(newRevision));
    bindDerived(statement, application, now);
    statement.bind(id.value).run();
    database.prepare("UPDATE application_texts SET content = ? WHERE application_id = ?")
        .bind(applications::contentOf(application))
        .bind(id.value)
        .run();
    writeDays(database, id, application);
}

std::int64_t saveOne(const Database& database, const ApplicationShelf::Change& change, const Moment& now) {
    Statement statement = database.prepare(
        "SELECT revision, content FROM applications JOIN application_texts ON application_id = id WHERE id = ?");
    statement.bind(change.id.value);
    if (!statement.step()) failAs(StorageProblem::gone, database);
    const std::string content = applications::contentOf(change.application);
    if (statement.text(1) == content) return statement.integer(0);
    if (statement.integer(0) != change.revision) failAs(StorageProblem::conflict, database);
    statement.reset();
    update(database, change.id, change.application, now, true);
    writeState(database, change.id, content, now);
    return change.revision + 1;
}

constexpr std::string_view storedColumns = "SELECT id, case_id, revision, uid, content, standing, deleted, created, "
                                           "modified FROM applications JOIN application_texts ON application_id = id ";

StoredApplication storedOf(const Statement& statement, const Database& database) {
    StoredApplication stored;
    stored.id = {statement.integer(0)};
    stored.caseId = {statement.integer(1)};
    stored.revision = statement.integer(2);
    stored.uid = statement.text(3);
    stored.application = readContent(statement.text(4), database);
    stored.standing = applications::standingNamed(statement.text(5));
    if (!statement.isNull(6)) stored.deleted = fromMillis(statement.integer(6));
    stored.created = fromMillis(statement.integer(7));
    stored.modified = fromMillis(statement.integer(8));
    return stored;
}

std::vector<StoredApplication> allOf(Statement& statement, const Database& database) {
    std::vector<StoredApplication> all;
    while (statement.step()) all.push_back(storedOf(statement, database));
    return all;
}

} // namespace

Stored<std::vector<ApplicationId>> ApplicationShelf::add(std::span<const New> all, const Moment& now) const {
    return guarded([&] {
        Transaction transaction(database_);
        std::vector<ApplicationId> ids;
        ids.reserve(all.size());
        for (const New& one : all) ids.push_back(insert(database_, one.of, one.application, now));
        transaction.commit();
        return ids;
    });
}

Stored<ApplicationId> ApplicationShelf::add(CaseId of, const Application& application, const Moment& now) const {
    return add(std::array{New{of, application}}, now).map([](const auto& ids) { return ids.front(); });
}

Stored<StoredApplication> ApplicationShelf::load(ApplicationId id) const {
    return guarded([&] {
        Statement statement = database_.prepare(std::string(storedColumns) + "WHERE id = ?");
        statement.bind(id.value);
        if (!statement.step()) failAs(StorageProblem::gone, database_);
        return storedOf(statement, database_);
    });
}

Stored<ApplicationId> ApplicationShelf::named(const std::string& uid) const {
    return guarded([&] {
        Statement statement = database_.prepare("SELECT id FROM applications WHERE uid = ?");
        statement.bind(uid);
        if (!statement.step()) failAs(StorageProblem::gone, database_);
        return ApplicationId{statement.integer(0)};
    });
}

Stored<std::int64_t> ApplicationShelf::save(ApplicationId id, std::int64_t revision, const Application& application,
                                            const Moment& now) const {
    return save(std::array{Change{id, revision, application}}, now).map([](const auto& all) { return all.front(); });
}

Stored<std::vector<std::int64_t>> ApplicationShelf::save(std::span<const Change> all, const Moment& now) const {
    return guarded([&] {
        Transaction transaction(database_);
        std::vector<std::int64_t> revisions;
        revisions.reserve(all.size());
        for (const Change& change : all) revisions.push_back(saveOne(database_, change, now));
        transaction.commit();
        return revisions;
    });
}

Stored<void> ApplicationShelf::setDeleted(std::span<const ApplicationId> ids, std::optional<Moment> when) const {
    return guarded([&] {
        Transaction transaction(database_);
        Statement statement = database_.prepare("UPDATE applications SET deleted = ? WHERE id = ?");
        for (const ApplicationId id : ids) {
            statement.bind(when ? std::optional(toMillis(*when)) : std::nullopt).bind(id.value).run();
            if (database_.changes() == 0) failAs(StorageProblem::gone, database_);
            statement.reset();
        }
        transaction.commit();
    });
}

Stored<std::size_t> ApplicationShelf::removeDeletedBefore(const Moment& when) const {
    return guarded([&] {
        Transaction transaction(database_);
        database_.prepare("DELETE FROM applications WHERE deleted < ?").bind(toMillis(when)).run();
        const auto removed = static_cast<std::size_t>(database_.changes());
        transaction.commit();
        return removed;
    });
}

Stored<std::vector<StoredApplication>> ApplicationShelf::ofClaim(CaseId of, const applications::ClaimKey& key) const {
    return guarded([&] {
        Statement statement =
            database_.prepare(std::string(storedColumns) +
                              "WHERE case_id = ? AND measure = ? AND item = ? AND deleted IS NULL ORDER BY id DESC");
        statement.bind(of.value).bind(key.measure).bind(key.item);
        return allOf(statement, database_);
    });
}

Stored<std::vector<StoredApplication>> ApplicationShelf::ofCase(CaseId of) const {
    return guarded([&] {
        Statement statement =
            database_.prepare(std::string(storedColumns) + "WHERE case_id = ? AND deleted IS NULL ORDER BY id");
        statement.bind(of.value);
        return allOf(statement, database_);
    });
}

Stored<void> ApplicationShelf::setStandings(std::span<const Seen> all) const {
    return guarded([&] {
        Transaction transaction(database_);
        Statement statement =
            database_.prepare("UPDATE applications SET standing = ?1 WHERE id = ?2 AND standing <> ?1");
        for (const Seen& seen : all) {
            statement.bind(seen.standing == applications::Standing::unseen ? "" : toString(seen.standing))
                .bind(seen.id.value)
                .run();
            statement.reset();
        }
        transaction.commit();
    });
}

Stored<std::size_t> ApplicationShelf::nameAfter(const RuleBook& rules) const {
    return guarded([&] {
        Transaction transaction(database_);
        std::vector<StoredApplication> unnamed;
        {
            Statement statement = database_.prepare(std::string(storedColumns) +
                                                    "WHERE title_zh = '' AND title_en = '' AND measure <> ''");
            unnamed = allOf(statement, database_);
        }
        std::size_t named = 0;
        for (StoredApplication& one : unnamed) {
            const Measure* measure = rules.find(one.application.claim.measure).measure;
            if (measure == nullptr) continue;
            one.application.title = measure->title;
            update(database_, one.id, one.application, one.modified, false);
            ++named;
        }
        transaction.commit();
        return named;
    });
}

Stored<std::vector<ApplicationState>> ApplicationShelf::states(ApplicationId id) const {
    return guarded([&] {
        std::vector<ApplicationState> states;
        Statement statement = database_.prepare(
            "SELECT id, started, saved, content FROM application_states WHERE application_id = ? ORDER BY id DESC");
        statement.bind(id.value);
        while (statement.step())
            states.push_back({{statement.integer(0)},
                              fromMillis(statement.integer(1)),
                              fromMillis(statement.integer(2)),
                              readContent(statement.text(3), database_)});
        return states;
    });
}

Stored<std::vector<std::string>> ApplicationShelf::keptFiles() const {
    return guarded([&] {
        std::set<std::string> digests;
        Statement statement =
            database_.prepare("SELECT content FROM application_texts WHERE holds(content, '\"digest\"') "
                              "UNION SELECT content FROM application_states WHERE holds(content, '\"digest\"')");
        while (statement.step()) {
            for (const applications::File& file : readContent(statement.text(0), database_).files) {
                if (!file.isLink()) digests.insert(file.digest);
            }
        }
        return std::vector<std::string>(digests.begin(), digests.end());
    });
}

} // namespace biosubsidy::storage
