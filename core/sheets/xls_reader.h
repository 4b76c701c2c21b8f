// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands in an old workbook (.xls of Excel 97 to 2003, .et of WPS; BIFF8) before
// its sheets are read: their names, the texts that they share, and as what each style
// shows a number. The stream that holds all of it is kept whole, at most
// OleFile::largest bytes.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/sheets/number_formats.h"
#include "core/sheets/shared_texts.h"
#include "core/sheets/workbook_reader.h"

namespace biosubsidy::sheets {

class XlsReader : public WorkbookReader, public std::enable_shared_from_this<XlsReader> {
public:
    [[nodiscard]] static tl::expected<std::shared_ptr<const XlsReader>, Localized> open(const std::string& path);

    [[nodiscard]] const std::vector<Sheet>& sheets() const override { return sheets_; }
    [[nodiscard]] tl::expected<std::unique_ptr<RowSource>, Localized> rows(std::size_t sheet) const override;
    [[nodiscard]] std::string kind() const override { return "XLS"; }

    [[nodiscard]] std::string_view stream() const noexcept { return stream_; }
    [[nodiscard]] const SharedTexts& texts() const noexcept { return texts_; }
    [[nodiscard]] const NumberFormat& format(std::size_t style) const { return formats_.ofStyle(style); }
    [[nodiscard]] bool since1904() const noexcept { return since1904_; }

private:
    XlsReader() = default;
    [[nodiscard]] tl::expected<void, Localized> read();
    void readSheet(std::string_view bytes);
    [[nodiscard]] tl::expected<void, Localized> readTexts(const struct BiffRecord& record);

    std::string stream_;
    std::vector<Sheet> sheets_;
    std::vector<std::size_t> begins_; // of each sheet, within the stream
    SharedTexts texts_;
    NumberFormats formats_;
    bool since1904_ = false;
};

// What to say of a workbook whose records end before they should.
[[nodiscard]] Localized cutOff();

} // namespace biosubsidy::sheets
