// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/book_table.h"

#include <cerrno>
#include <optional>

#include "core/system/file_names.h"

namespace biosubsidy::report {

namespace {

constexpr const char* amountFormat(Unit unit, Language language) {
    if (language == Language::zh) return unit == Unit::wan ? "#,##0.00####\"万元\"" : "#,##0.00\"元\"";
    return unit == Unit::wan ? "#,##0.00####\" × CNY 10,000\"" : "\"CNY \"#,##0.00";
}

template <Unit unit, Language language>
std::optional<CellFormat> formatOf(Look look) {
    CellFormat format{.font = "Microsoft YaHei", .size = 10, .down = CellFormat::Down::top};
    const bool isSum = look == Look::sum || look == Look::strongSum;
    if (isSum) format.number = unit == Unit::wan ? "#,##0.00####" : "#,##0.00";
    if (look == Look::amount) format.number = amountFormat(unit, language);
    if (look == Look::count || look == Look::figure) format.number = "0";
    if (isSum || look == Look::count) format.across = CellFormat::Across::right;
    format.bold = look == Look::title || look == Look::heading || look == Look::strong || look == Look::strongSum;
    format.wrapped = look == Look::text || look == Look::muted || look == Look::heading;
    if (look == Look::text || look == Look::muted || look == Look::amount || look == Look::figure) {
        format.across = CellFormat::Across::left;
        format.indent = 1; // away from the sums beside it
    }
    if (look == Look::example) { // to be filled in
        format.background = workbookWash;
        format.across = CellFormat::Across::left;
        format.wrapped = true;
    }
    if (look == Look::muted) format.colour = workbookGrey;
    if (look == Look::title) format.size = 16;
    if (look == Look::title) format.colour = workbookTeal;
    if (look == Look::heading) {
        format.background = workbookWash;
        format.underlined = true;
        format.down = CellFormat::Down::centre;
    }
    return format;
}

} // namespace

Workbook::Formats bookFormats(Unit unit, Language language) {
    if (language == Language::zh)
        return unit == Unit::wan ? formatOf<Unit::wan, Language::zh> : formatOf<Unit::yuan, Language::zh>;
    return unit == Unit::wan ? formatOf<Unit::wan, Language::en> : formatOf<Unit::yuan, Language::en>;
}

// A sum is a number, in the unit of its column or with its own.
bool putCell(WorkbookSheet& sheet, std::uint32_t row, std::size_t column, const Column& of, const Cell& content,
             Look look, Unit unit) {
    if (const Money* money = std::get_if<Money>(&content.number)) {
        const Look sumLook = look == Look::strong ? Look::strongSum : of.isSum ? Look::sum : Look::amount;
        return sheet.decimal(row, column, decimalSum(*money, unit), content.text, sumLook);
    }
    if (const auto* count = std::get_if<std::uint64_t>(&content.number))
        sheet.count(row, column, *count, of.isSum ? Look::count : Look::figure);
    else
        sheet.text(row, column, content.text, look);
    return true;
}

void putRow(WorkbookSheet& sheet, std::uint32_t row, const std::vector<Column>& columns, const Row& of, Unit unit) {
    const Look look = of.kind == Row::Kind::usual ? Look::text : Look::strong;
    for (std::size_t column = 0; column < of.cells.size(); ++column)
        putCell(sheet, row, column, columns[column], of.cells[column], look, unit);
}

std::uint32_t putTable(WorkbookSheet& sheet, std::uint32_t row, const Table& table, Unit unit) {
    std::vector<std::string> names;
    for (const Column& column : table.columns) names.push_back(column.heading);
    sheet.headings(row++, names);
    for (const Row& of : table.rows) putRow(sheet, row++, table.columns, of, unit);
    return row;
}

ScratchFile::ScratchFile(const std::string& folder) : path_(tl::unexpected(SystemError{ENOENT})) {
    if (!folder.empty()) path_ = makePart(folder + "/.biosubsidy");
}

ScratchFile::~ScratchFile() {
    if (path_) removeFile(*path_);
}

} // namespace biosubsidy::report
