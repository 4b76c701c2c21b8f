// SPDX-License-Identifier: GPL-3.0-or-later
//
// A workbook written straight to a file, row after row, in constant memory: for
// tables of any length up to the format's limit. A text is a text, whatever it
// begins with, and never becomes a formula. An amount is a number where a
// spreadsheet keeps all its digits, and its digits as a text elsewhere.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "core/values/localized.h"
#include "core/values/wide.h"

struct lxw_format;
struct lxw_workbook;
struct lxw_worksheet;

namespace biosubsidy::sheets {

inline constexpr std::uint64_t mostSheetRows = 1'048'576;

// What to say where a table is too long for a workbook; `rows` without headings.
[[nodiscard]] Localized tooManyRows(std::uint64_t rows);

class WorkbookFile {
public:
    enum class Look : std::uint8_t { text, heading, title, muted, example };

    // Makes the file. Nothing else writes to it meanwhile.
    explicit WorkbookFile(std::string path);
    ~WorkbookFile();
    WorkbookFile(const WorkbookFile&) = delete;
    WorkbookFile& operator=(const WorkbookFile&) = delete;

    // Sheets are known by the order in which they were added; rows and columns from 0,
    // rows of a sheet in ascending order.
    std::size_t addSheet(const std::string& name);
    void text(std::size_t sheet, std::uint32_t row, std::size_t column, std::string_view text, Look look = Look::text);
    void yuan(std::size_t sheet, std::uint32_t row, std::size_t column, Wide fen);
    void count(std::size_t sheet, std::uint32_t row, std::size_t column, std::uint64_t number);

    // Before the rows: the width of a column in characters, and the rows above which
    // stay in view.
    void setWidth(std::size_t sheet, std::size_t column, int characters);
    void freeze(std::size_t sheet, std::uint32_t rows, std::uint16_t columns);
    void filter(std::size_t sheet, std::uint32_t lastRow, std::uint16_t lastColumn);
    // Offers what stands in the range ("=选项!$A$2:$A$7") in the cells below `row`;
    // other values may be typed.
    void offer(std::size_t sheet, std::size_t column, std::uint32_t row, const std::string& range);

    // The file is whole after it, or there is an error.
    [[nodiscard]] tl::expected<void, Localized> close();

private:
    [[nodiscard]] lxw_format* format(Look look);

    std::string path_;
    std::string folder_;
    lxw_workbook* book_ = nullptr;
    std::vector<lxw_worksheet*> sheets_;
    std::vector<lxw_format*> formats_;
    lxw_format* sum_ = nullptr;
};

} // namespace biosubsidy::sheets
