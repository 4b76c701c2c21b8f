// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file with tables: a workbook with its sheets, or a text file with one table.
// What it is, its bytes say, not its name.
#pragma once

#include "core/sheets/column_map.h"
#include "core/sheets/workbook_reader.h"

namespace biosubsidy::sheets {

class TableFile {
public:
    // `separator`: of a text table's cells; 0 where its first lines tell it.
    [[nodiscard]] static tl::expected<std::shared_ptr<const TableFile>, Localized> open(const std::string& path,
                                                                                        char separator = '\0');

    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    [[nodiscard]] bool isWorkbook() const noexcept { return book_ != nullptr; }
    [[nodiscard]] const std::vector<SheetPreview>& sheets() const noexcept { return sheets_; }
    // All rows from the first on.
    [[nodiscard]] tl::expected<std::unique_ptr<RowSource>, Localized> rows(std::size_t sheet) const;
    // For people: "UTF-8", "GB18030", "XLSX".
    [[nodiscard]] const std::string& kind() const noexcept { return kind_; }

private:
    TableFile() = default;
    [[nodiscard]] tl::expected<void, Localized> preview();

    std::string path_;
    std::string kind_;
    char separator_ = '\0';
    std::shared_ptr<const WorkbookReader> book_;
    std::vector<SheetPreview> sheets_;
};

// Whether a file holds a case a line, by the bytes that it begins with.
[[nodiscard]] bool looksLikeNdjson(const std::string& path);

} // namespace biosubsidy::sheets
