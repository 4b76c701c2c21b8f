// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/snapshots.h"

#include "core/assessment/assessment_json.h"
#include "core/documents/sha256.h"
#include "core/facts/case_file.h"
#include "core/storage/columns.h"

namespace biosubsidy::storage {

namespace {

// A zero byte stands in none of the texts.
std::string digestOf(const std::string& asOf, const std::string& facts, const std::string& assessment,
                     const std::string& view) {
    std::string all = asOf;
    for (const std::string* part : {&facts, &assessment, &view}) all.append(1, '\0').append(*part);
    return sha256Of(all);
}

constexpr std::string_view rowColumns =
    "SELECT id, case_id, title, note, taken, as_of, ceiling, alternatives, program FROM snapshots ";

SnapshotRow rowOf(const Statement& statement) {
    SnapshotRow row;
    row.id = {statement.integer(0)};
    row.caseId = {statement.integer(1)};
    row.title = statement.text(2);
    row.note = statement.text(3);
    row.taken = fromMillis(statement.integer(4));
    if (const auto asOf = Date::parse(statement.text(5))) row.asOf = *asOf;
    row.ceiling = moneyOf(statement.text(6));
    row.alternatives = statement.integer(7) != 0;
    row.program = statement.text(8);
    return row;
}

// A snapshot that is put back has its old number.
SnapshotId insert(const Database& database, const RemovedSnapshot& snapshot) {
    const SnapshotRow& row = snapshot.row;
    const auto known = row.id.value == 0 ? std::nullopt : std::optional(row.id.value);
    database
        .prepare("INSERT INTO snapshots (id, case_id, title, note, taken, as_of, ceiling, alternatives, program, "
                 "digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(known)
        .bind(row.caseId.value)
        .bind(row.title)
        .bind(row.note)
        .bind(toMillis(row.taken))
        .bind(row.asOf.toString())
        .bind(moneyColumn(row.ceiling))
        .bind(std::int64_t{row.alternatives})
        .bind(row.program)
        .bind(snapshot.digest)
        .run();
    const SnapshotId id{database.lastId()};
    database.prepare("INSERT INTO snapshot_texts (snapshot_id, facts, assessment, view) VALUES (?, ?, ?, ?)")
        .bind(id.value)
        .bind(snapshot.facts)
        .bindBlob(snapshot.assessment)
        .bindBlob(snapshot.view)
        .run();
    return id;
}

[[noreturn]] void failAs(StorageProblem problem, const Database& database, const char* detail) {
    throw StorageFailure{storageError(problem, database.path(), detail)};
}

} // namespace

Stored<SnapshotId> Snapshots::keep(CaseId id, const Assessment& assessment, const Label& label,
                                   const Moment& now) const {
    return guarded([&] {
        const ResultMark mark = markOf(assessment);
        const std::string asOf = assessment.asOf.toString();
        const std::string facts = writeCase(*assessment.subject, assessment.rules->vocabulary());
        const std::string result = toJson(assessment);
        const std::string view = toJson(viewOf(assessment));
        Transaction transaction(database_);
        Statement known = database_.prepare("SELECT 1 FROM cases WHERE id = ?");
        known.bind(id.value);
        if (!known.step()) failAs(StorageProblem::gone, database_, "");
        known.reset();
        SnapshotRow row{
            {}, id, label.title, label.note, now, assessment.asOf, mark.ceiling, mark.alternatives, label.program};
        const SnapshotId snapshot = insert(
            database_, {std::move(row), digestOf(asOf, facts, result, view), facts, packed(result), packed(view)});
        transaction.commit();
        return snapshot;
    });
}

Stored<std::vector<SnapshotRow>> Snapshots::list(CaseId id) const {
    return guarded([&] {
        std::vector<SnapshotRow> rows;
        Statement statement = database_.prepare(std::string(rowColumns) + "WHERE case_id = ? ORDER BY id DESC");
        statement.bind(id.value);
        while (statement.step()) rows.push_back(rowOf(statement));
        return rows;
    });
}

Stored<Snapshot> Snapshots::load(SnapshotId id) const {
    return guarded([&] {
        Snapshot snapshot;
        std::string digest;
        {
            Statement statement = database_.prepare(
                "SELECT id, case_id, title, note, taken, as_of, ceiling, alternatives, program, digest FROM snapshots "
                "WHERE id = ?");
            statement.bind(id.value);
            if (!statement.step()) failAs(StorageProblem::gone, database_, "");
            snapshot.row = rowOf(statement);
            digest = statement.text(9);
        }
        Statement statement =
            database_.prepare("SELECT facts, assessment, view FROM snapshot_texts WHERE snapshot_id = ?");
        statement.bind(id.value);
        if (!statement.step()) failAs(StorageProblem::damaged, database_, "a snapshot has no contents");
        snapshot.facts = statement.text(0);
        snapshot.assessment = unpacked(statement.text(1), database_);
        const std::string view = unpacked(statement.text(2), database_);
        if (digest != digestOf(snapshot.row.asOf.toString(), snapshot.facts, snapshot.assessment, view))
            failAs(StorageProblem::damaged, database_, "a snapshot is not as it was kept");
        auto read = resultViewOf(view);
        if (!read) failAs(StorageProblem::damaged, database_, "a snapshot cannot be read");
        snapshot.view = std::move(*read);
        return snapshot;
    });
}

Stored<void> Snapshots::relabel(SnapshotId id, const std::string& title, const std::string& note) const {
    return guarded([&] {
        Transaction transaction(database_);
        database_.prepare("UPDATE snapshots SET title = ?, note = ? WHERE id = ?")
            .bind(title)
            .bind(note)
            .bind(id.value)
            .run();
        if (database_.changes() == 0) failAs(StorageProblem::gone, database_, "");
        transaction.commit();
    });
}

Stored<RemovedSnapshot> Snapshots::remove(SnapshotId id) const {
    return guarded([&] {
        Transaction transaction(database_);
        RemovedSnapshot removed;
        {
            Statement statement = database_.prepare(
                "SELECT id, case_id, title, note, taken, as_of, ceiling, alternatives, program, digest, facts, "
                "assessment, view FROM snapshots JOIN snapshot_texts ON snapshot_id = id WHERE id = ?");
            statement.bind(id.value);
            if (!statement.step()) failAs(StorageProblem::gone, database_, "");
            removed = {rowOf(statement), statement.text(9), statement.text(10), statement.text(11), statement.text(12)};
        }
        database_.prepare("DELETE FROM snapshots WHERE id = ?").bind(id.value).run();
        transaction.commit();
        return removed;
    });
}

Stored<void> Snapshots::putBack(const RemovedSnapshot& removed) const {
    return guarded([&] {
        Transaction transaction(database_);
        insert(database_, removed);
        transaction.commit();
    });
}

} // namespace biosubsidy::storage
