// SPDX-License-Identifier: GPL-3.0-or-later
//
// Projects or expenses as a table, the way a spreadsheet's clipboard gives them: a
// line each, cells parted by tabs, the first line naming the columns. A heading is
// a fact's label in either language or its id, "编号" for the item's id, and may
// name a unit: "总投资（万元）". What cannot be read is reported cell by cell; the
// rest is taken.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts/case.h"
#include "core/facts/fact_limits.h"
#include "core/tables/typed_value.h"

namespace biosubsidy {

using TextTable = std::vector<std::vector<std::string>>;

// Cells in double quotes may hold tabs and line breaks, as spreadsheets write them.
// Of a line at most `mostTableColumns` cells are kept.
inline constexpr std::size_t mostTableColumns = 1'000;
[[nodiscard]] TextTable splitTable(std::string_view text);

struct TableColumn {
    enum class Use : std::uint8_t { ignored, id, fact };
    Use use = Use::ignored;
    std::size_t fact = 0; // of use `fact`
    MoneyUnit unit = MoneyUnit::yuan;
    friend bool operator==(const TableColumn&, const TableColumn&) = default;
};
// exact: the heading is the id or a label. near: or a part of the one label that
// it fits ("名称" for 项目名称).
enum class HeadingMatch : std::uint8_t { exact, near };
[[nodiscard]] TableColumn guessColumn(const Vocabulary& vocabulary, Entity entity, std::string_view heading,
                                      HeadingMatch match = HeadingMatch::near);
// Whether a plain heading is that of the rows' own numbers.
[[nodiscard]] bool isIdHeading(std::string_view heading);
// How the unit of a column of such facts stands behind its name: "（平方米）", " (m²)".
// Amounts: "（万元）", and " (CNY)" for an English reader, who would not count in 万.
[[nodiscard]] Localized headingUnit(const Fact& fact);
// Whether a column whose heading says this of its unit can be one of a quantity.
[[nodiscard]] bool isUnitOf(const Fact& quantity, const UnitSaid& said);

struct CellProblem {
    std::size_t row = 0; // of the lines below the heading
    std::size_t column = 0;
    Localized message;
};

struct ItemTable {
    std::vector<Item> items; // ids are unique among each other and against `taken`
    std::vector<CellProblem> problems;
    std::size_t emptyRows = 0; // left out
};

// `rows` without the heading. At most mostItems (fact_limits.h) are read.
[[nodiscard]] ItemTable readItems(const Vocabulary& vocabulary, Entity entity, const std::vector<TableColumn>& columns,
                                  const TextTable& rows, const std::vector<std::string>& taken);

} // namespace biosubsidy
