// SPDX-License-Identifier: GPL-3.0-or-later
//
// The account of a reading: what was read of a table, what was left out and what is
// doubtful, each at its place with what stood there, how it was taken and what to do.
// Pages show it, the command line prints it; it is the same data.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/sheets/column_map.h"

namespace biosubsidy::sheets {

// skipped: a row that is no company's (a total, a note). joined: a row that was taken to
// a company above it. doubtful: taken, and to be looked at. unread: something stands
// there that is not understood; the fact stays unknown. refused: it keeps the company out.
enum class NoteKind : std::uint8_t { skipped, joined, doubtful, unread, refused };
inline constexpr std::size_t noteKinds = 5;
[[nodiscard]] std::string_view toString(NoteKind kind);

struct TableNote {
    NoteKind kind = NoteKind::doubtful;
    std::size_t sheet = 0;
    std::uint64_t row = 0;               // of a form: its company's column, see SheetMap::inFile()
    std::optional<std::uint32_t> column; // none: the row
    std::string code;                    // stable: "total_row", "bad_cell"
    std::string text;                    // as it stood
    Localized message;                   // how it was taken, and what would be right
};

class TableAccount {
public:
    static constexpr std::size_t mostKept = 100'000; // notes; beyond, they are counted

    void add(TableNote note);
    void countRow(std::uint64_t cells) { ++rows_, cells_ += cells; }

    [[nodiscard]] const std::vector<TableNote>& notes() const noexcept { return notes_; }
    [[nodiscard]] std::uint64_t count(NoteKind kind) const { return counts_[static_cast<std::size_t>(kind)]; }
    [[nodiscard]] std::uint64_t rows() const noexcept { return rows_; } // read as a company's
    [[nodiscard]] std::uint64_t cells() const noexcept { return cells_; }

private:
    std::vector<TableNote> notes_;
    std::array<std::uint64_t, noteKinds> counts_{};
    std::uint64_t rows_ = 0;
    std::uint64_t cells_ = 0;
};

// "“企业”表 C12“从业人员”": where a note belongs.
[[nodiscard]] Localized placeOf(const ColumnMap& map, std::size_t sheet, std::uint64_t row,
                                std::optional<std::uint32_t> column);

// A note whole: its place, what stood there, how it was taken.
[[nodiscard]] Localized noteText(const TableNote& note, const ColumnMap& map);

// What a column was taken for: "projects.1.total_investment", "key.uscc", "ignored".
[[nodiscard]] std::string targetName(const MappedColumn& column, const Vocabulary& vocabulary);

// For people; of each kind of note at most `mostListed` are written out.
[[nodiscard]] std::string accountText(const TableAccount& account, const ColumnMap& map, Language language,
                                      std::size_t mostListed = 20);
// The first part of it: what was read of each sheet, and how much.
[[nodiscard]] Localized accountHead(const TableAccount& account, const ColumnMap& map);
// The same as JSON ("biosubsidy-table-account/1"), whole.
[[nodiscard]] std::string accountJson(const TableAccount& account, const ColumnMap& map, const Vocabulary& vocabulary);

} // namespace biosubsidy::sheets
