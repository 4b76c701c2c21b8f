// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/item_store.h"

#include <algorithm>

#include "core/sheets/row_bytes.h"
#include "core/sheets/uscc_cell.h"
#include "core/values/text.h"

namespace biosubsidy::sheets {

namespace {

std::string chainKey(CompanyKey kind, std::string_view key) {
    return static_cast<char>('0' + static_cast<int>(kind)) +
           (kind == CompanyKey::uscc ? plainUscc(key) : plainKey(key));
}

} // namespace

std::string plainKey(std::string_view text) {
    std::string plain;
    for (const char32_t point : codePoints(text)) {
        if (isSpace(point) || isControl(point)) continue;
        if (point >= U'A' && point <= U'Z')
            plain += static_cast<char>(point - U'A' + U'a');
        else
            plain += toUtf8(point);
    }
    return plain;
}

bool ItemStore::add(std::size_t sheet, const SheetMap& map, CompanyKey kind, std::string_view key, const Row& row) {
    if (entries_.size() >= most) return false;
    Entry entry;
    entry.from = bytes_.size();
    entry.row = row.number;
    entry.sheet = static_cast<std::uint16_t>(sheet);
    putRow(bytes_, row, [&map](const Cell& cell) {
        const bool used =
            cell.column < map.columns.size() && map.columns[cell.column].use != MappedColumn::Use::ignored;
        return used || map.saysUnits(cell.column) || cell.flaw == Flaw::unclosedQuote;
    });
    const auto index = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back(entry);
    Chain& chain = chains_[chainKey(kind, key)];
    if (chain.first == none)
        chain.first = index;
    else
        entries_[chain.last].next = index;
    chain.last = index;
    return true;
}

StoredRow ItemStore::stored(const Entry& entry) const {
    StoredRow found;
    found.sheet = entry.sheet;
    std::size_t at = entry.from;
    takeRow(bytes_, at, found.row);
    return found;
}

std::vector<StoredRow> ItemStore::take(CompanyKey kind, std::string_view key) {
    std::vector<StoredRow> rows;
    const auto chain = chains_.find(chainKey(kind, key));
    if (chain == chains_.end()) return rows;
    for (std::uint32_t index = chain->second.first; index != none; index = entries_[index].next) {
        if (entries_[index].taken) continue;
        entries_[index].taken = true;
        rows.push_back(stored(entries_[index]));
    }
    return rows;
}

std::vector<ItemStore::Place> ItemStore::left(std::size_t mostListed) const {
    std::vector<Place> places;
    for (const Entry& entry : entries_) {
        if (entry.taken) continue;
        if (places.size() == mostListed) break;
        places.push_back({entry.sheet, entry.row});
    }
    return places;
}

std::size_t ItemStore::leftCount() const {
    return static_cast<std::size_t>(
        std::count_if(entries_.begin(), entries_.end(), [](const Entry& entry) { return !entry.taken; }));
}

} // namespace biosubsidy::sheets
