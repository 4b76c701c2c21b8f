// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands in a workbook (.xlsx) before its sheets are read: their names, the
// texts that they share, and which styles show a number as a day. Sheets are then
// read row by row.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/sheets/row.h"
#include "core/sheets/xlsx_archive.h"

namespace biosubsidy::sheets {

// Texts one behind the other, so that millions of them take little more than
// their characters.
class SharedTexts {
public:
    static constexpr std::size_t most = 10'000'000;
    static constexpr std::size_t mostBytes = std::size_t{1} << 30U;

    [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }
    [[nodiscard]] std::string_view at(std::size_t index) const;
    void append(std::string_view text) { bytes_ += text; }
    void endText() { ends_.push_back(static_cast<std::uint32_t>(bytes_.size())); }
    [[nodiscard]] bool isFull() const noexcept { return ends_.size() > most || bytes_.size() > mostBytes; }

private:
    std::string bytes_;
    std::vector<std::uint32_t> ends_;
};

class WorkbookReader : public std::enable_shared_from_this<WorkbookReader> {
public:
    struct Sheet {
        std::string name;
        std::string member; // of the archive
        bool hidden = false;
    };

    [[nodiscard]] static tl::expected<std::shared_ptr<const WorkbookReader>, Localized> open(const std::string& path,
                                                                                             ArchiveLimits limits = {});

    [[nodiscard]] const std::vector<Sheet>& sheets() const noexcept { return sheets_; }
    [[nodiscard]] tl::expected<std::unique_ptr<RowSource>, Localized> rows(std::size_t sheet) const;

    [[nodiscard]] const SharedTexts& texts() const noexcept { return texts_; }
    [[nodiscard]] bool showsDate(std::size_t style) const { return style < dates_.size() && dates_[style]; }
    [[nodiscard]] bool since1904() const noexcept { return since1904_; }

private:
    WorkbookReader() = default;
    [[nodiscard]] tl::expected<void, Localized> read(const XlsxArchive& archive);

    std::string path_;
    ArchiveLimits limits_;
    std::vector<Sheet> sheets_;
    SharedTexts texts_;
    std::vector<bool> dates_; // by style
    bool since1904_ = false;
};

} // namespace biosubsidy::sheets
