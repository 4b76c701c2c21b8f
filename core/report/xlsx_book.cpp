// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/xlsx_book.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include <unistd.h>
#include <xlsxwriter.h>

#include "core/documents/files.h"
#include "core/documents/xml_text.h"
#include "core/values/text.h"

namespace biosubsidy::report {

namespace {

constexpr std::size_t longestText = 32'000; // a cell holds 32,767 characters
constexpr std::size_t largestFile = 256U << 20U;
constexpr int narrowest = 8;
constexpr int widest = 52;
constexpr std::size_t decimalsOfWan = 6;
constexpr std::size_t decimalsOfYuan = 2;
constexpr std::size_t safeDigits = 15; // that every binary fraction of 64 bits keeps

std::size_t significantDigits(const std::string& decimal) {
    std::string digits;
    for (const char letter : decimal) {
        if (letter >= '0' && letter <= '9') digits += letter;
    }
    const std::size_t first = digits.find_first_not_of('0');
    if (first == std::string::npos) return 0;
    return digits.find_last_not_of('0') - first + 1;
}

// Whether the number that a cell would hold shows the very digits of the decimal
// again: spreadsheets keep 15 of them.
bool showsSameDigits(const std::string& decimal, std::size_t decimals) {
    constexpr std::size_t room = 64;
    std::array<char, room> shown{};
    std::snprintf(shown.data(), shown.size(), "%.*f", static_cast<int>(decimals),
                  std::strtod(decimal.c_str(), nullptr));
    return decimal == shown.data() && significantDigits(decimal) <= safeDigits;
}

std::string cellName(std::uint16_t column, std::uint32_t row) {
    std::array<char, LXW_MAX_CELL_NAME_LENGTH> name{};
    lxw_rowcol_to_cell_abs(name.data(), row, column, 1, 1);
    return name.data();
}

} // namespace

// libxlsxwriter prints numbers by the C library, which in some countries would
// write a comma for the point.
struct XlsxBook::Locale {
    Locale() : c(::newlocale(LC_ALL_MASK, "C", nullptr)), before(::uselocale(c)) {}
    ~Locale() {
        ::uselocale(before);
        ::freelocale(c);
    }
    Locale(const Locale&) = delete;
    Locale& operator=(const Locale&) = delete;
    locale_t c;
    locale_t before;
};

XlsxBook::XlsxBook(const Properties& properties, Unit unit) : locale_(std::make_unique<Locale>()), unit_(unit) {
    path_ = (std::filesystem::path(properties.workFolder) / ".biosubsidy-XXXXXX").string();
    const int file = properties.workFolder.empty() ? -1 : ::mkstemp(path_.data());
    if (file < 0) {
        path_.clear();
        return;
    }
    ::close(file);
    // The library's own temporary files have no name: they end with the program.
    std::string folder = properties.workFolder;
    lxw_workbook_options options{};
    options.tmpdir = folder.data();
    book_ = workbook_new_opt(path_.c_str(), &options);
    if (book_ == nullptr) return;
    std::string title = xmlCharacters(properties.title);
    std::string author = xmlCharacters(properties.author);
    std::string company = xmlCharacters(properties.company);
    lxw_doc_properties written{};
    written.title = title.data();
    written.author = author.data();
    written.company = company.data();
    written.created = static_cast<time_t>(properties.created);
    workbook_set_properties(book_, &written);
}

XlsxBook::~XlsxBook() {
    if (book_ != nullptr) static_cast<void>(workbook_close(book_));
    if (!path_.empty()) ::unlink(path_.c_str());
}

tl::expected<std::string, Localized> XlsxBook::take() {
    if (book_ == nullptr) return tl::unexpected(Localized{"无法建立临时文件", "cannot make a temporary file"});
    const lxw_error error = workbook_close(std::exchange(book_, nullptr));
    if (error != LXW_NO_ERROR)
        return tl::unexpected(Localized{std::string("写表格失败：") + lxw_strerror(error), lxw_strerror(error)});
    return readFile(path_, largestFile);
}

lxw_format* XlsxBook::format(Look look) {
    constexpr lxw_color_t teal = 0x0F766E;
    constexpr lxw_color_t grey = 0x5A6472;
    constexpr lxw_color_t wash = 0xE6F2F0;
    const auto index = static_cast<std::size_t>(look);
    if (formats_.size() <= index) formats_.resize(index + 1, nullptr);
    if (formats_[index] != nullptr) return formats_[index];
    lxw_format* made = workbook_add_format(book_);
    formats_[index] = made;
    format_set_font_name(made, "Microsoft YaHei");
    format_set_font_size(made, 10);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    const bool isSum = look == Look::sum || look == Look::strongSum;
    if (isSum) format_set_num_format(made, unit_ == Unit::wan ? "#,##0.00####" : "#,##0.00");
    if (look == Look::count) format_set_num_format(made, "0");
    if (isSum || look == Look::count) format_set_align(made, LXW_ALIGN_RIGHT);
    if (look == Look::text || look == Look::muted) {
        format_set_text_wrap(made);
        format_set_align(made, LXW_ALIGN_LEFT);
        format_set_indent(made, 1); // away from the sums beside it
    }
    if (look == Look::muted) format_set_font_color(made, grey);
    if (look == Look::title) format_set_font_size(made, 16);
    if (look == Look::title) format_set_font_color(made, teal);
    if (look == Look::title || look == Look::heading || look == Look::strong || look == Look::strongSum)
        format_set_bold(made);
    if (look == Look::heading) {
        format_set_text_wrap(made);
        format_set_bg_color(made, wash);
        format_set_bottom(made, LXW_BORDER_THIN);
        format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
    }
    return made;
}

XlsxSheet::XlsxSheet(XlsxBook& book, const std::string& name)
    : book_(book), sheet_(book.book_ == nullptr ? nullptr : workbook_add_worksheet(book.book_, name.c_str())) {
    if (sheet_ == nullptr) return;
    constexpr std::uint8_t a4 = 9;
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, a4);
    worksheet_set_footer(sheet_, "&C&P / &N");
}

void XlsxSheet::widen(std::uint16_t column, const std::string& text, Look look) {
    if (look == Look::title || look == Look::link) return; // runs over its neighbours
    if (widths_.size() <= column) widths_.resize(column + 1U, 0);
    widths_[column] = std::max(widths_[column], static_cast<int>(displayWidth(text)) + 3);
}

void XlsxSheet::text(std::uint32_t row, std::uint16_t column, const std::string& text, Look look) {
    if (sheet_ == nullptr) return;
    const std::string shown = xmlCharacters(shortened(text, longestText));
    // A string cell: its type is in the file, so that nothing in it is ever evaluated.
    worksheet_write_string(sheet_, row, column, shown.c_str(), book_.format(look));
    widen(column, shown, look);
    constexpr std::uint8_t titleHeight = 28;
    if (look == Look::title) worksheet_set_row(sheet_, row, titleHeight, nullptr);
}

bool XlsxSheet::sum(std::uint32_t row, std::uint16_t column, const Money& money, Look look) {
    if (sheet_ == nullptr) return false;
    const std::string decimal = decimalSum(money, book_.unit_);
    widen(column, columnSum(money, book_.unit_), look);
    if (!showsSameDigits(decimal, book_.unit_ == Unit::wan ? decimalsOfWan : decimalsOfYuan)) {
        text(row, column, columnSum(money, book_.unit_), look);
        return false;
    }
    worksheet_write_number(sheet_, row, column, std::strtod(decimal.c_str(), nullptr), book_.format(look));
    return true;
}

void XlsxSheet::count(std::uint32_t row, std::uint16_t column, std::size_t number) {
    if (sheet_ == nullptr) return;
    worksheet_write_number(sheet_, row, column, static_cast<std::uint32_t>(number), book_.format(Look::count));
    widen(column, std::to_string(number), Look::count);
}

void XlsxSheet::sumFormula(std::uint32_t row, std::uint16_t column, const std::string& formula, const Money& result,
                           bool summable, Look look) {
    if (!sum(row, column, result, look) || !summable) return;
    worksheet_write_formula_num(sheet_, row, column, formula.c_str(), book_.format(look),
                                std::strtod(decimalSum(result, book_.unit_).c_str(), nullptr));
}

void XlsxSheet::countFormula(std::uint32_t row, std::uint16_t column, const std::string& formula, std::size_t result) {
    if (sheet_ == nullptr) return;
    worksheet_write_formula_num(sheet_, row, column, formula.c_str(), book_.format(Look::count),
                                static_cast<std::uint32_t>(result));
    widen(column, std::to_string(result), Look::count);
}

void XlsxSheet::headings(std::uint32_t row, const std::vector<std::string>& names) {
    for (std::size_t column = 0; column < names.size(); ++column)
        text(row, static_cast<std::uint16_t>(column), names[column], Look::heading);
}

void XlsxSheet::freeze(std::uint32_t row, std::uint16_t column) {
    if (sheet_ != nullptr) worksheet_freeze_panes(sheet_, row, column);
}

void XlsxSheet::filter(std::uint32_t firstRow, std::uint32_t lastRow, std::uint16_t lastColumn) {
    if (sheet_ != nullptr) worksheet_autofilter(sheet_, firstRow, 0, lastRow, lastColumn);
}

void XlsxSheet::repeatOnPrint(std::uint32_t row) {
    if (sheet_ != nullptr) worksheet_repeat_rows(sheet_, row, row);
}

void XlsxSheet::fitColumns() {
    if (sheet_ == nullptr) return;
    for (std::size_t column = 0; column < widths_.size(); ++column) {
        const auto at = static_cast<std::uint16_t>(column);
        worksheet_set_column(sheet_, at, at, std::clamp(widths_[column], narrowest, widest), nullptr);
    }
    // More columns than these would be too small to read on one page: they go over
    // several, each with the first columns.
    constexpr std::size_t mostOnOnePage = 6;
    if (widths_.size() <= mostOnOnePage)
        worksheet_fit_to_pages(sheet_, 1, 0);
    else
        worksheet_repeat_columns(sheet_, 0, 1);
}

std::string rangeText(const std::string& sheet, std::uint16_t column, std::uint32_t firstRow, std::uint32_t lastRow) {
    return "'" + sheet + "'!" + cellName(column, firstRow) + ":" + cellName(column, lastRow);
}

std::string exactly(const std::string& text) {
    std::string escaped;
    for (const char letter : text) {
        if (letter == '*' || letter == '?' || letter == '~') escaped += '~';
        if (letter == '"') escaped += '"';
        escaped += letter;
    }
    return "\"=" + escaped + "\"";
}

} // namespace biosubsidy::report
