// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/result_schema.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

namespace biosubsidy::results {

namespace {

using Kind = screening::Column::Kind;

constexpr std::size_t fenDigits = 39; // of the largest 128-bit number

// ANY keeps a text of digits as it is, where INTEGER would make a fraction of it.
std::string definition(const screening::Column& column) {
    const char* type = column.kind == Kind::text ? "TEXT" : column.kind == Kind::yuan ? "ANY" : "INTEGER";
    return sqlName(column) + " " + type;
}

std::string kindName(Kind kind) {
    switch (kind) {
    case Kind::text: return "text";
    case Kind::yuan: return "fen";
    case Kind::count: return "count";
    case Kind::flag: return "flag";
    }
    return {};
}

std::string definitions(const screening::RowTable& table) {
    std::string sql;
    for (const screening::Column& column : table.columns())
        sql += ",\n    " + definition(column) + (column.id == "line" ? " NOT NULL" : "");
    return sql;
}

std::vector<std::string> columnsOf(const Database& database, const std::string& table) {
    std::vector<std::string> names;
    Statement select = database.prepare(fmt::format("SELECT name FROM pragma_table_info('{}')", table));
    while (select.step()) names.push_back(select.text(0));
    return names;
}

// Each city's columns are called after it: "beijing_ceiling_fen" beside "ceiling_fen".
void makeCityView(const Database& database) {
    constexpr std::string_view suffix = "_ceiling_fen";
    std::string sql;
    for (const std::string& column : columnsOf(database, "rows")) {
        if (!column.ends_with(suffix) || column == "best_ceiling_fen") continue;
        const std::string city = column.substr(0, column.size() - suffix.size());
        sql += fmt::format("{0}SELECT run, line, '{1}' AS city, {1}_ceiling_fen AS ceiling_fen, "
                           "{1}_stated_fen AS stated_fen, {1}_entitled_fen AS entitled_fen, "
                           "{1}_open_rate_fen AS open_rate_fen, {1}_potential_fen AS potential_fen, "
                           "{1}_unstated AS unstated, {1}_in_kind AS in_kind, "
                           "{1}_open_amount_fen AS open_amount_fen, {1}_discretionary_fen AS discretionary_fen "
                           "FROM rows\n",
                           sql.empty() ? "" : "UNION ALL ", city);
    }
    database.execute("DROP VIEW IF EXISTS city_totals");
    if (!sql.empty()) database.execute("CREATE VIEW city_totals AS " + sql);
}

void describe(const Database& database, const std::string& table, const screening::Column& column) {
    database.prepare("INSERT INTO columns (table_name, id, zh, en, kind) VALUES (?, ?, ?, ?, ?)")
        .bind(table)
        .bind(sqlName(column))
        .bind(column.heading.zh)
        .bind(column.heading.en)
        .bind(kindName(column.kind))
        .run();
}

void make(const Database& database, const screening::RowTable& rows) {
    database.execute(
        "CREATE TABLE runs (run INTEGER PRIMARY KEY, source TEXT NOT NULL, rules TEXT NOT NULL, "
        "as_of TEXT NOT NULL, language TEXT NOT NULL, mapping TEXT NOT NULL, rows INTEGER NOT NULL DEFAULT 0, "
        "whole INTEGER NOT NULL DEFAULT 0, kind INTEGER NOT NULL, UNIQUE (source, rules)) STRICT");
    database.execute("CREATE TABLE columns (position INTEGER PRIMARY KEY, table_name TEXT NOT NULL, id TEXT NOT NULL, "
                     "zh TEXT NOT NULL, en TEXT NOT NULL, kind TEXT NOT NULL) STRICT");
    database.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, run INTEGER NOT NULL, best_city_id TEXT" +
                     definitions(rows) + ") STRICT");
    database.execute("CREATE TABLE problems (run INTEGER NOT NULL, line INTEGER NOT NULL, column INTEGER, "
                     "code TEXT NOT NULL, message_zh TEXT NOT NULL, message_en TEXT NOT NULL) STRICT");
    makeCityView(database);
    for (const screening::Column& column : rows.columns()) describe(database, "rows", column);
    database.execute(fmt::format("PRAGMA application_id={}", resultApplicationId));
    database.execute(fmt::format("PRAGMA user_version={}", resultVersion));
}

void addColumns(const Database& database, const std::string& table, const screening::RowTable& columns) {
    const std::vector<std::string> have = columnsOf(database, table);
    for (const screening::Column& column : columns.columns()) {
        if (std::find(have.begin(), have.end(), sqlName(column)) != have.end()) continue;
        database.execute("ALTER TABLE " + table + " ADD COLUMN " + definition(column));
        describe(database, table, column);
    }
}

void check(const Database& database, const screening::RowTable& rows) {
    if (database.integer("PRAGMA application_id") != resultApplicationId)
        throw StorageFailure{storageError(StorageProblem::foreign, database.path())};
    if (database.integer("PRAGMA user_version") > resultVersion)
        throw StorageFailure{storageError(StorageProblem::newer, database.path())};
    // Other packs may have brought other cities, a later program other columns.
    addColumns(database, "rows", rows);
    makeCityView(database);
    const std::vector<std::string> ofRuns = columnsOf(database, "runs");
    if (std::find(ofRuns.begin(), ofRuns.end(), "kind") == ofRuns.end())
        database.execute("ALTER TABLE runs ADD COLUMN kind INTEGER NOT NULL DEFAULT 1");
    database.execute(fmt::format("PRAGMA user_version={}", resultVersion));
}

} // namespace

std::string sqlName(const screening::Column& column) {
    return column.kind == Kind::yuan ? column.id + "_fen" : column.id;
}

void bindFen(Statement& statement, Wide fen) {
    if (fen <= std::numeric_limits<std::int64_t>::max()) {
        statement.bind(static_cast<std::int64_t>(fen));
        return;
    }
    std::string digits(fenDigits, '0');
    for (std::size_t at = fenDigits; fen > 0; fen /= 10)
        digits[--at] = static_cast<char>('0' + static_cast<int>(fen % 10));
    statement.bind(digits);
}

Wide fenOf(const Statement& statement, int column) {
    // A text of digits too many for 64 bits is the largest number there.
    const std::int64_t number = statement.integer(column);
    if (number < std::numeric_limits<std::int64_t>::max()) return number;
    Wide fen = 0;
    for (const char digit : statement.text(column)) fen = fen * 10 + (digit - '0');
    return fen;
}

void prepareResults(const Database& database, const screening::RowTable& rows, const screening::RowTable* claims) {
    if (database.integer("SELECT count(*) FROM sqlite_schema") == 0)
        make(database, rows);
    else
        check(database, rows);
    if (claims == nullptr) return;
    if (database.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'claims'") > 0)
        return addColumns(database, "claims", *claims);
    database.execute("CREATE TABLE claims (run INTEGER NOT NULL" + definitions(*claims) + ") STRICT");
    for (const screening::Column& column : claims->columns()) describe(database, "claims", column);
}

void indexResults(const Database& database) {
    // With the ceiling in each, so that a list and its distribution are read from
    // the index alone.
    database.execute("CREATE INDEX IF NOT EXISTS rows_ceiling ON rows (run, ceiling_fen)");
    database.execute("CREATE INDEX IF NOT EXISTS rows_stated ON rows (run, stated_fen, ceiling_fen)");
    database.execute("CREATE INDEX IF NOT EXISTS rows_open ON rows (run, open_amount_fen, ceiling_fen)");
    database.execute("CREATE INDEX IF NOT EXISTS rows_potential ON rows (run, potential_fen, ceiling_fen)");
    database.execute("CREATE INDEX IF NOT EXISTS rows_name ON rows (run, name, uscc, ceiling_fen)");
    database.execute("CREATE INDEX IF NOT EXISTS rows_city ON rows (run, best_city_id, ceiling_fen)");
    if (database.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'claims'") > 0)
        database.execute("CREATE INDEX IF NOT EXISTS claims_line ON claims (run, line)");
    database.execute("CREATE INDEX IF NOT EXISTS problems_line ON problems (run, line)");
}

} // namespace biosubsidy::results
