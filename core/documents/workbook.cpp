// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/workbook.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <limits>
#include <map>
#include <utility>

#include <fmt/format.h>
#include <xlsxwriter.h>

#include "core/documents/cell_escapes.h"
#include "core/documents/xml_text.h"
#include "core/system/c_locale.h"
#include "core/system/paths.h"
#include "core/system/quiet_errors.h"
#include "core/system/system_error.h"
#include "core/values/text.h"

namespace biosubsidy {

namespace {

// The library prints its errors as well, with lines of its source and the name of a
// temporary file. `errno` is what it left.
lxw_error closed(lxw_workbook* book) {
    int why = 0;
    lxw_error error = LXW_NO_ERROR;
    {
        const QuietErrors quiet;
        errno = 0;
        error = workbook_close(book);
        why = errno;
    }
    errno = why;
    return error;
}

// A sheet has at most 16,384 columns; past them the library refuses.
lxw_col_t narrow(std::size_t column) {
    return static_cast<lxw_col_t>(std::min<std::size_t>(column, std::numeric_limits<lxw_col_t>::max()));
}

// Spreadsheets keep 15 digits, which every binary fraction of 64 bits does too.
bool keepsDigits(std::string_view decimal) {
    constexpr std::size_t safe = 15;
    std::size_t digits = 0;
    std::size_t zeros = 0; // at the end
    for (const char letter : decimal) {
        if (letter < '0' || letter > '9' || (letter == '0' && digits == 0)) continue;
        ++digits;
        zeros = letter == '0' ? zeros + 1 : 0;
    }
    return digits - zeros <= safe;
}

void apply(const CellFormat& wanted, lxw_format* made) {
    if (wanted.font != nullptr) format_set_font_name(made, wanted.font);
    if (wanted.size > 0) format_set_font_size(made, wanted.size);
    if (wanted.bold) format_set_bold(made);
    if (wanted.italic) format_set_italic(made);
    if (wanted.wrapped) format_set_text_wrap(made);
    if (wanted.underlined) format_set_bottom(made, LXW_BORDER_THIN);
    if (wanted.colour != 0) format_set_font_color(made, wanted.colour);
    if (wanted.background != 0) format_set_bg_color(made, wanted.background);
    if (wanted.across != CellFormat::Across::asIs)
        format_set_align(made, wanted.across == CellFormat::Across::left ? LXW_ALIGN_LEFT : LXW_ALIGN_RIGHT);
    if (wanted.down != CellFormat::Down::asIs)
        format_set_align(made,
                         wanted.down == CellFormat::Down::top ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER);
    if (wanted.indent > 0) format_set_indent(made, wanted.indent);
    if (wanted.number != nullptr) format_set_num_format(made, wanted.number);
}

// Of a table of many rows: as the program shows cells, but for what is no content.
std::optional<CellFormat> tableFormat(Look look) {
    switch (look) {
    case Look::heading: return CellFormat{.bold = true, .underlined = true, .background = workbookWash};
    case Look::title: return CellFormat{.size = 14, .colour = workbookTeal};
    case Look::muted: return CellFormat{.colour = workbookGrey};
    case Look::example: return CellFormat{.italic = true, .colour = workbookGrey};
    case Look::sum: return CellFormat{.number = "#,##0.00"};
    default: return std::nullopt;
    }
}

} // namespace

Localized tooManyRows(std::uint64_t rows) {
    return {fmt::format("XLSX 一张表最多 {} 行（含标题），而这里有 {} 行；请改用 CSV 或 SQLite（.db）", mostSheetRows,
                        rows),
            fmt::format("a sheet of an XLSX file has at most {} rows with its headings, and there are {}; use CSV or "
                        "SQLite (.db) instead",
                        mostSheetRows, rows)};
}

void WorkbookSheet::widen(std::uint32_t row, std::size_t column, std::string_view text, Look look) {
    if (book_->order_ == Workbook::Order::rowByRow) return;
    if (look == Look::title || look == Look::link) return; // runs over its neighbours
    if (widths_.size() <= column) widths_.resize(column + 1, 0);
    widths_[column] = std::max(widths_[column], static_cast<int>(displayWidth(text)) + 3);
    if (look == Look::text || look == Look::muted || look == Look::heading)
        wrapped_.push_back({row, column, static_cast<int>(displayWidth(text))});
}

void WorkbookSheet::text(std::uint32_t row, std::size_t column, std::string_view text, Look look) {
    if (sheet_ == nullptr) return;
    lxw_format* const format = book_->format(look);
    if (text.empty() && format == nullptr) return;
    const std::string shown = cellText(text);
    // A string cell: its type is in the file, so that nothing in it is ever evaluated.
    worksheet_write_string(sheet_, row, narrow(column), shown.c_str(), format);
    widen(row, column, shown, look);
}

void WorkbookSheet::comment(std::uint32_t row, std::size_t column, std::string_view text) {
    if (sheet_ == nullptr) return;
    worksheet_write_comment(sheet_, row, narrow(column), cellText(text).c_str());
}

bool WorkbookSheet::decimal(std::uint32_t row, std::size_t column, const std::string& number,
                            std::string_view otherwise, Look look) {
    if (sheet_ == nullptr) return false;
    if (!keepsDigits(number)) {
        text(row, column, otherwise, look);
        return false;
    }
    const CLocale locale; // libxlsxwriter prints by the C library, of this thread
    worksheet_write_number(sheet_, row, narrow(column), std::strtod(number.c_str(), nullptr), book_->format(look));
    widen(row, column, otherwise, look);
    return true;
}

void WorkbookSheet::yuan(std::uint32_t row, std::size_t column, Wide fen) {
    std::string digits;
    appendYuan(digits, fen);
    static_cast<void>(decimal(row, column, digits, digits));
}

void WorkbookSheet::count(std::uint32_t row, std::size_t column, std::uint64_t number, Look look) {
    const std::string digits = std::to_string(number);
    static_cast<void>(decimal(row, column, digits, digits, look));
}

void WorkbookSheet::formula(std::uint32_t row, std::size_t column, const std::string& formula,
                            const std::string& result, Look look) {
    if (sheet_ == nullptr) return;
    const CLocale locale;
    worksheet_write_formula_num(sheet_, row, narrow(column), formula.c_str(), book_->format(look),
                                std::strtod(result.c_str(), nullptr));
}

void WorkbookSheet::headings(std::uint32_t row, const std::vector<std::string>& names) {
    for (std::size_t column = 0; column < names.size(); ++column) text(row, column, names[column], Look::heading);
}

void WorkbookSheet::tableHead(const std::vector<std::string>& names, std::optional<std::size_t> wide) {
    constexpr int narrowest = 10;
    constexpr int widest = 40;
    for (std::size_t column = 0; column < names.size(); ++column)
        setWidth(column, column == wide
                             ? widest
                             : std::clamp(static_cast<int>(displayWidth(names[column])) + 2, narrowest, widest));
    freeze(1, 2);
    headings(0, names);
}

void WorkbookSheet::setWidth(std::size_t column, int characters) {
    if (sheet_ != nullptr) worksheet_set_column(sheet_, narrow(column), narrow(column), characters, nullptr);
}

void WorkbookSheet::setHeight(std::uint32_t row, int points) {
    if (sheet_ != nullptr) worksheet_set_row(sheet_, row, points, nullptr);
}

void WorkbookSheet::freeze(std::uint32_t row, std::uint16_t column) {
    if (sheet_ != nullptr) worksheet_freeze_panes(sheet_, row, column);
}

void WorkbookSheet::filter(std::uint32_t firstRow, std::uint32_t lastRow, std::uint16_t lastColumn) {
    if (sheet_ != nullptr) worksheet_autofilter(sheet_, firstRow, 0, lastRow, lastColumn);
}

void WorkbookSheet::offer(std::size_t column, std::uint32_t first, std::uint32_t last, const std::string& range) {
    if (sheet_ == nullptr) return;
    std::string formula = "=" + range;
    lxw_data_validation validation{};
    validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    validation.value_formula = formula.data();
    validation.error_type = LXW_VALIDATION_ERROR_TYPE_INFORMATION;
    worksheet_data_validation_range(sheet_, first, narrow(column), last, narrow(column), &validation);
}

void WorkbookSheet::offer(std::size_t column, std::uint32_t row, const std::string& range) {
    constexpr std::uint32_t rows = 10'000;
    offer(column, row, row + rows, range);
}

void WorkbookSheet::offerIn(std::size_t column, std::uint32_t row, const std::string& range) {
    offer(column, row, row, range);
}

void WorkbookSheet::repeatOnPrint(std::uint32_t row) {
    if (sheet_ != nullptr) worksheet_repeat_rows(sheet_, row, row);
}

void WorkbookSheet::fitColumns(const std::vector<int>& widest) {
    if (sheet_ == nullptr) return;
    constexpr int narrowest = 8;
    constexpr int usual = 52;
    for (std::size_t column = 0; column < widths_.size(); ++column) {
        widths_[column] = std::clamp(widths_[column], narrowest,
                                     std::max(column < widest.size() ? widest[column] : usual, narrowest));
        setWidth(column, widths_[column]);
    }
    // Not every program makes room for what is wrapped when it opens the file.
    constexpr int lineHeight = 14;
    constexpr int highest = 400;
    constexpr int indented = 2; // characters that the cell's indent and margins take
    std::map<std::uint32_t, int> lines;
    for (const Wrapped& cell : wrapped_) {
        const int room = widths_[cell.column] - indented;
        int& most = lines[cell.row];
        most = std::max(most, (cell.width + room - 1) / room);
    }
    for (const auto& [row, count] : lines) {
        if (count > 1) setHeight(row, std::min(count * lineHeight + 2, highest));
    }
    fitPage();
}

void WorkbookSheet::fitPage() {
    if (sheet_ == nullptr) return;
    constexpr std::uint8_t a4 = 9;
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, a4);
    worksheet_set_footer(sheet_, "&C&P / &N");
    worksheet_fit_to_pages(sheet_, 1, 0);
}

Workbook::Workbook(std::string path, Formats formats, Order order, const Properties& properties)
    : path_(std::move(path)), folder_(folderOf(path_)), formatOf_(formats), order_(order) {
    lxw_workbook_options options{};
    options.constant_memory = order == Order::rowByRow ? 1 : 0;
    // Its temporary files are as large as the result: they belong on the same disk.
    options.tmpdir = folder_.data();
    book_ = workbook_new_opt(path_.c_str(), &options);
    if (book_ == nullptr) return;
    std::string title = xmlCharacters(properties.title);
    std::string author = xmlCharacters(properties.author);
    std::string company = xmlCharacters(properties.company);
    const auto orNone = [](std::string& text) { return text.empty() ? nullptr : text.data(); };
    lxw_doc_properties written{};
    written.title = orNone(title);
    written.author = orNone(author);
    written.company = orNone(company);
    written.created = static_cast<time_t>(properties.created);
    workbook_set_properties(book_, &written);
}

Workbook::Workbook(std::string path) : Workbook(std::move(path), tableFormat, Order::rowByRow, Properties()) {}

Workbook::~Workbook() {
    if (book_ != nullptr) static_cast<void>(close());
}

WorkbookSheet Workbook::addSheet(const std::string& name) {
    return {*this, book_ == nullptr ? nullptr : workbook_add_worksheet(book_, name.c_str())};
}

lxw_format* Workbook::format(Look look) {
    const auto index = static_cast<std::size_t>(look);
    if (formats_.size() <= index) formats_.resize(index + 1);
    std::optional<lxw_format*>& made = formats_[index];
    if (!made) {
        const std::optional<CellFormat> wanted = formatOf_(look);
        made = wanted ? workbook_add_format(book_) : nullptr;
        if (wanted) apply(*wanted, *made);
    }
    return *made;
}

tl::expected<void, Localized> Workbook::close() {
    if (book_ == nullptr) return tl::unexpected(Localized{"工作簿没有建立", "the workbook could not be made"});
    const CLocale locale;
    const lxw_error error = closed(std::exchange(book_, nullptr));
    if (error == LXW_NO_ERROR) return {};
    if (errno != 0) return tl::unexpected(systemMessage(errno));
    return tl::unexpected(Localized{std::string("写表格失败：") + lxw_strerror(error), lxw_strerror(error)});
}

std::string rangeText(const std::string& sheet, std::size_t column, std::uint32_t firstRow, std::uint32_t lastRow) {
    std::array<char, LXW_MAX_CELL_NAME_LENGTH> first{};
    std::array<char, LXW_MAX_CELL_NAME_LENGTH> last{};
    lxw_rowcol_to_cell_abs(first.data(), firstRow, narrow(column), 1, 1);
    lxw_rowcol_to_cell_abs(last.data(), lastRow, narrow(column), 1, 1);
    return fmt::format("'{}'!{}:{}", sheet, first.data(), last.data());
}

} // namespace biosubsidy
