// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table from a list of its columns, each of which has its heading and makes its
// cells: a heading cannot stand over another's cells, in whatever it is written to.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/report/document.h"

namespace biosubsidy::report {

template <typename Of>
struct TableColumn {
    Column column;
    std::function<Cell(const Of&)> cell;
};

template <typename Of>
[[nodiscard]] Row rowOf(const std::vector<TableColumn<Of>>& columns, const Of& of) {
    Row row;
    for (const TableColumn<Of>& column : columns) row.cells.push_back(column.cell(of));
    return row;
}

template <typename Of>
[[nodiscard]] std::vector<Column> columnsOf(const std::vector<TableColumn<Of>>& columns) {
    std::vector<Column> made;
    for (const TableColumn<Of>& column : columns) made.push_back(column.column);
    return made;
}

// A row for each of the range, whose elements are `Of`.
template <typename Of, typename Range>
[[nodiscard]] Table tableOf(std::string name, const std::vector<TableColumn<Of>>& columns, const Range& range) {
    Table table;
    table.name = std::move(name);
    table.columns = columnsOf(columns);
    for (const Of& of : range) table.rows.push_back(rowOf(columns, of));
    return table;
}

} // namespace biosubsidy::report
