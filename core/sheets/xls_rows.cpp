// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/xls_rows.h"

#include <algorithm>

#include "core/documents/little_endian.h"
#include "core/sheets/binary_number.h"

namespace biosubsidy::sheets {

namespace {

constexpr std::size_t cellHead = 6; // row, column, style

// The fewest bytes of a record that holds cells; none of one that holds no cell.
std::optional<std::size_t> leastBytes(Biff record) {
    switch (record) {
    case Biff::formula: return 20;
    case Biff::manyRk: return 12;
    case Biff::number: return 14;
    case Biff::rk:
    case Biff::sharedLabel: return 10;
    case Biff::richLabel:
    case Biff::label:
    case Biff::flagOrError: return 8;
    default: return std::nullopt;
    }
}

std::string_view errorOf(std::uint8_t code) {
    switch (code) {
    case 0x00: return "#NULL!";
    case 0x07: return "#DIV/0!";
    case 0x0F: return "#VALUE!";
    case 0x17: return "#REF!";
    case 0x1D: return "#NAME?";
    case 0x24: return "#NUM!";
    case 0x2A: return "#N/A";
    default: return "#ERROR!";
    }
}

} // namespace

tl::expected<void, Localized> XlsRows::begin(std::size_t from) {
    auto record = biffRecordAt(book_->stream(), from);
    if (!record || record->is != Biff::begin) return tl::unexpected(cutOff());
    int depth = 1; // a chart within the sheet is a part within it
    std::size_t at = record->next;
    while (depth > 0) {
        record = biffRecordAt(book_->stream(), at);
        if (!record) return tl::unexpected(cutOff());
        if (record->is == Biff::begin) ++depth;
        if (record->is == Biff::endOfPart) --depth;
        if (depth == 1 && record->is == Biff::merged) readMerged(record->bytes);
        if (const auto least = depth == 1 ? leastBytes(record->is) : std::nullopt) {
            if (record->bytes.size() < *least) return tl::unexpected(cutOff());
            places_.push_back({littleEndian16(record->bytes, 0), static_cast<std::uint32_t>(at)});
        }
        at = record->next;
    }
    const auto byRow = [](const Place& one, const Place& other) { return one.row < other.row; };
    if (!std::is_sorted(places_.begin(), places_.end(), byRow)) std::stable_sort(places_.begin(), places_.end(), byRow);
    return {};
}

std::uint64_t XlsRows::rowsAbout() const {
    return places_.empty() ? 0 : std::uint64_t{places_.back().row} + 1;
}

void XlsRows::readMerged(std::string_view bytes) {
    constexpr std::size_t rangeBytes = 8;
    const std::size_t count = littleEndian16(bytes, 0);
    for (std::size_t index = 0; index < count && merged_.size() < mostMerged; ++index) {
        const std::string_view range = bytes.substr(std::min(bytes.size(), 2 + index * rangeBytes));
        if (range.size() < rangeBytes) return;
        const MergedRange made{littleEndian16(range, 0) + std::uint64_t{1}, littleEndian16(range, 2) + std::uint64_t{1},
                               littleEndian16(range, 4), littleEndian16(range, 6)};
        const bool several = made.firstRow < made.lastRow || made.firstColumn < made.lastColumn;
        if (several && made.firstRow <= made.lastRow && made.firstColumn <= made.lastColumn &&
            made.lastColumn < mostColumns)
            merged_.push_back(made);
    }
}

tl::expected<bool, Localized> XlsRows::next(Row& row) {
    cells_.clear();
    while (cells_.empty()) {
        if (nextPlace_ == places_.size()) return false;
        const std::uint32_t number = places_[nextPlace_].row;
        for (; nextPlace_ < places_.size() && places_[nextPlace_].row == number; ++nextPlace_) {
            if (const auto record = biffRecordAt(book_->stream(), places_[nextPlace_].at)) readCells(*record);
        }
        row.number = std::uint64_t{number} + 1;
    }
    std::swap(row.cells, cells_);
    std::size_t size = 0;
    for (const Cell& cell : row.cells) {
        if (cell.text.size() > longestCell) return tl::unexpected(tooLongCell());
        size += cell.text.size();
    }
    if (size > longestRow) return tl::unexpected(tooLongRow());
    orderCells(row.cells);
    return true;
}

void XlsRows::readCells(const BiffRecord& record) {
    const std::string_view bytes = record.bytes;
    const std::uint32_t column = littleEndian16(bytes, 2);
    const std::uint16_t style = littleEndian16(bytes, 4);
    if (column >= mostColumns) return;
    switch (record.is) {
    case Biff::number: return addNumber(column, style, binaryNumber(littleEndian64(bytes, cellHead)));
    case Biff::rk: return addRk(column, style, littleEndian32(bytes, cellHead));
    case Biff::formula: return addFormula(record, column, style);
    case Biff::flagOrError: return addFlagOrError(column, byteAt(bytes, cellHead), byteAt(bytes, cellHead + 1) != 0);
    case Biff::sharedLabel: {
        const std::size_t index = littleEndian32(bytes, cellHead);
        if (index >= book_->texts().size())
            cells_.push_back({column, Flaw::lostText, {}});
        else
            addText(column, std::string(book_->texts().at(index)));
        return;
    }
    case Biff::manyRk: {
        constexpr std::size_t rkBytes = 6;
        std::uint32_t at = column;
        for (std::size_t from = 4; from + rkBytes + 2 <= bytes.size() && at < mostColumns; from += rkBytes, ++at)
            addRk(at, littleEndian16(bytes, from), littleEndian32(bytes, from + 2));
        return;
    }
    default: addLabel(column, BiffBytes(book_->stream(), record, cellHead));
    }
}

void XlsRows::addText(std::uint32_t column, std::string text) {
    if (!text.empty()) cells_.push_back({column, Flaw::none, std::move(text), Kind::text, {}});
}

void XlsRows::addNumber(std::uint32_t column, std::uint16_t style, const std::optional<std::string>& number) {
    if (!number) return cells_.push_back({column, Flaw::formulaError, "#NUM!", Kind::error, {}});
    cells_.push_back(shownNumber(column, *number, book_->format(style), book_->since1904()));
}

// The upper 30 bits of a number; its lowest two say of what kind, and whether it is
// written a hundred times too large.
void XlsRows::addRk(std::uint32_t column, std::uint16_t style, std::uint32_t packed) {
    constexpr std::uint32_t hundredfold = 1;
    constexpr std::uint32_t isWhole = 2;
    constexpr unsigned upperHalf = 32;
    const int moved = (packed & hundredfold) != 0 ? -2 : 0;
    if ((packed & isWhole) == 0)
        return addNumber(column, style,
                         binaryNumber(std::uint64_t{packed & ~(hundredfold | isWhole)} << upperHalf, moved));
    const std::int32_t whole = static_cast<std::int32_t>(packed) >> 2;
    addNumber(column, style, std::to_string(whole) + "E" + std::to_string(moved));
}

void XlsRows::addFormula(const BiffRecord& record, std::uint32_t column, std::uint16_t style) {
    const std::uint64_t result = littleEndian64(record.bytes, cellHead);
    constexpr std::size_t optionsAt = 14;
    constexpr unsigned upperBits = 48;
    constexpr std::uint64_t noNumber = 0xFFFF;
    const bool isNumber = result >> upperBits != noNumber;
    const std::uint8_t kind = isNumber ? std::uint8_t{0xFF} : byteAt(record.bytes, cellHead);
    constexpr std::uint8_t text = 0;
    constexpr std::uint8_t empty = 3;
    // What has to be worked out at each opening and stands at nothing was most likely
    // written by a program that does not work formulas out.
    const bool always = (littleEndian16(record.bytes, optionsAt) & 1U) != 0;
    if (always && (result == 0 || kind == empty)) return cells_.push_back({column, Flaw::uncomputed, {}});
    if (isNumber) return addNumber(column, style, binaryNumber(result));
    if (kind == text) return addFormulaText(column, record.next);
    if (kind != empty) addFlagOrError(column, byteAt(record.bytes, cellHead + 2), kind == 2);
}

void XlsRows::addFlagOrError(std::uint32_t column, std::uint8_t value, bool isError) {
    if (isError)
        cells_.push_back({column, Flaw::formulaError, std::string(errorOf(value)), Kind::error, {}});
    else
        cells_.push_back({column, Flaw::none, value != 0 ? "TRUE" : "FALSE", Kind::flag, {}});
}

// It stands in a record of its own behind the formula, and behind what several cells share.
void XlsRows::addFormulaText(std::uint32_t column, std::size_t from) {
    auto record = biffRecordAt(book_->stream(), from);
    while (record && (record->is == Biff::sharedFormula || record->is == Biff::array || record->is == Biff::table ||
                      record->is == Biff::continued))
        record = biffRecordAt(book_->stream(), record->next);
    if (record && record->is == Biff::formulaText) return addLabel(column, BiffBytes(book_->stream(), *record));
    cells_.push_back({column, Flaw::lostText, {}});
}

void XlsRows::addLabel(std::uint32_t column, BiffBytes bytes) {
    std::string text = bytes.text();
    if (bytes.isWhole()) return addText(column, std::move(text));
    cells_.push_back({column, Flaw::lostText, {}});
}

} // namespace biosubsidy::sheets
