// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a row below the headings is: a company's, or one that a table has besides.
#pragma once

#include "core/sheets/column_map.h"

namespace biosubsidy::sheets {

enum class RowKind : std::uint8_t {
    data,
    nothing,  // no cell of a column that is read
    total,    // 合计, 平均
    note,     // 注：…, 填表人：…
    headings, // the headings once more
    section,  // a heading of the rows below it: 一、在建项目, （以上已公示）
};
[[nodiscard]] Localized describe(RowKind kind);
[[nodiscard]] RowKind kindOf(const Row& row, const SheetMap& map);

// Whether a row that begins so is a note or a signature.
[[nodiscard]] bool isNote(std::string_view text);

// Whether a row of companies holds a name and nothing else: it may be no company.
[[nodiscard]] bool isNameAlone(const Row& row, const SheetMap& map, std::size_t nameFact);
[[nodiscard]] Localized describeNameAlone();

// Of a row of headings: whether it is those of another table, which has other columns.
[[nodiscard]] bool hasOtherHeadings(const Row& row, const SheetMap& map);
[[nodiscard]] Localized otherTableBegins();

// Whether the row holds more cells than the table has headings.
[[nodiscard]] bool isShifted(const Row& row, const SheetMap& map);

} // namespace biosubsidy::sheets
