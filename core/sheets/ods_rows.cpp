// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/ods_rows.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/documents/workbook.h"
#include "core/sheets/shown_number.h"

namespace biosubsidy::sheets {

namespace {

constexpr std::uint64_t mostRepeated = 10'000'000;

// At least 1.
std::uint64_t countOf(std::string_view text) {
    std::uint64_t number = 1;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return std::max<std::uint64_t>(number, 1);
}

bool isBlank(char letter) {
    return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

// As the programs write an error where they do not name it one.
bool isErrorText(std::string_view text) {
    constexpr std::array<std::string_view, 8> errors{"#N/A",   "#DIV/0!", "#REF!",  "#VALUE!",
                                                     "#NAME?", "#NUM!",   "#NULL!", "#ERROR!"};
    return std::find(errors.begin(), errors.end(), text) != errors.end() || text.starts_with("Err:");
}

// "09:30:00" of "PT09H30M00.5S"; as it stands where it is written otherwise.
std::string timeOf(std::string_view duration) {
    std::string time;
    std::string_view rest = duration;
    if (!rest.starts_with("PT")) return std::string(duration);
    rest.remove_prefix(2);
    for (const char unit : {'H', 'M', 'S'}) {
        const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
        std::size_t end = digits;
        if (end < rest.size() && (rest[end] == '.' || rest[end] == ','))
            end = std::min(rest.find_first_not_of("0123456789", end + 1), rest.size());
        const bool isHere = digits > 0 && end < rest.size() && rest[end] == unit;
        const std::string part = isHere ? std::string(rest.substr(0, digits)) : "0";
        time += (time.empty() ? "" : ":") + std::string(part.size() < 2 ? "0" : "") + part;
        if (isHere) rest.remove_prefix(end + 1);
    }
    return rest.empty() ? time : std::string(duration);
}

} // namespace

tl::expected<bool, Localized> OdsRows::next(Row& row) {
    while (ready_.empty()) {
        if (!more_) return false;
        const auto more = stream_.feed(table_);
        if (!more) {
            more_ = false;
            return tl::unexpected(more.error());
        }
        more_ = *more;
    }
    Repeated& first = ready_.front();
    if (--first.times > 0) {
        row = first.row;
        ++first.row.number;
    } else {
        std::swap(row, first.row);
        ready_.pop_front();
    }
    return true;
}

void OdsRows::start(std::string_view name, const XmlAttributes& attributes) {
    if (passedAt_ > 0 || depth_ > 0) return startWithinCell(name, attributes);
    if (name == "table-cell" || name == "covered-table-cell") return startCell(attributes);
    if (name == "table-row") return startRow(attributes);
    if (name == "table-column") return startColumn(attributes);
    if (name != "shapes" && name != "forms") return;
    depth_ = 1;
    passedAt_ = 1;
}

// A cell holds paragraphs; notes, drawings and tables within it are no part of it.
void OdsRows::startWithinCell(std::string_view name, const XmlAttributes& attributes) {
    ++depth_;
    if (passedAt_ > 0) return;
    const bool isParagraph = depth_ == 2 && name == "p";
    if ((depth_ == 2 && !isParagraph) || name == "annotation" || name == "ruby-text" || name == "frame") {
        passedAt_ = depth_;
        return;
    }
    if (isParagraph && paragraphs_++ > 0) text_ += '\n';
    if (name == "s") text_.append(std::min<std::uint64_t>(countOf(attributes("c")), longestCell), ' ');
    if (name == "tab") text_ += '\t';
    if (name == "line-break") text_ += '\n';
    if (text_.size() > longestCell) refuse(tooLongCell());
}

void OdsRows::text(std::string_view text) {
    if (depth_ >= 2 && passedAt_ == 0) addText(text);
}

// Blanks stand as they are, as programs write and read them; a line break of the
// file's layout is a blank.
void OdsRows::addText(std::string_view text) {
    if (text_.size() + text.size() > longestCell) return refuse(tooLongCell());
    for (const char letter : text) text_ += isBlank(letter) ? ' ' : letter;
}

void OdsRows::startColumn(const XmlAttributes& attributes) {
    const std::uint64_t before = columnStyles_.empty() ? 0 : columnStyles_.back().behind;
    const std::uint64_t behind =
        before + std::min<std::uint64_t>(countOf(attributes("number-columns-repeated")), mostColumns);
    if (before >= mostColumns) return;
    columnStyles_.push_back({static_cast<std::uint32_t>(behind), std::string(attributes("default-cell-style-name"))});
}

std::string_view OdsRows::styleOf(std::uint32_t column) const {
    if (!value_.style.empty()) return value_.style;
    if (!rowStyle_.empty()) return rowStyle_;
    const auto found = std::find_if(columnStyles_.begin(), columnStyles_.end(),
                                    [column](const Style& style) { return column < style.behind; });
    return found == columnStyles_.end() ? std::string_view() : std::string_view(found->name);
}

void OdsRows::startRow(const XmlAttributes& attributes) {
    row_.row.cells.clear();
    row_.row.number = lastRow_ + 1;
    row_.times = countOf(attributes("number-rows-repeated"));
    rowStyle_ = attributes("default-cell-style-name");
    rowBytes_ = 0;
    column_ = 0;
}

void OdsRows::startCell(const XmlAttributes& attributes) {
    depth_ = 1;
    paragraphs_ = 0;
    text_.clear();
    cellTimes_ = static_cast<std::uint32_t>(
        std::min<std::uint64_t>(countOf(attributes("number-columns-repeated")), mostColumns));
    value_.type = attributes("value-type");
    value_.style = attributes("style-name");
    value_.currency = attributes("currency");
    value_.isNumber = !attributes("value").empty();
    value_.hasFormula = !attributes("formula").empty();
    value_.isError = attributes.whole("calcext:value-type") == "error" || value_.type == "error";
    for (const std::string_view name : {"value", "date-value", "time-value", "boolean-value", "string-value"}) {
        value_.value = attributes(name);
        if (!value_.value.empty()) break;
    }
    const std::uint64_t columns = countOf(attributes("number-columns-spanned"));
    const std::uint64_t rows = countOf(attributes("number-rows-spanned"));
    if (columns > mostColumns || rows > mostSheetRows || columns * rows == 1 || merged_.size() >= mostMerged) return;
    merged_.push_back(
        {row_.row.number, row_.row.number + rows - 1, column_, static_cast<std::uint32_t>(column_ + columns - 1)});
}

void OdsRows::end(std::string_view name) {
    if (depth_ > 0) {
        if (depth_-- == passedAt_) passedAt_ = 0;
        if (depth_ == 0 && (name == "table-cell" || name == "covered-table-cell")) endCell();
        return;
    }
    if (name == "table-row") endRow();
}

void OdsRows::endCell() {
    const Cell made = cell();
    const std::uint32_t behind = column_ + cellTimes_;
    if (made.text.empty() && made.flaw == Flaw::none) {
        column_ = std::min(behind, mostColumns);
        return;
    }
    if (behind > mostColumns)
        return refuse({"表格有单元格的列号超出范围，没有读取；请在表格软件里打开并另存一次",
                       "a cell of the spreadsheet is beyond the last column; not read. Open it in a spreadsheet "
                       "program and save it again"});
    rowBytes_ += made.text.size() * cellTimes_;
    repeated_ += cellTimes_ - 1;
    if (rowBytes_ > longestRow) return refuse(tooLongRow());
    for (; column_ < behind; ++column_) {
        row_.row.cells.push_back(made);
        row_.row.cells.back().column = column_;
    }
}

void OdsRows::endRow() {
    lastRow_ += std::min<std::uint64_t>(row_.times, mostSheetRows);
    if (row_.row.cells.empty()) return;
    repeated_ += (row_.times - 1) * row_.row.cells.size();
    if (lastRow_ > mostSheetRows || row_.times > mostSheetRows || repeated_ > mostRepeated)
        return refuse(
            {"表格里有内容被重复了上百万次，像是有意构造的；没有读取",
             "the spreadsheet repeats its content millions of times, as if made to do harm; it was not read"});
    ready_.push_back(std::exchange(row_, {}));
}

Cell OdsRows::cell() {
    if (value_.isError || (isErrorText(text_) && (value_.hasFormula || value_.type != "string")))
        return {column_, Flaw::formulaError, text_.empty() ? "#N/A" : text_, Kind::error, {}};
    const std::string& type = value_.type;
    if (value_.isNumber) return numberCell();
    if (type == "date") return {column_, Flaw::none, value_.value.substr(0, value_.value.find('T')), Kind::date, {}};
    if (type == "time") return {column_, Flaw::none, timeOf(value_.value), Kind::date, {}};
    if (type == "boolean") return {column_, Flaw::none, value_.value == "true" ? "TRUE" : "FALSE", Kind::flag, {}};
    // A result that is empty has an empty paragraph.
    std::string text = text_.empty() ? value_.value : std::move(text_);
    const bool uncomputed = text.empty() && value_.hasFormula && type.empty() && paragraphs_ == 0;
    return {column_, uncomputed ? Flaw::uncomputed : Flaw::none, std::move(text), Kind::text, {}};
}

Cell OdsRows::numberCell() const {
    NumberFormat format = book_->styles().format(styleOf(column_));
    if (value_.type == "percentage") format.shows = NumberFormat::Shows::percent;
    if (value_.type == "currency") {
        format.shows = NumberFormat::Shows::currency;
        if (!value_.currency.empty()) format.money = currencyOf(value_.currency);
        if (format.money.front() == '\0') format.money = currencyOf("¤");
    }
    return shownNumber(column_, value_.value, format, false);
}

} // namespace biosubsidy::sheets
