// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/schema.h"

#include <array>

#include <fmt/format.h>

#include "core/storage/note_migration.h"

namespace biosubsidy::storage {

namespace {

// Sums of money are texts of 39 digits, so that they sort as numbers and none is
// too large. Texts of cases stand in a table of their own: a list of thousands
// of cases reads none of them.
constexpr const char* cases = R"sql(
CREATE TABLE cases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key BLOB NOT NULL,
    uscc TEXT NOT NULL,
    city TEXT NOT NULL,
    cities TEXT NOT NULL,
    fields TEXT NOT NULL,
    projects INTEGER NOT NULL,
    search TEXT NOT NULL,
    tags TEXT NOT NULL DEFAULT '',
    tag_search TEXT NOT NULL DEFAULT '',
    archived INTEGER NOT NULL DEFAULT 0,
    deleted INTEGER,
    created INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    digest TEXT NOT NULL,
    result_as_of TEXT,
    result_ceiling TEXT,
    result_stated TEXT,
    result_potential TEXT,
    result_alternatives INTEGER,
    result_eligible INTEGER,
    result_arguable INTEGER,
    result_undetermined INTEGER,
    result_ineligible INTEGER,
    result_unstated INTEGER,
    result_rules TEXT,
    result_facts TEXT,
    changed_from TEXT
) STRICT;
CREATE TABLE case_texts (
    case_id INTEGER PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
    facts TEXT NOT NULL,
    drafts TEXT NOT NULL,
    result_packs TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE states (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    origin TEXT NOT NULL,
    started INTEGER NOT NULL,
    saved INTEGER NOT NULL,
    changes INTEGER NOT NULL,
    digest TEXT NOT NULL,
    facts TEXT NOT NULL,
    drafts TEXT NOT NULL
) STRICT;
CREATE INDEX states_of_case ON states (case_id, id);
)sql";

constexpr const char* snapshots = R"sql(
CREATE TABLE snapshots (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    note TEXT NOT NULL,
    taken INTEGER NOT NULL,
    as_of TEXT NOT NULL,
    ceiling TEXT NOT NULL,
    alternatives INTEGER NOT NULL,
    program TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;
CREATE INDEX snapshots_of_case ON snapshots (case_id, id);
CREATE TABLE snapshot_texts (
    snapshot_id INTEGER PRIMARY KEY REFERENCES snapshots (id) ON DELETE CASCADE,
    facts TEXT NOT NULL,
    assessment BLOB NOT NULL,
    view BLOB NOT NULL
) STRICT;
)sql";

constexpr const char* claimNotes = R"sql(
CREATE TABLE claim_notes (
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    measure TEXT NOT NULL,
    item TEXT NOT NULL,
    content TEXT NOT NULL,
    modified INTEGER NOT NULL,
    PRIMARY KEY (case_id, measure, item)
) STRICT;
)sql";

// The orders that lists of many cases are asked for in; each stands for a shelf.
constexpr const char* orders = R"sql(
CREATE INDEX cases_by_modified ON cases (archived, deleted, modified);
CREATE INDEX cases_by_name ON cases (archived, deleted, name_key);
CREATE INDEX cases_by_ceiling ON cases (archived, deleted, result_ceiling);
CREATE INDEX cases_with_tags ON cases (tags) WHERE deleted IS NULL AND tags <> '';
)sql";

// An application's text stands apart, as a case's does; the columns beside it are made
// from it. `due` is the earliest deadline that can be missed; application_days holds
// all of them. Statuses and kinds are numbers in the order of their enumerations.
constexpr const char* applications = R"sql(
CREATE TABLE applications (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    case_id INTEGER NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    uid TEXT NOT NULL,
    measure TEXT NOT NULL,
    item TEXT NOT NULL,
    title_zh TEXT NOT NULL DEFAULT '',
    title_en TEXT NOT NULL DEFAULT '',
    title_key BLOB NOT NULL DEFAULT x'',
    item_name TEXT NOT NULL DEFAULT '',
    agency TEXT NOT NULL DEFAULT '',
    agency_key BLOB NOT NULL DEFAULT x'',
    person TEXT NOT NULL DEFAULT '',
    person_key BLOB NOT NULL DEFAULT x'',
    status INTEGER NOT NULL DEFAULT 0,
    expected TEXT,
    expected_open INTEGER NOT NULL DEFAULT 0,
    applied TEXT,
    approved TEXT,
    paid TEXT,
    due TEXT,
    due_hour TEXT NOT NULL DEFAULT '',
    due_kind INTEGER NOT NULL DEFAULT 0,
    closes TEXT,
    own_deadline TEXT,
    materials INTEGER NOT NULL DEFAULT 0,
    materials_ready INTEGER NOT NULL DEFAULT 0,
    files INTEGER NOT NULL DEFAULT 0,
    contradictions INTEGER NOT NULL DEFAULT 0,
    standing TEXT NOT NULL DEFAULT '',
    search TEXT NOT NULL DEFAULT '',
    deleted INTEGER,
    created INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE INDEX applications_of_case ON applications (case_id, due);
CREATE TABLE application_texts (
    application_id INTEGER PRIMARY KEY REFERENCES applications (id) ON DELETE CASCADE,
    content TEXT NOT NULL
) STRICT;
CREATE TABLE application_states (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    application_id INTEGER NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    started INTEGER NOT NULL,
    saved INTEGER NOT NULL,
    content TEXT NOT NULL
) STRICT;
CREATE INDEX states_of_application ON application_states (application_id, id);
CREATE TABLE application_days (
    application_id INTEGER NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    hour TEXT NOT NULL,
    kind INTEGER NOT NULL,
    what TEXT NOT NULL
) STRICT;
CREATE INDEX days_of_application ON application_days (application_id);
CREATE INDEX application_days_by_day ON application_days (day);
)sql";

struct SchemaStep {
    const char* sql;
    void (*then)(const Database& database) = nullptr; // what SQL alone cannot do
};
constexpr std::array<SchemaStep, 5> steps{
    {{cases}, {snapshots}, {claimNotes}, {orders}, {applications, applicationsFromNotes}}};

} // namespace

int latestSchema() {
    return static_cast<int>(steps.size());
}

int schemaOf(const Database& database) {
    const std::int64_t version = database.integer("PRAGMA user_version");
    const std::int64_t application = database.integer("PRAGMA application_id");
    if (application != libraryApplicationId) {
        const bool empty =
            version == 0 && application == 0 && database.integer("SELECT count(*) FROM sqlite_schema") == 0;
        if (empty) return 0;
        throw StorageFailure{storageError(StorageProblem::foreign, database.path())};
    }
    if (version > latestSchema() || version < 0)
        throw StorageFailure{storageError(StorageProblem::newer, database.path(),
                                          fmt::format("version {}, this program knows {}", version, latestSchema()))};
    return static_cast<int>(version);
}

void migrate(const Database& database, int upTo) {
    for (;;) {
        Transaction transaction(database);
        // Asked inside: another window may have done the step meanwhile.
        const int version = schemaOf(database);
        if (version >= upTo) return;
        const SchemaStep& step = steps.at(static_cast<std::size_t>(version));
        database.execute(step.sql);
        if (step.then != nullptr) step.then(database);
        database.execute(fmt::format("PRAGMA application_id={}", libraryApplicationId));
        database.execute(fmt::format("PRAGMA user_version={}", version + 1));
        transaction.commit();
    }
}

} // namespace biosubsidy::storage
