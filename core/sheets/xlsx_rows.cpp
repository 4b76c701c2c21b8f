// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/xlsx_rows.h"

#include <algorithm>
#include <charconv>

#include "core/documents/cell_escapes.h"

namespace biosubsidy::sheets {

namespace {

// How many rows, and bytes of them, are read at once before the first is given.
constexpr std::size_t readAhead = 2'000;
constexpr std::size_t readAheadBytes = 16U << 20U;

// The column of "AB12"; none where there is no reference.
std::optional<std::uint32_t> columnOf(std::string_view reference) {
    constexpr std::uint32_t letters = 26;
    std::uint32_t column = 0;
    std::size_t at = 0;
    for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z' && column <= mostColumns; ++at)
        column = column * letters + static_cast<std::uint32_t>(reference[at] - 'A' + 1);
    if (column == 0) return std::nullopt;
    return column - 1;
}

std::uint64_t wholeOf(std::string_view text) {
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// The 90 of "A1:F90".
std::uint64_t lastRowOf(std::string_view range) {
    const std::size_t digits = range.find_last_not_of("0123456789");
    return digits == std::string_view::npos ? 0 : wholeOf(range.substr(digits + 1));
}

// None: not the range of several cells.
std::optional<MergedRange> rangeOf(std::string_view range) {
    const std::size_t colon = range.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto first = columnOf(range);
    const auto last = columnOf(range.substr(colon + 1));
    const MergedRange made{lastRowOf(range.substr(0, colon)), lastRowOf(range), first.value_or(0), last.value_or(0)};
    const bool sound = first && last && made.firstRow > 0 && made.firstRow <= made.lastRow &&
                       made.firstColumn <= made.lastColumn && made.lastColumn < mostColumns;
    return sound ? std::optional(made) : std::nullopt;
}

Localized disorder() {
    return {"工作簿的行次序反常，没有读取；请在表格软件里打开，另存为 .xlsx 后重试",
            "the rows of the workbook are out of order; not read. Open it in a spreadsheet program, save it again as "
            ".xlsx, and try again"};
}

} // namespace

XlsxRows::XlsxRows(std::shared_ptr<const XlsxReader> book, ZipArchive archive, ArchiveMember member)
    : book_(std::move(book)), archive_(std::move(archive)), member_(std::move(member)), stream_(*this) {}

tl::expected<void, Localized> XlsxRows::begin() {
    while (more_ && ready_.size() < readAhead && aheadBytes_ < readAheadBytes) {
        const auto more = stream_.feed(member_);
        if (!more) return tl::unexpected(more.error());
        more_ = *more;
    }
    if (rowsDisordered_ && more_) return tl::unexpected(disorder());
    if (rowsDisordered_) orderRows();
    begun_ = true;
    return {};
}

tl::expected<bool, Localized> XlsxRows::next(Row& row) {
    while (ready_.empty()) {
        if (!more_) return false;
        const auto more = stream_.feed(member_);
        if (!more) {
            more_ = false;
            return tl::unexpected(more.error());
        }
        more_ = *more;
    }
    std::swap(row, ready_.front());
    ready_.pop_front();
    return true;
}

void XlsxRows::start(std::string_view name, const XmlAttributes& attributes) {
    if (name == "c" && inData_) return startCell(attributes);
    if (name == "v") inValue_ = true;
    if (name == "t") inText_ = true;
    if (name == "row" && inData_) return startRow(attributes);
    if (name == "f") hasFormula_ = true;
    if (name == "rPh") inReading_ = true;
    if (name == "dimension") rowsAbout_ = lastRowOf(attributes("ref"));
    if (name == "sheetData") inData_ = true;
    if (name != "mergeCell" || merged_.size() >= mostMerged) return;
    if (const auto range = rangeOf(attributes("ref"))) merged_.push_back(*range);
}

void XlsxRows::startRow(const XmlAttributes& attributes) {
    const std::uint64_t number = wholeOf(attributes("r"));
    if (number != 0 && number <= lastRow_) {
        if (begun_) return refuse(disorder());
        rowsDisordered_ = true;
    }
    row_.number = number > 0 ? number : lastRow_ + 1;
    lastRow_ = row_.number;
    row_.cells.clear();
    rowBytes_ = 0;
    nextColumn_ = 0;
    cellsDisordered_ = false;
}

void XlsxRows::startCell(const XmlAttributes& attributes) {
    column_ = columnOf(attributes("r")).value_or(nextColumn_);
    if (column_ >= mostColumns)
        return refuse({"工作簿有单元格的列号超出范围，没有读取；请在表格软件里打开并另存一次",
                       "a cell of the workbook is beyond the last column; not read. Open it in a spreadsheet program "
                       "and save it again"});
    if (column_ < nextColumn_) cellsDisordered_ = true;
    nextColumn_ = column_ + 1;
    const std::string_view type = attributes("t");
    type_ = type == "s"                            ? Type::shared
            : type == "str" || type == "inlineStr" ? Type::text
            : type == "b"                          ? Type::flag
            : type == "e"                          ? Type::error
            : type == "d"                          ? Type::date
                                                   : Type::number;
    format_ = &book_->format(wholeOf(attributes("s")));
    hasFormula_ = false;
    value_.clear();
    text_.clear();
}

void XlsxRows::text(std::string_view text) {
    if ((!inValue_ && !inText_) || inReading_) return;
    std::string& to = inText_ ? text_ : value_;
    if (to.size() + text.size() > longestCell) return refuse(tooLongCell());
    to += text;
}

void XlsxRows::end(std::string_view name) {
    if (name == "v") inValue_ = false;
    if (name == "t") inText_ = false;
    if (name == "rPh") inReading_ = false;
    if (name == "c" && inData_) endCell();
    if (name == "row" && inData_) endRow();
    if (name == "sheetData") inData_ = false;
}

void XlsxRows::endCell() {
    Cell made = cell();
    if (made.text.empty() && made.flaw == Flaw::none) return;
    if (made.text.size() > longestCell) return refuse(tooLongCell());
    rowBytes_ += made.text.size();
    if (rowBytes_ > longestRow) return refuse(tooLongRow());
    row_.cells.push_back(std::move(made));
}

void XlsxRows::endRow() {
    if (cellsDisordered_) orderCells(row_.cells);
    aheadBytes_ += rowBytes_;
    if (!row_.cells.empty()) ready_.push_back(std::exchange(row_, {}));
}

void XlsxRows::orderRows() {
    std::stable_sort(ready_.begin(), ready_.end(),
                     [](const Row& one, const Row& other) { return one.number < other.number; });
    std::deque<Row> ordered;
    for (Row& row : ready_) {
        if (ordered.empty() || ordered.back().number != row.number) {
            ordered.push_back(std::move(row));
            continue;
        }
        row_ = std::move(ordered.back());
        std::move(row.cells.begin(), row.cells.end(), std::back_inserter(row_.cells));
        orderCells(row_.cells);
        ordered.back() = std::exchange(row_, {});
    }
    ready_ = std::move(ordered);
}

Cell XlsxRows::textCell(std::string& text) const {
    const bool plain = text.find("_x") == std::string::npos && text.find('\r') == std::string::npos;
    return {column_, Flaw::none, plain ? std::move(text) : withoutCellEscapes(text), Kind::text, {}};
}

Cell XlsxRows::cell() {
    // A text in the cell itself counts where the cell says that it has one, or has nothing else.
    if (!text_.empty() && (type_ == Type::text || value_.empty())) return textCell(text_);
    if (value_.empty()) return {column_, hasFormula_ && type_ != Type::text ? Flaw::uncomputed : Flaw::none, {}};
    switch (type_) {
    case Type::shared: {
        const std::uint64_t index = wholeOf(value_);
        if (index >= book_->texts().size()) return {column_, Flaw::lostText, {}};
        return {column_, Flaw::none, std::string(book_->texts().at(index))};
    }
    case Type::flag: return {column_, Flaw::none, value_ == "1" || value_ == "true" ? "TRUE" : "FALSE", Kind::flag, {}};
    case Type::error: return {column_, Flaw::formulaError, value_, Kind::error, {}};
    case Type::date: return {column_, Flaw::none, value_.substr(0, value_.find('T')), Kind::date, {}};
    case Type::number: return shownNumber(column_, value_, *format_, book_->since1904());
    case Type::text: break;
    }
    return textCell(value_);
}

} // namespace biosubsidy::sheets
