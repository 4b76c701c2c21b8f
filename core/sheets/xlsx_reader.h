// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands in a workbook (.xlsx) before its sheets are read: their names, the
// texts that they share, and as what each style shows a number. Sheets are then read
// row by row.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/sheets/number_formats.h"
#include "core/sheets/shared_texts.h"
#include "core/sheets/workbook_reader.h"
#include "core/sheets/zip_archive.h"

namespace biosubsidy::sheets {

class XlsxReader : public WorkbookReader, public std::enable_shared_from_this<XlsxReader> {
public:
    [[nodiscard]] static tl::expected<std::shared_ptr<const XlsxReader>, Localized> open(const std::string& path,
                                                                                         ArchiveLimits limits = {});

    [[nodiscard]] const std::vector<Sheet>& sheets() const override { return sheets_; }
    [[nodiscard]] tl::expected<std::unique_ptr<RowSource>, Localized> rows(std::size_t sheet) const override;
    [[nodiscard]] std::string kind() const override { return "XLSX"; }

    [[nodiscard]] const SharedTexts& texts() const noexcept { return texts_; }
    [[nodiscard]] const NumberFormat& format(std::size_t style) const { return formats_.ofStyle(style); }
    [[nodiscard]] bool since1904() const noexcept { return since1904_; }

private:
    XlsxReader() = default;
    [[nodiscard]] tl::expected<void, Localized> read(const ZipArchive& archive);

    std::string path_;
    ArchiveLimits limits_;
    std::vector<Sheet> sheets_;
    std::vector<std::string> members_; // of the archive, one for each sheet
    SharedTexts texts_;
    NumberFormats formats_;
    bool since1904_ = false;
};

} // namespace biosubsidy::sheets
