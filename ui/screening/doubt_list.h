// SPDX-License-Identifier: GPL-3.0-or-later
//
// What of a table is to be looked at, in the order in which it stands: columns that are not
// sure, cells that are doubtful or not understood, rows that are refused.
#pragma once

#include <compare>
#include <vector>

#include "core/sheets/table_account.h"

namespace biosubsidy::ui {

// Of a form: as its companies are shown, a row each.
struct SheetPlace {
    static constexpr std::uint64_t heading = 0; // the row of what a column is taken for
    std::size_t sheet = 0;
    std::uint64_t row = heading;
    std::uint32_t column = 0;
    friend auto operator<=>(const SheetPlace&, const SheetPlace&) = default;
};

struct Doubt {
    SheetPlace place;
    bool ofRow = false; // and not of the cell
    sheets::NoteKind kind = sheets::NoteKind::doubtful;
    Localized what; // whole: the place, what stood there, how it was taken
    [[nodiscard]] bool ofColumn() const { return place.row == SheetPlace::heading; }
};

class DoubtList {
public:
    // `account`: null where the table was not read yet.
    void set(const sheets::ColumnMap& map, const sheets::TableAccount* account);

    [[nodiscard]] const std::vector<Doubt>& all() const noexcept { return all_; }
    [[nodiscard]] std::size_t columns() const noexcept { return columns_; } // not sure
    // The next one behind a place, or before it, and around; null: there is none.
    [[nodiscard]] const Doubt* after(const SheetPlace& place) const;
    [[nodiscard]] const Doubt* before(const SheetPlace& place) const;
    // Those of a place. The ones of its row stand at its first cell.
    [[nodiscard]] std::vector<const Doubt*> at(const SheetPlace& place) const;
    // The gravest of a row; null: none.
    [[nodiscard]] const Doubt* ofRow(std::size_t sheet, std::uint64_t row) const;

private:
    [[nodiscard]] std::vector<Doubt>::const_iterator from(const SheetPlace& place) const;

    std::vector<Doubt> all_; // by place
    std::size_t columns_ = 0;
};

} // namespace biosubsidy::ui
