// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/workbook_file.h"

#include <algorithm>
#include <clocale>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <utility>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "core/documents/xml_text.h"
#include "core/values/text.h"

namespace biosubsidy::sheets {

namespace {

constexpr std::size_t longestText = 32'000; // a cell holds 32,767 characters

// libxlsxwriter prints numbers by the C library, which in some countries would
// write a comma for the point. Per thread, and so set wherever it is called.
class CLocale {
public:
    CLocale() : before_(::uselocale(c())) {}
    ~CLocale() { ::uselocale(before_); }
    CLocale(const CLocale&) = delete;
    CLocale& operator=(const CLocale&) = delete;

private:
    static locale_t c() {
        static const locale_t made = ::newlocale(LC_ALL_MASK, "C", nullptr);
        return made;
    }
    locale_t before_;
};

// A sheet has at most 16,384 columns; past them the library refuses.
lxw_col_t narrow(std::size_t column) {
    return static_cast<lxw_col_t>(std::min<std::size_t>(column, std::numeric_limits<lxw_col_t>::max()));
}

} // namespace

Localized tooManyRows(std::uint64_t rows) {
    return {fmt::format("XLSX 一张表最多 {} 行（含标题），而这里有 {} 行；请改用 CSV 或 SQLite（.db）", mostSheetRows,
                        rows),
            fmt::format("a sheet of an XLSX file has at most {} rows with its headings, and there are {}; use CSV or "
                        "SQLite (.db) instead",
                        mostSheetRows, rows)};
}

WorkbookFile::WorkbookFile(std::string path) : path_(std::move(path)) {
    folder_ = std::filesystem::path(path_).parent_path().string();
    lxw_workbook_options options{};
    options.constant_memory = 1;
    // Its temporary files are as large as the result: they belong on the same disk.
    options.tmpdir = folder_.empty() ? nullptr : folder_.data();
    book_ = workbook_new_opt(path_.c_str(), &options);
    if (book_ == nullptr) return;
    // The library would ask the clock: the same rows are to give the same bytes.
    constexpr time_t earliest = 315'532'800; // 1980-01-01, as in the archive itself
    lxw_doc_properties properties{};
    properties.created = earliest;
    workbook_set_properties(book_, &properties);
}

WorkbookFile::~WorkbookFile() {
    if (book_ != nullptr) static_cast<void>(close());
}

std::size_t WorkbookFile::addSheet(const std::string& name) {
    sheets_.push_back(book_ == nullptr ? nullptr : workbook_add_worksheet(book_, name.c_str()));
    return sheets_.size() - 1;
}

void WorkbookFile::text(std::size_t sheet, std::uint32_t row, std::size_t column, std::string_view text, Look look) {
    if (sheets_[sheet] == nullptr || text.empty()) return;
    const std::string shown =
        xmlCharacters(text.size() > longestText ? shortened(text, longestText) : std::string(text));
    worksheet_write_string(sheets_[sheet], row, narrow(column), shown.c_str(), format(look));
}

void WorkbookFile::yuan(std::size_t sheet, std::uint32_t row, std::size_t column, Wide fen) {
    if (sheets_[sheet] == nullptr) return;
    std::string digits;
    appendYuan(digits, fen);
    constexpr Wide exactBelow = 1'000'000'000'000'000; // a spreadsheet keeps 15 digits
    if (fen >= exactBelow || fen <= -exactBelow) return text(sheet, row, column, digits);
    if (sum_ == nullptr) {
        sum_ = workbook_add_format(book_);
        format_set_num_format(sum_, "#,##0.00");
    }
    const CLocale locale;
    worksheet_write_number(sheets_[sheet], row, narrow(column), std::strtod(digits.c_str(), nullptr), sum_);
}

void WorkbookFile::count(std::size_t sheet, std::uint32_t row, std::size_t column, std::uint64_t number) {
    if (sheets_[sheet] == nullptr) return;
    const CLocale locale;
    worksheet_write_number(sheets_[sheet], row, narrow(column), std::strtod(std::to_string(number).c_str(), nullptr),
                           nullptr);
}

void WorkbookFile::setWidth(std::size_t sheet, std::size_t column, int characters) {
    if (sheets_[sheet] != nullptr)
        worksheet_set_column(sheets_[sheet], narrow(column), narrow(column), characters, nullptr);
}

void WorkbookFile::freeze(std::size_t sheet, std::uint32_t rows, std::uint16_t columns) {
    if (sheets_[sheet] != nullptr) worksheet_freeze_panes(sheets_[sheet], rows, columns);
}

void WorkbookFile::filter(std::size_t sheet, std::uint32_t lastRow, std::uint16_t lastColumn) {
    if (sheets_[sheet] != nullptr) worksheet_autofilter(sheets_[sheet], 0, 0, lastRow, lastColumn);
}

void WorkbookFile::offer(std::size_t sheet, std::size_t column, std::uint32_t row, const std::string& range) {
    if (sheets_[sheet] == nullptr) return;
    std::string formula = range;
    lxw_data_validation validation{};
    validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    validation.value_formula = formula.data();
    validation.error_type = LXW_VALIDATION_ERROR_TYPE_INFORMATION;
    constexpr std::uint32_t rows = 10'000;
    worksheet_data_validation_range(sheets_[sheet], row, narrow(column), row + rows, narrow(column), &validation);
}

lxw_format* WorkbookFile::format(Look look) {
    if (look == Look::text) return nullptr;
    constexpr lxw_color_t teal = 0x0F766E;
    constexpr lxw_color_t grey = 0x5A6472;
    constexpr lxw_color_t wash = 0xE6F2F0;
    const auto index = static_cast<std::size_t>(look);
    if (formats_.size() <= index) formats_.resize(index + 1, nullptr);
    if (formats_[index] != nullptr) return formats_[index];
    lxw_format* made = workbook_add_format(book_);
    formats_[index] = made;
    if (look == Look::heading) {
        format_set_bold(made);
        format_set_bg_color(made, wash);
        format_set_bottom(made, LXW_BORDER_THIN);
    }
    constexpr std::uint8_t titleSize = 14;
    if (look == Look::title) format_set_font_size(made, titleSize);
    if (look == Look::title) format_set_font_color(made, teal);
    if (look == Look::muted || look == Look::example) format_set_font_color(made, grey);
    if (look == Look::example) format_set_italic(made);
    return made;
}

tl::expected<void, Localized> WorkbookFile::close() {
    if (book_ == nullptr)
        return tl::unexpected(Localized{fmt::format("无法写入 {}", path_), fmt::format("cannot write {}", path_)});
    const CLocale locale;
    const lxw_error error = workbook_close(std::exchange(book_, nullptr));
    if (error == LXW_NO_ERROR) return {};
    return tl::unexpected(Localized{fmt::format("写 {} 失败：{}", path_, lxw_strerror(error)),
                                    fmt::format("writing {} failed: {}", path_, lxw_strerror(error))});
}

} // namespace biosubsidy::sheets
