// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of applications and their deadlines. Part of application_shelf.h.
#include <algorithm>
#include <variant>

#include "core/storage/application_shelf.h"
#include "core/storage/columns.h"
#include "core/storage/search_text.h"

namespace biosubsidy::storage {

namespace {

using applications::Deadline;
using applications::DeadlineKind;
using applications::Status;

// SQL with the values of its marks, in their order.
class Sql {
public:
    explicit Sql(std::string text) : text_(std::move(text)) {}

    Sql& add(std::string_view sql) {
        text_ += sql;
        return *this;
    }
    Sql& add(std::string_view sql, std::string value) {
        values_.emplace_back(std::move(value));
        return add(sql);
    }
    Sql& add(std::string_view sql, std::int64_t value) {
        values_.emplace_back(value);
        return add(sql);
    }
    [[nodiscard]] Statement prepare(const Database& database) const {
        Statement statement = database.prepare(text_);
        for (const auto& value : values_) std::visit([&](const auto& bound) { statement.bind(bound); }, value);
        return statement;
    }

private:
    std::string text_;
    std::vector<std::variant<std::int64_t, std::string>> values_;
};

constexpr std::string_view caseName = "CASE WHEN c.title = '' THEN c.name ELSE c.title END";

// `byDue`: whether query.dueUntil is asked of the deadline that can be missed.
void addConditions(Sql& sql, const ApplicationQuery& query, bool byDue) {
    sql.add(" WHERE c.deleted IS NULL AND a.deleted IS ").add(query.deleted ? "NOT NULL" : "NULL");
    if (!query.archivedCases) sql.add(" AND c.archived = 0");
    if (query.of) sql.add(" AND a.case_id = ?", query.of->value);
    if (!query.measure.empty()) sql.add(" AND a.measure = ?", query.measure);
    if (query.person) sql.add(" AND a.person = ?", *query.person);
    if (query.runningOnly) {
        for (const Status status : applications::allStatuses) {
            if (applications::isOver(status)) sql.add(" AND a.status <> ?", static_cast<std::int64_t>(status));
        }
    }
    if (query.doubtfulOnly) sql.add(" AND a.contradictions > 0");
    if (byDue && query.dueUntil) sql.add(" AND a.due <= ?", query.dueUntil->toString());
    if (query.statuses.any()) {
        sql.add(" AND a.status IN (-1");
        for (std::size_t status = 0; status < query.statuses.size(); ++status) {
            if (query.statuses.test(status)) sql.add(", ?", static_cast<std::int64_t>(status));
        }
        sql.add(")");
    }
    for (const std::string& term : searchTerms(query.text))
        sql.add(" AND (holds(a.search, ?)", term).add(" OR holds(c.search, ?))", term);
}

// The key of a group, with the day in it where it takes one.
void addGroupKey(Sql& sql, const ApplicationQuery& query) {
    switch (query.group) {
    case ApplicationGroup::none: sql.add("''"); return;
    case ApplicationGroup::firm: sql.add("a.case_id"); return;
    case ApplicationGroup::measure:
        sql.add("CASE WHEN a.measure = '' THEN a.title_zh || a.title_en ELSE a.measure END");
        return;
    case ApplicationGroup::person: sql.add("a.person"); return;
    case ApplicationGroup::status: sql.add("a.status"); return;
    case ApplicationGroup::deadline: break;
    }
    // The numbers of Urgency.
    sql.add("CASE WHEN a.due IS NULL THEN 4 WHEN a.due < ? THEN 0", query.today.toString())
        .add(" WHEN a.due <= ? THEN 1", applications::daysAfter(query.today, applications::soonDays).toString())
        .add(" WHEN a.due <= ? THEN 2 ELSE 3 END",
             applications::daysAfter(query.today, applications::monthDays).toString());
}

// What comes before the order within the groups.
void addGroupOrder(Sql& sql, const ApplicationQuery& query) {
    switch (query.group) {
    case ApplicationGroup::none: return;
    case ApplicationGroup::firm: sql.add("c.name_key, "); break;
    case ApplicationGroup::measure: sql.add("a.measure = '', "); break;
    case ApplicationGroup::person: sql.add("a.person = '', a.person_key, "); break;
    case ApplicationGroup::deadline:
    case ApplicationGroup::status: break;
    }
    addGroupKey(sql, query);
    sql.add(", ");
}

std::string_view columnOf(ApplicationOrder order) {
    switch (order) {
    case ApplicationOrder::deadline: return "a.due";
    case ApplicationOrder::firm: return "c.name_key";
    case ApplicationOrder::title: return "a.title_key";
    case ApplicationOrder::person: return "nullif(a.person_key, x'')";
    case ApplicationOrder::status: return "a.status";
    case ApplicationOrder::agency: return "nullif(a.agency_key, x'')";
    case ApplicationOrder::expected: return "a.expected";
    case ApplicationOrder::applied: return "a.applied";
    case ApplicationOrder::approved: return "a.approved";
    case ApplicationOrder::paid: return "a.paid";
    case ApplicationOrder::modified: return "a.modified";
    }
    return "a.due";
}

constexpr std::string_view joined = " FROM applications a JOIN cases c ON c.id = a.case_id";

std::optional<Money> sumOf(const Statement& statement, int column) {
    if (statement.isNull(column)) return std::nullopt;
    return moneyOf(statement.text(column));
}

std::optional<Date> dayOf(const Statement& statement, int column) {
    return statement.isNull(column) ? std::nullopt : Date::parse(statement.text(column));
}

Status statusOf(std::int64_t number, const Database& database) {
    if (number < 0 || number >= static_cast<std::int64_t>(applications::allStatuses.size()))
        throw StorageFailure{storageError(StorageProblem::damaged, database.path(), "no such status")};
    return applications::allStatuses[static_cast<std::size_t>(number)];
}

DeadlineKind kindOf(std::int64_t number) {
    return number == 1 ? DeadlineKind::call : number == 2 ? DeadlineKind::named : DeadlineKind::own;
}

constexpr std::string_view rowColumns =
    "a.id, a.case_id, a.measure, a.item, a.title_zh, a.title_en, a.item_name, a.agency, a.person, a.status, "
    "a.expected, a.expected_open, a.applied, a.approved, a.paid, a.due, a.due_hour, a.due_kind, a.closes, "
    "a.own_deadline, a.materials, a.materials_ready, a.files, a.contradictions, a.standing, a.revision, a.deleted, "
    "a.created, a.modified, ";

std::size_t countOf(const Statement& statement, int column) {
    return static_cast<std::size_t>(statement.integer(column));
}

ApplicationRow rowOf(const Statement& statement, const Database& database) {
    ApplicationRow row;
    row.id = {statement.integer(0)};
    row.caseId = {statement.integer(1)};
    row.claim = {statement.text(2), statement.text(3)};
    row.title = {statement.text(4), statement.text(5)};
    row.itemName = statement.text(6);
    row.agency = statement.text(7);
    row.person = statement.text(8);
    row.status = statusOf(statement.integer(9), database);
    row.expected = sumOf(statement, 10);
    row.expectedOpen = statement.integer(11) != 0;
    row.applied = sumOf(statement, 12);
    row.approved = sumOf(statement, 13);
    row.paid = sumOf(statement, 14);
    if (const auto due = dayOf(statement, 15))
        row.next = Deadline{*due, statement.text(16), kindOf(statement.integer(17)), {}};
    row.closes = dayOf(statement, 18);
    row.ownDeadline = dayOf(statement, 19);
    row.materials = countOf(statement, 20);
    row.materialsReady = countOf(statement, 21);
    row.files = countOf(statement, 22);
    row.contradictions = countOf(statement, 23);
    row.standing = applications::standingNamed(statement.text(24));
    row.revision = statement.integer(25);
    if (!statement.isNull(26)) row.deleted = fromMillis(statement.integer(26));
    row.created = fromMillis(statement.integer(27));
    row.modified = fromMillis(statement.integer(28));
    row.caseName = statement.text(29);
    return row;
}

ApplicationSums sumsOf(const Statement& statement, int first) {
    ApplicationSums sums;
    sums.count = 1;
    const auto expected = sumOf(statement, first);
    sums.expected = expected.value_or(Money());
    sums.withoutExpected = expected ? 0 : 1;
    sums.expectedOpen = expected && statement.integer(first + 1) != 0;
    sums.applied = sumOf(statement, first + 2).value_or(Money());
    sums.approved = sumOf(statement, first + 3).value_or(Money());
    sums.paid = sumOf(statement, first + 4).value_or(Money());
    return sums;
}

} // namespace

ApplicationSums& ApplicationSums::operator+=(const ApplicationSums& other) {
    count += other.count;
    expected += other.expected;
    applied += other.applied;
    approved += other.approved;
    paid += other.paid;
    expectedOpen = expectedOpen || other.expectedOpen;
    withoutExpected += other.withoutExpected;
    return *this;
}

Stored<std::vector<ApplicationId>> ApplicationShelf::find(const ApplicationQuery& query) const {
    return guarded([&] {
        Sql sql("SELECT a.id");
        sql.add(joined);
        addConditions(sql, query, true);
        sql.add(" ORDER BY ");
        addGroupOrder(sql, query);
        const std::string_view way = query.descending ? " DESC" : " ASC";
        sql.add(columnOf(query.order)).add(way).add(" NULLS LAST, a.due IS NULL, a.due, a.id");
        Statement statement = sql.prepare(database_);
        std::vector<ApplicationId> ids;
        while (statement.step()) ids.push_back({statement.integer(0)});
        return ids;
    });
}

Stored<std::vector<ApplicationRow>> ApplicationShelf::rows(std::span<const ApplicationId> ids) const {
    return guarded([&] {
        std::vector<ApplicationRow> rows;
        rows.reserve(ids.size());
        Statement statement = database_.prepare("SELECT " + std::string(rowColumns) + std::string(caseName) +
                                                std::string(joined) + " WHERE a.id = ?");
        for (const ApplicationId id : ids) {
            statement.bind(id.value);
            if (statement.step()) rows.push_back(rowOf(statement, database_));
            statement.reset();
        }
        return rows;
    });
}

Stored<std::vector<ApplicationGroupRow>> ApplicationShelf::groups(const ApplicationQuery& query) const {
    return guarded([&] {
        Sql sql("SELECT a.expected, a.expected_open, a.applied, a.approved, a.paid, ");
        addGroupKey(sql, query);
        sql.add(joined);
        addConditions(sql, query, true);
        sql.add(" ORDER BY ");
        addGroupOrder(sql, query);
        sql.add("a.id");
        Statement statement = sql.prepare(database_);
        std::vector<ApplicationGroupRow> groups;
        while (statement.step()) {
            std::string key = statement.text(5);
            if (query.group == ApplicationGroup::status) key = toString(statusOf(statement.integer(5), database_));
            if (groups.empty() || groups.back().key != key) groups.push_back({std::move(key), {}});
            groups.back().sums += sumsOf(statement, 0);
        }
        return groups;
    });
}

Stored<std::vector<std::string>> ApplicationShelf::persons() const {
    return guarded([&] {
        std::vector<std::string> persons;
        Statement statement = database_.prepare("SELECT DISTINCT person, person_key FROM applications "
                                                "WHERE deleted IS NULL AND person <> '' ORDER BY person_key, person");
        while (statement.step()) persons.push_back(statement.text(0));
        return persons;
    });
}

Stored<std::vector<applications::DeadlineLine>> ApplicationShelf::deadlines(const ApplicationQuery& query) const {
    return guarded([&] {
        Sql sql("SELECT a.uid, a.revision, a.modified, " + std::string(caseName) +
                ", a.title_zh, a.title_en, a.measure, a.item_name, a.agency, a.person, a.status, d.day, d.hour, "
                "d.kind, d.what FROM application_days d JOIN applications a ON a.id = d.application_id "
                "JOIN cases c ON c.id = a.case_id");
        addConditions(sql, query, false);
        sql.add(" AND (d.kind <> ?", static_cast<std::int64_t>(DeadlineKind::named))
            .add(" OR d.day >= ?)", query.today.toString());
        if (query.dueUntil) sql.add(" AND d.day <= ?", query.dueUntil->toString());
        sql.add(" ORDER BY d.day, d.hour = '', d.hour, c.name_key, a.title_key, a.id, d.kind, d.what");
        Statement statement = sql.prepare(database_);
        std::vector<applications::DeadlineLine> lines;
        while (statement.step()) {
            const auto day = Date::parse(statement.text(11));
            if (!day) continue;
            applications::Application named;
            named.claim.measure = statement.text(6);
            named.title = {statement.text(4), statement.text(5)};
            lines.push_back({statement.text(0),
                             statement.integer(1),
                             fromMillis(statement.integer(2)),
                             statement.text(3),
                             {named.shownTitle(Language::zh), named.shownTitle(Language::en)},
                             statement.text(7),
                             statement.text(8),
                             statement.text(9),
                             statusOf(statement.integer(10), database_),
                             Deadline{*day, statement.text(12), kindOf(statement.integer(13)), statement.text(14)}});
        }
        return lines;
    });
}

Stored<std::map<CaseId, Deadline>> ApplicationShelf::nextDeadlines(std::span<const CaseId> cases) const {
    return guarded([&] {
        std::map<CaseId, Deadline> deadlines;
        Statement statement =
            database_.prepare("SELECT due, due_hour, due_kind FROM applications WHERE case_id = ? AND "
                              "due IS NOT NULL AND deleted IS NULL ORDER BY due LIMIT 1");
        for (const CaseId id : cases) {
            statement.bind(id.value);
            if (statement.step()) {
                if (const auto day = dayOf(statement, 0))
                    deadlines.emplace(id, Deadline{*day, statement.text(1), kindOf(statement.integer(2)), {}});
            }
            statement.reset();
        }
        return deadlines;
    });
}

} // namespace biosubsidy::storage
