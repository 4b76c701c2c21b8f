// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of cases. Part of case_shelf.h.
#include <algorithm>
#include <map>

#include "core/storage/case_shelf.h"
#include "core/storage/columns.h"
#include "core/storage/search_text.h"

namespace biosubsidy::storage {

namespace {

std::string_view columnOf(CaseOrder order) {
    switch (order) {
    case CaseOrder::modified: return "modified";
    case CaseOrder::created: return "created";
    case CaseOrder::name: return "name_key";
    case CaseOrder::city: return "city";
    case CaseOrder::ceiling: return "result_ceiling";
    case CaseOrder::potential: return "result_potential";
    case CaseOrder::eligible: return "result_eligible";
    case CaseOrder::assessed: return "result_as_of";
    }
    return "modified";
}

std::string_view conditionOf(CaseQuery::Shelf shelf) {
    switch (shelf) {
    case CaseQuery::Shelf::current: return "deleted IS NULL AND archived = 0";
    case CaseQuery::Shelf::archived: return "deleted IS NULL AND archived = 1";
    case CaseQuery::Shelf::deleted: return "deleted IS NOT NULL";
    }
    return "";
}

// What is not known comes last, whichever way the rest is sorted.
std::string findSql(const CaseQuery& query, std::size_t terms) {
    std::string sql = "SELECT id FROM cases WHERE " + std::string(conditionOf(query.shelf));
    for (std::size_t term = 0; term < terms; ++term) sql += " AND (holds(search, ?) OR holds(tag_search, ?))";
    if (!query.city.empty()) sql += " AND holds(cities, ?)";
    if (!query.field.empty()) sql += " AND holds(fields, ?)";
    if (!query.tag.empty()) sql += " AND holds(tags, ?)";
    if (query.changedOnly) sql += " AND changed_from IS NOT NULL";
    const std::string way = query.descending ? " DESC" : " ASC";
    // Downwards SQLite puts NULLs last by itself; said all the same, the order would
    // not be read from an index.
    const bool mayBeUnknown = query.order != CaseOrder::modified && query.order != CaseOrder::created &&
                              query.order != CaseOrder::name && query.order != CaseOrder::city;
    const std::string last = mayBeUnknown && !query.descending ? " NULLS LAST" : "";
    return sql + " ORDER BY " + std::string(columnOf(query.order)) + way + last + ", id" + way;
}

constexpr std::string_view rowColumns =
    "SELECT id, title, name, uscc, cities, tags, projects, archived, deleted, created, modified, "
    "result_facts <> digest, changed_from, result_as_of, result_ceiling, result_stated, result_potential, "
    "result_alternatives, result_eligible, result_arguable, result_undetermined, result_ineligible, result_unstated "
    "FROM cases WHERE id = ?";

CaseRow rowOf(const Statement& statement) {
    CaseRow row;
    row.id = {statement.integer(0)};
    row.title = statement.text(1);
    row.name = statement.text(2);
    row.uscc = statement.text(3);
    row.cities = listOf(statement.text(4));
    row.tags = listOf(statement.text(5));
    row.projects = static_cast<std::size_t>(statement.integer(6));
    row.archived = statement.integer(7) != 0;
    if (!statement.isNull(8)) row.deleted = fromMillis(statement.integer(8));
    row.created = fromMillis(statement.integer(9));
    row.modified = fromMillis(statement.integer(10));
    row.stale = statement.integer(11) != 0;
    if (!statement.isNull(12)) row.changedFrom = moneyOf(statement.text(12));
    row.result = resultOf(statement, 13);
    return row;
}

} // namespace

Stored<std::vector<CaseId>> CaseShelf::find(const CaseQuery& query) const {
    return guarded([&] {
        const std::vector<std::string> terms = searchTerms(query.text);
        Statement statement = database_.prepare(findSql(query, terms.size()));
        for (const std::string& term : terms) statement.bind(term).bind(term);
        for (const std::string* element : {&query.city, &query.field, &query.tag}) {
            if (!element->empty()) statement.bind(listText({*element}));
        }
        std::vector<CaseId> ids;
        while (statement.step()) ids.push_back({statement.integer(0)});
        return ids;
    });
}

Stored<std::vector<CaseRow>> CaseShelf::rows(std::span<const CaseId> ids) const {
    return guarded([&] {
        std::vector<CaseRow> rows;
        rows.reserve(ids.size());
        Statement statement = database_.prepare(rowColumns);
        for (const CaseId id : ids) {
            statement.bind(id.value);
            if (statement.step()) rows.push_back(rowOf(statement));
            statement.reset();
        }
        return rows;
    });
}

Stored<std::size_t> CaseShelf::count(CaseQuery::Shelf shelf) const {
    return guarded([&] {
        const std::string sql = "SELECT count(*) FROM cases WHERE " + std::string(conditionOf(shelf));
        return static_cast<std::size_t>(database_.integer(sql));
    });
}

Stored<std::vector<TagCount>> CaseShelf::tags() const {
    return guarded([&] {
        std::map<std::string, std::size_t> counts;
        Statement statement = database_.prepare("SELECT tags FROM cases WHERE deleted IS NULL AND tags <> ''");
        while (statement.step()) {
            for (const std::string& tag : listOf(statement.text(0))) ++counts[tag];
        }
        std::vector<TagCount> tags;
        for (const auto& [tag, cases] : counts) tags.push_back({tag, cases});
        std::stable_sort(tags.begin(), tags.end(),
                         [](const TagCount& left, const TagCount& right) { return left.cases > right.cases; });
        return tags;
    });
}

} // namespace biosubsidy::storage
