// SPDX-License-Identifier: GPL-3.0-or-later
//
// A file of several sheets that has been opened: which there are, and their rows
// from the first on. Each kind of workbook is a class of its own.
#pragma once

#include "core/sheets/row.h"

namespace biosubsidy::sheets {

inline constexpr std::size_t mostSheets = 1'000; // of a workbook; others are left out

class WorkbookReader {
public:
    struct Sheet {
        std::string name;
        bool hidden = false;
    };

    WorkbookReader() = default;
    WorkbookReader(const WorkbookReader&) = delete;
    WorkbookReader& operator=(const WorkbookReader&) = delete;
    virtual ~WorkbookReader() = default;

    [[nodiscard]] virtual const std::vector<Sheet>& sheets() const = 0;
    [[nodiscard]] virtual tl::expected<std::unique_ptr<RowSource>, Localized> rows(std::size_t sheet) const = 0;
    // For people: "XLSX".
    [[nodiscard]] virtual std::string kind() const = 0;
};

} // namespace biosubsidy::sheets
