// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables of a report in a workbook: how their cells look, and what a cell of a table
// becomes there: a sum a number in the unit of the report, a count a number, all else
// a text.
#pragma once

#include <string>

#include "core/documents/workbook.h"
#include "core/report/document.h"
#include "core/report/sum_text.h"
#include "core/system/system_error.h"

namespace biosubsidy::report {

[[nodiscard]] Workbook::Formats bookFormats(Unit unit, Language language);

// False: the cell shows the exact digits as a text, since no number would.
bool putCell(WorkbookSheet& sheet, std::uint32_t row, std::size_t column, const Column& of, const Cell& content,
             Look look, Unit unit);
void putRow(WorkbookSheet& sheet, std::uint32_t row, const std::vector<Column>& columns, const Row& of, Unit unit);
// With its headings; the row after it.
std::uint32_t putTable(WorkbookSheet& sheet, std::uint32_t row, const Table& table, Unit unit);

// The file that a workbook is while it is written; gone at the end.
class ScratchFile {
public:
    // In the folder, which is not "".
    explicit ScratchFile(const std::string& folder);
    ~ScratchFile();
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;
    [[nodiscard]] const Outcome<std::string>& path() const noexcept { return path_; }

private:
    Outcome<std::string> path_;
};

} // namespace biosubsidy::report
