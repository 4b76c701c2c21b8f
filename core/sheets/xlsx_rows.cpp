// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/xlsx_rows.h"

#include <charconv>

#include "core/sheets/xlsx_number.h"

namespace biosubsidy::sheets {

namespace {

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

} // namespace

XlsxRows::XlsxRows(std::shared_ptr<const WorkbookReader> book, XlsxArchive archive, ArchiveMember member)
    : book_(std::move(book)), archive_(std::move(archive)), member_(std::move(member)), stream_(*this) {}

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
    if (name == "row") return startRow(attributes);
    if (name == "c") return startCell(attributes);
    if (name == "v" || name == "t") inValue_ = true;
    if (name == "f") hasFormula_ = true;
    if (name == "rPh") inReading_ = true;
    if (name == "dimension") rowsAbout_ = lastRowOf(attributes("ref"));
}

void XlsxRows::startRow(const XmlAttributes& attributes) {
    const std::uint64_t number = wholeOf(attributes("r"));
    row_.number = number > lastRow_ ? number : lastRow_ + 1;
    lastRow_ = row_.number;
    row_.cells.clear();
    nextColumn_ = 0;
}

void XlsxRows::startCell(const XmlAttributes& attributes) {
    column_ = columnOf(attributes("r")).value_or(nextColumn_);
    if (column_ >= mostColumns || column_ < nextColumn_)
        return refuse({"工作簿的单元格次序或列号反常，没有读取", "cells out of order or out of range; not read"});
    nextColumn_ = column_ + 1;
    const std::string_view type = attributes("t");
    type_ = type == "s"                            ? Type::shared
            : type == "str" || type == "inlineStr" ? Type::text
            : type == "b"                          ? Type::flag
            : type == "e"                          ? Type::error
            : type == "d"                          ? Type::date
                                                   : Type::number;
    showsDate_ = book_->showsDate(wholeOf(attributes("s")));
    hasFormula_ = false;
    value_.clear();
}

void XlsxRows::text(std::string_view text) {
    if (!inValue_ || inReading_) return;
    constexpr std::size_t longest = 1U << 20U; // a cell holds 32,767 characters
    if (value_.size() + text.size() > longest)
        return refuse({"有单元格的文字超过 1 MB，没有读取", "a cell holds more than 1 MB of text; not read"});
    value_ += text;
}

void XlsxRows::end(std::string_view name) {
    if (name == "v" || name == "t") inValue_ = false;
    if (name == "rPh") inReading_ = false;
    if (name == "c") endCell();
    if (name == "row" && !row_.cells.empty()) ready_.push_back(std::exchange(row_, {}));
}

void XlsxRows::endCell() {
    Cell made = cell();
    if (!made.text.empty() || made.flaw != Flaw::none) row_.cells.push_back(std::move(made));
}

Cell XlsxRows::cell() {
    if (value_.empty()) return {column_, hasFormula_ && type_ != Type::text ? Flaw::uncomputed : Flaw::none, {}};
    switch (type_) {
    case Type::shared: return {column_, Flaw::none, std::string(book_->texts().at(wholeOf(value_)))};
    case Type::flag: return {column_, Flaw::none, value_ == "1" || value_ == "true" ? "TRUE" : "FALSE"};
    case Type::error: return {column_, Flaw::formulaError, value_};
    case Type::date: return {column_, Flaw::none, value_.substr(0, value_.find('T'))};
    case Type::number: {
        if (showsDate_) {
            if (const auto day = dateOfSerial(value_, book_->since1904()))
                return {column_, Flaw::none, day->toString()};
        }
        auto decimal = decimalText(value_);
        return {column_, Flaw::none, decimal ? std::move(*decimal) : value_};
    }
    case Type::text: break;
    }
    return {column_, Flaw::none, value_};
}

} // namespace biosubsidy::sheets
