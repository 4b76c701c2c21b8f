// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/case_shelf.h"

#include <algorithm>
#include <array>

#include "core/storage/columns.h"
#include "core/storage/search_text.h"
#include "core/storage/state_writer.h"

namespace biosubsidy::storage {

namespace {

[[noreturn]] void failAs(StorageProblem problem, const Database& database) {
    throw StorageFailure{storageError(problem, database.path())};
}

std::string keyOf(const std::string& title, const std::string& name) {
    return sortKey(title.empty() ? name : title);
}

CaseId insert(const Database& database, const CaseRecord& record, const std::string& title, StateOrigin origin,
              const Moment& now) {
    database
        .prepare("INSERT INTO cases (title, name, name_key, uscc, city, cities, fields, projects, search, created, "
                 "modified, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(title)
        .bind(record.name)
        .bindBlob(keyOf(title, record.name))
        .bind(record.uscc)
        .bind(record.city)
        .bind(listText(record.cities))
        .bind(listText(record.fields))
        .bind(static_cast<std::int64_t>(record.projects))
        .bind(searchText(title) + "\n" + record.search)
        .bind(toMillis(now))
        .bind(toMillis(now))
        .bind(record.digest())
        .run();
    const CaseId id{database.lastId()};
    database.prepare("INSERT INTO case_texts (case_id, facts, drafts) VALUES (?, ?, ?)")
        .bind(id.value)
        .bind(record.facts)
        .bind(record.drafts)
        .run();
    writeState(database, id, record, origin, now);
    return id;
}

// The search column begins with the title; the rest is the record's.
void update(const Database& database, CaseId id, const std::string& title, const CaseRecord& record,
            const Moment& now) {
    database
        .prepare("UPDATE cases SET name = ?, name_key = ?, uscc = ?, city = ?, cities = ?, fields = ?, projects = ?, "
                 "search = ?, modified = ?, digest = ?, revision = revision + 1 WHERE id = ?")
        .bind(record.name)
        .bindBlob(keyOf(title, record.name))
        .bind(record.uscc)
        .bind(record.city)
        .bind(listText(record.cities))
        .bind(listText(record.fields))
        .bind(static_cast<std::int64_t>(record.projects))
        .bind(searchText(title) + "\n" + record.search)
        .bind(toMillis(now))
        .bind(record.digest())
        .bind(id.value)
        .run();
    database.prepare("UPDATE case_texts SET facts = ?, drafts = ? WHERE case_id = ?")
        .bind(record.facts)
        .bind(record.drafts)
        .bind(id.value)
        .run();
}

void writeResult(const Database& database, const CaseShelf::Result& result, const std::optional<Money>& changedFrom,
                 bool marksChange) {
    const ResultMark& mark = result.mark;
    Statement statement = database.prepare(
        std::string("UPDATE cases SET result_as_of = ?, result_ceiling = ?, result_stated = ?, result_potential = ?, "
                    "result_alternatives = ?, result_eligible = ?, result_arguable = ?, result_undetermined = ?, "
                    "result_ineligible = ?, result_unstated = ?, result_rules = ?, result_facts = ?") +
        (marksChange ? ", changed_from = ?" : "") + " WHERE id = ?");
    statement.bind(mark.asOf.toString())
        .bind(moneyColumn(mark.ceiling))
        .bind(moneyColumn(mark.stated))
        .bind(moneyColumn(mark.potential))
        .bind(std::int64_t{mark.alternatives});
    for (const std::size_t verdict : mark.verdicts) statement.bind(static_cast<std::int64_t>(verdict));
    statement.bind(static_cast<std::int64_t>(mark.unstated)).bind(mark.rulesDigest()).bind(result.factsDigest);
    if (marksChange && changedFrom) statement.bind(moneyColumn(*changedFrom));
    if (marksChange && !changedFrom) statement.bindNull();
    statement.bind(result.id.value).run();
    if (database.changes() == 0) failAs(StorageProblem::gone, database);
    database.prepare("UPDATE case_texts SET result_packs = ? WHERE case_id = ?")
        .bind(packsText(mark.packs))
        .bind(result.id.value)
        .run();
}

// The ceiling before, where the new result is another one.
std::optional<Money> changedFrom(const Database& database, const CaseShelf::Result& result) {
    Statement statement = database.prepare(
        "SELECT result_as_of, result_ceiling, result_stated, result_potential, result_alternatives, result_eligible, "
        "result_arguable, result_undetermined, result_ineligible, result_unstated FROM cases WHERE id = ?");
    statement.bind(result.id.value);
    if (!statement.step()) return std::nullopt;
    const auto before = resultOf(statement, 0);
    if (!before || before->sameResult(result.mark)) return std::nullopt;
    return before->ceiling;
}

// Without line breaks, blanks alone and repetitions.
std::vector<std::string> cleanTags(const std::vector<std::string>& tags) {
    std::vector<std::string> kept;
    for (std::string tag : tags) {
        std::replace(tag.begin(), tag.end(), '\n', ' ');
        const bool isNew = std::find(kept.begin(), kept.end(), tag) == kept.end();
        if (isNew && !searchText(tag).empty()) kept.push_back(std::move(tag));
    }
    return kept;
}

} // namespace

std::string_view toString(StateOrigin origin) noexcept {
    constexpr std::array<std::string_view, 4> names{"created", "imported", "edited", "restored"};
    return names[static_cast<std::size_t>(origin)];
}

Stored<CaseId> CaseShelf::add(const CaseRecord& record, const std::string& title, StateOrigin origin,
                              const Moment& now) const {
    return guarded([&] {
        Transaction transaction(database_);
        const CaseId id = insert(database_, record, title, origin, now);
        transaction.commit();
        return id;
    });
}

Stored<std::vector<CaseId>> CaseShelf::import(std::span<const NewCase> cases, const Moment& now) const {
    return guarded([&] {
        Transaction transaction(database_);
        std::vector<CaseId> ids;
        for (const NewCase& one : cases)
            ids.push_back(insert(database_, one.record, one.title, StateOrigin::imported, now));
        transaction.commit();
        return ids;
    });
}

Stored<StoredCase> CaseShelf::load(CaseId id) const {
    return guarded([&] {
        Statement statement = database_.prepare(
            "SELECT revision, title, facts, drafts, digest, tags, created, modified, result_facts <> digest, "
            "result_packs, result_as_of, result_ceiling, result_stated, result_potential, result_alternatives, "
            "result_eligible, result_arguable, result_undetermined, result_ineligible, result_unstated "
            "FROM cases JOIN case_texts ON case_id = id WHERE id = ?");
        statement.bind(id.value);
        if (!statement.step()) failAs(StorageProblem::gone, database_);
        StoredCase stored;
        stored.id = id;
        stored.revision = statement.integer(0);
        stored.title = statement.text(1);
        stored.facts = statement.text(2);
        stored.drafts = statement.text(3);
        stored.digest = statement.text(4);
        stored.tags = listOf(statement.text(5));
        stored.created = fromMillis(statement.integer(6));
        stored.modified = fromMillis(statement.integer(7));
        stored.stale = statement.integer(8) != 0;
        stored.result = resultOf(statement, 10);
        if (stored.result) stored.result->packs = packsOf(statement.text(9));
        return stored;
    });
}

Stored<std::int64_t> CaseShelf::save(CaseId id, std::int64_t revision, const CaseRecord& record, StateOrigin origin,
                                     const Moment& now) const {
    return guarded([&] {
        Transaction transaction(database_);
        Statement statement = database_.prepare(
            "SELECT revision, title, facts, drafts FROM cases JOIN case_texts ON case_id = id WHERE id = ?");
        statement.bind(id.value);
        if (!statement.step()) failAs(StorageProblem::gone, database_);
        if (statement.text(2) == record.facts && statement.text(3) == record.drafts) return statement.integer(0);
        if (statement.integer(0) != revision) failAs(StorageProblem::conflict, database_);
        const std::string title = statement.text(1);
        statement.reset();
        update(database_, id, title, record, now);
        writeState(database_, id, record, origin, now);
        transaction.commit();
        return revision + 1;
    });
}

Stored<std::optional<CaseId>> CaseShelf::withFacts(const CaseRecord& record) const {
    return guarded([&]() -> std::optional<CaseId> {
        Statement statement = database_.prepare("SELECT id FROM cases WHERE digest = ? AND deleted IS NULL "
                                                "ORDER BY archived, modified DESC, id DESC LIMIT 1");
        statement.bind(record.digest());
        if (!statement.step()) return std::nullopt;
        return CaseId{statement.integer(0)};
    });
}

Stored<CaseId> CaseShelf::duplicate(CaseId id, const std::string& title, const Moment& now) const {
    return guarded([&] {
        Transaction transaction(database_);
        database_
            .prepare("INSERT INTO cases (title, name, name_key, uscc, city, cities, fields, projects, search, tags, "
                     "tag_search, created, modified, digest) SELECT ?, name, ?, uscc, city, cities, fields, projects, "
                     "? || substr(search, instr(search, char(10))), tags, tag_search, ?, ?, digest FROM cases "
                     "WHERE id = ?")
            .bind(title)
            .bindBlob(sortKey(title))
            .bind(searchText(title))
            .bind(toMillis(now))
            .bind(toMillis(now))
            .bind(id.value)
            .run();
        if (database_.changes() == 0) failAs(StorageProblem::gone, database_);
        const CaseId copy{database_.lastId()};
        database_
            .prepare("INSERT INTO case_texts (case_id, facts, drafts) SELECT ?, facts, drafts FROM case_texts "
                     "WHERE case_id = ?")
            .bind(copy.value)
            .bind(id.value)
            .run();
        database_
            .prepare("INSERT INTO states (case_id, origin, started, saved, changes, digest, facts, drafts) "
                     "SELECT id, 'created', created, created, 0, digest, facts, drafts FROM cases "
                     "JOIN case_texts ON case_id = id WHERE id = ?")
            .bind(copy.value)
            .run();
        transaction.commit();
        return copy;
    });
}

Stored<void> CaseShelf::setTitle(CaseId id, const std::string& title) const {
    return guarded([&] {
        Transaction transaction(database_);
        Statement statement = database_.prepare("SELECT name FROM cases WHERE id = ?");
        statement.bind(id.value);
        if (!statement.step()) failAs(StorageProblem::gone, database_);
        const std::string name = statement.text(0);
        statement.reset();
        database_
            .prepare("UPDATE cases SET title = ?, name_key = ?, search = ? || substr(search, instr(search, char(10))) "
                     "WHERE id = ?")
            .bind(title)
            .bindBlob(keyOf(title, name))
            .bind(searchText(title))
            .bind(id.value)
            .run();
        transaction.commit();
    });
}

Stored<void> CaseShelf::setTags(CaseId id, const std::vector<std::string>& tags) const {
    return setTags(std::array{Tagged{id, tags}});
}

Stored<void> CaseShelf::setTags(std::span<const Tagged> cases) const {
    return guarded([&] {
        Transaction transaction(database_);
        Statement statement = database_.prepare("UPDATE cases SET tags = ?, tag_search = ? WHERE id = ?");
        for (const Tagged& one : cases) {
            const std::string kept = listText(cleanTags(one.tags));
            statement.bind(kept).bind(searchText(kept)).bind(one.id.value).run();
            if (database_.changes() == 0) failAs(StorageProblem::gone, database_);
            statement.reset();
        }
        transaction.commit();
    });
}

Stored<void> CaseShelf::setArchived(std::span<const CaseId> ids, bool archived) const {
    return guarded([&] {
        Transaction transaction(database_);
        Statement statement = database_.prepare("UPDATE cases SET archived = ? WHERE id = ?");
        for (const CaseId id : ids) {
            statement.bind(std::int64_t{archived}).bind(id.value).run();
            statement.reset();
        }
        transaction.commit();
    });
}

Stored<void> CaseShelf::setDeleted(std::span<const CaseId> ids, std::optional<Moment> when) const {
    return guarded([&] {
        Transaction transaction(database_);
        Statement statement = database_.prepare("UPDATE cases SET deleted = ? WHERE id = ?");
        for (const CaseId id : ids) {
            statement.bind(when ? std::optional(toMillis(*when)) : std::nullopt).bind(id.value).run();
            statement.reset();
        }
        transaction.commit();
    });
}

Stored<std::size_t> CaseShelf::removeDeletedBefore(const Moment& when) const {
    return guarded([&] {
        Transaction transaction(database_);
        database_.prepare("DELETE FROM cases WHERE deleted < ?").bind(toMillis(when)).run();
        const auto removed = static_cast<std::size_t>(database_.changes());
        transaction.commit();
        return removed;
    });
}

Stored<void> CaseShelf::setResult(const Result& result) const {
    return guarded([&] {
        Transaction transaction(database_);
        writeResult(database_, result, std::nullopt, false);
        transaction.commit();
    });
}

Stored<void> CaseShelf::setResults(std::span<const Result> results) const {
    return guarded([&] {
        Transaction transaction(database_);
        for (const Result& result : results) writeResult(database_, result, changedFrom(database_, result), true);
        transaction.commit();
    });
}

} // namespace biosubsidy::storage
