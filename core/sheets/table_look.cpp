// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/table_look.h"

#include <set>

#include "core/sheets/table_rows.h"

namespace biosubsidy::sheets {

namespace {

bool isDoubt(const TableNote& note) {
    return note.kind != NoteKind::skipped && note.kind != NoteKind::joined;
}

// Of the rows below the preview, those that the account speaks of.
std::set<std::uint64_t> wantedOf(const TableFile& file, const TableAccount& account, std::size_t sheet) {
    const std::vector<Row>& first = file.sheets()[sheet].rows;
    const std::uint64_t last = first.empty() ? 0 : first.back().number;
    std::set<std::uint64_t> wanted;
    for (const TableNote& note : account.notes()) {
        if (note.sheet != sheet || note.row <= last || !isDoubt(note)) continue;
        wanted.insert(note.row);
        if (wanted.size() > TableLook::mostFurther) wanted.erase(std::prev(wanted.end()));
    }
    return wanted;
}

tl::expected<std::vector<Row>, Localized> readRows(const TableFile& file, std::size_t sheet,
                                                   const std::set<std::uint64_t>& wanted,
                                                   const std::function<bool()>& wantsStop) {
    std::vector<Row> found;
    if (wanted.empty()) return found;
    auto rows = file.rows(sheet);
    if (!rows) return tl::unexpected(std::move(rows.error()));
    constexpr std::uint64_t often = 4'096; // rows
    Row row;
    for (std::uint64_t read = 1;; ++read) {
        if (wantsStop && read % often == 0 && wantsStop()) return found;
        const auto more = (*rows)->next(row);
        if (!more) return tl::unexpected(more.error());
        if (!*more || row.number > *wanted.rbegin()) return found;
        if (wanted.contains(row.number)) found.push_back(row);
    }
}

} // namespace

tl::expected<TableLook, Localized> lookAt(const std::shared_ptr<const TableFile>& file, const ColumnMap& map,
                                          const std::shared_ptr<const RuleBook>& rules, const Corrections& corrections,
                                          const std::function<bool()>& wantsStop) {
    auto input = SheetInput::open(file, map, rules, corrections);
    if (!input) return tl::unexpected(std::move(input.error()));
    auto account = lookThrough(**input, wantsStop);
    if (!account) return tl::unexpected(std::move(account.error()));
    TableLook look{std::move(*account), {}, true};
    for (std::size_t sheet = 0; sheet < file->sheets().size(); ++sheet) {
        const std::set<std::uint64_t> wanted =
            map.sheets[sheet].form.empty() ? wantedOf(*file, look.account, sheet) : std::set<std::uint64_t>();
        auto rows = readRows(*file, sheet, wanted, wantsStop);
        if (!rows) return tl::unexpected(std::move(rows.error()));
        look.further.push_back(std::move(*rows));
    }
    look.whole = !wantsStop || !wantsStop();
    return look;
}

std::vector<Row> rowsOfForm(const TableFile& file, const ColumnMap& map, std::size_t sheet) {
    std::vector<Row> found;
    const Corrections none;
    auto rows = rowsOf(file, map, sheet, none);
    if (!rows) return found;
    Row row;
    for (;;) {
        const auto more = (*rows)->next(row);
        if (!more || !*more) return found;
        found.push_back(row);
    }
}

} // namespace biosubsidy::sheets
