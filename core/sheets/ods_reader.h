// SPDX-License-Identifier: GPL-3.0-or-later
//
// An OpenDocument spreadsheet (.ods). All its sheets stand in one member of the
// archive, which is kept unpacked, at most 1 GiB: so each sheet is read from where it
// begins, however many there are.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/sheets/ods_styles.h"
#include "core/sheets/workbook_reader.h"
#include "core/sheets/zip_archive.h"

namespace biosubsidy::sheets {

class OdsReader : public WorkbookReader, public std::enable_shared_from_this<OdsReader> {
public:
    [[nodiscard]] static tl::expected<std::shared_ptr<const OdsReader>, Localized> open(const std::string& path,
                                                                                        ArchiveLimits limits = {});

    [[nodiscard]] const std::vector<Sheet>& sheets() const override { return sheets_; }
    [[nodiscard]] tl::expected<std::unique_ptr<RowSource>, Localized> rows(std::size_t sheet) const override;
    [[nodiscard]] std::string kind() const override { return "ODS"; }

    [[nodiscard]] const OdsStyles& styles() const noexcept { return styles_; }

private:
    OdsReader() = default;
    [[nodiscard]] tl::expected<void, Localized> read(const ZipArchive& archive);

    std::string content_;
    std::vector<Sheet> sheets_;
    std::vector<std::string_view> tables_; // of each sheet, within the content
    OdsStyles styles_;
};

} // namespace biosubsidy::sheets
