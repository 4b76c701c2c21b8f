// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/carried_columns.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "core/sheets/row_kind.h"
#include "core/sheets/table_rows.h"

namespace biosubsidy::results {

namespace {

using sheets::SheetMap;

bool holdsCarried(const Database& database) {
    return database.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'carried'") > 0;
}

class Carrier {
public:
    Carrier(const Database& database, std::int64_t run)
        : database_(database), run_(run),
          insert_(database.prepare("INSERT OR REPLACE INTO carried (run, line, column, text) VALUES (?, ?, ?, ?)")) {}

    // `base`: lines of the sheets before it; behind it those of this one are counted in.
    tl::expected<void, Localized> carry(const sheets::TableFile& file, const sheets::ColumnMap& map, std::size_t sheet,
                                        std::uint64_t& base) {
        const SheetMap& of = map.sheets[sheet];
        const sheets::Corrections none;
        auto rows = sheets::rowsOf(file, map, sheet, none);
        if (!rows) return tl::unexpected(std::move(rows.error()));
        std::vector<std::optional<std::int64_t>> columns(of.headings.size());
        for (const std::uint32_t column : of.unused()) columns[column] = columnOf(of.headings[column]);
        sheets::Row row;
        std::uint64_t last = 0;
        for (;;) {
            const auto more = (*rows)->next(row);
            if (!more) return tl::unexpected(more.error());
            if (!*more) break;
            last = row.number;
            if (row.number <= of.headingEnd || kindOf(row, of) != sheets::RowKind::data) continue;
            for (const sheets::Cell& cell : row.cells) {
                if (cell.column >= columns.size() || !columns[cell.column]) continue;
                insert_.bind(run_).bind(static_cast<std::int64_t>(base + row.number));
                insert_.bind(*columns[cell.column]).bind(cell.text).run();
                insert_.reset();
            }
        }
        base += last;
        return {};
    }

private:
    // The same heading on several sheets is one column.
    std::int64_t columnOf(const std::string& heading) {
        const auto known = std::find(headings_.begin(), headings_.end(), heading);
        if (known != headings_.end()) return known - headings_.begin();
        headings_.push_back(heading);
        const auto column = static_cast<std::int64_t>(headings_.size()) - 1;
        database_.prepare("INSERT INTO carried_columns (run, column, heading) VALUES (?, ?, ?)")
            .bind(run_)
            .bind(column)
            .bind(heading)
            .run();
        return column;
    }

    const Database& database_;
    std::int64_t run_;
    Statement insert_;
    std::vector<std::string> headings_;
};

} // namespace

tl::expected<void, Localized> carryColumns(const Database& database, std::int64_t run, const sheets::TableFile& file,
                                           const sheets::ColumnMap& map) {
    const auto carries = [](const SheetMap& sheet) {
        return sheet.role == SheetMap::Role::companies && sheet.form.empty() && !sheet.unused().empty();
    };
    dropCarried(database, run);
    if (std::none_of(map.sheets.begin(), map.sheets.end(), carries)) return {};
    database.execute("CREATE TABLE IF NOT EXISTS carried_columns (run INTEGER NOT NULL, column INTEGER NOT NULL, "
                     "heading TEXT NOT NULL, PRIMARY KEY (run, column)) STRICT");
    database.execute("CREATE TABLE IF NOT EXISTS carried (run INTEGER NOT NULL, line INTEGER NOT NULL, column INTEGER "
                     "NOT NULL, text TEXT NOT NULL, PRIMARY KEY (run, line, column)) STRICT, WITHOUT ROWID");
    Carrier carrier(database, run);
    std::uint64_t base = 0;
    for (std::size_t sheet = 0; sheet < map.sheets.size(); ++sheet) {
        if (map.sheets[sheet].role != SheetMap::Role::companies) continue;
        if (auto carried = carrier.carry(file, map, sheet, base); !carried) return carried;
    }
    return {};
}

void dropCarried(const Database& database, std::int64_t run) {
    if (!holdsCarried(database)) return;
    for (const char* table : {"carried", "carried_columns"})
        database.execute(fmt::format("DELETE FROM {} WHERE run = {}", table, run));
}

std::vector<std::string> carriedHeadings(const Database& database, std::int64_t run) {
    std::vector<std::string> headings;
    if (!holdsCarried(database)) return headings;
    Statement select = database.prepare("SELECT heading FROM carried_columns WHERE run = ? ORDER BY column");
    select.bind(run);
    while (select.step()) headings.push_back(select.text(0));
    return headings;
}

} // namespace biosubsidy::results
