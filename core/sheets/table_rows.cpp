// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/table_rows.h"

#include <algorithm>

namespace biosubsidy::sheets {

namespace {

// What a person wrote instead, row by row.
class CorrectedRows final : public RowSource {
public:
    CorrectedRows(std::unique_ptr<RowSource> inner, std::size_t sheet, const Corrections& all)
        : inner_(std::move(inner)), next_(all.lower_bound({sheet, 0, 0})), end_(all.lower_bound({sheet + 1, 0, 0})) {}

    tl::expected<bool, Localized> next(Row& row) override {
        for (;;) { // a row that was emptied is none
            auto more = nextOrEmptied(row);
            if (!more || !*more || !row.cells.empty()) return more;
        }
    }
    std::uint64_t rowsAbout() const override { return inner_->rowsAbout(); }

private:
    tl::expected<bool, Localized> nextOrEmptied(Row& row) {
        // Rows that hold something in the corrections alone come between those of the file.
        if (!held_) {
            auto more = inner_->next(waiting_);
            if (!more) return more;
            held_ = *more;
        }
        if (next_ != end_ && (!held_ || next_->first.row < waiting_.number)) {
            row.number = next_->first.row;
            row.cells.clear();
        } else if (held_) {
            std::swap(row, waiting_);
            held_ = false;
        } else {
            return false;
        }
        for (; next_ != end_ && next_->first.row == row.number; ++next_)
            correct(row, next_->first.column, next_->second);
        return true;
    }
    static void correct(Row& row, std::uint32_t column, const std::string& text) {
        const auto at = std::lower_bound(row.cells.begin(), row.cells.end(), column,
                                         [](const Cell& cell, std::uint32_t wanted) { return cell.column < wanted; });
        const bool there = at != row.cells.end() && at->column == column;
        if (text.empty()) {
            if (there) row.cells.erase(at);
            return;
        }
        Cell cell;
        cell.column = column;
        cell.text = text;
        if (there)
            *at = std::move(cell);
        else
            row.cells.insert(at, std::move(cell));
    }

    std::unique_ptr<RowSource> inner_;
    Corrections::const_iterator next_;
    Corrections::const_iterator end_;
    Row waiting_;
    bool held_ = false;
};

// A company is a row whose number is that of its column in the file, from 1.
class FormRows final : public RowSource {
public:
    FormRows(std::unique_ptr<RowSource> inner, const SheetMap& map) : inner_(std::move(inner)), map_(map) {}

    tl::expected<bool, Localized> next(Row& row) override {
        if (!read_) {
            if (auto read = readAll(); !read) return tl::unexpected(std::move(read.error()));
        }
        while (given_ < rows_.size()) {
            std::swap(row, rows_[given_++]);
            if (!row.cells.empty()) return true;
        }
        return false;
    }
    std::uint64_t rowsAbout() const override { return map_.formCompanies; }

private:
    tl::expected<void, Localized> readAll() {
        read_ = true;
        rows_.resize(map_.formCompanies);
        for (std::size_t company = 0; company < rows_.size(); ++company)
            rows_[company].number = map_.form.front().column + company + 1;
        std::uint64_t last = 0;
        for (const SheetCell& field : map_.form) last = std::max(last, field.row);
        Row row;
        for (;;) {
            const auto more = inner_->next(row);
            if (!more) return tl::unexpected(more.error());
            if (!*more || row.number > last) break;
            for (std::uint32_t column = 0; column < map_.form.size(); ++column) {
                if (map_.form[column].row != row.number) continue;
                for (std::uint32_t company = 0; company < map_.formCompanies; ++company) {
                    const Cell* cell = row.find(map_.form[column].column + company);
                    if (cell == nullptr) continue;
                    rows_[company].cells.push_back(*cell);
                    rows_[company].cells.back().column = column;
                }
            }
        }
        for (Row& company : rows_)
            std::sort(company.cells.begin(), company.cells.end(),
                      [](const Cell& left, const Cell& right) { return left.column < right.column; });
        return {};
    }

    std::unique_ptr<RowSource> inner_;
    const SheetMap& map_;
    std::vector<Row> rows_;
    std::size_t given_ = 0;
    bool read_ = false;
};

} // namespace

tl::expected<std::unique_ptr<RowSource>, Localized> rowsAsTheyStand(const TableFile& file, std::size_t sheet,
                                                                    const Corrections& corrections) {
    auto rows = file.rows(sheet);
    if (!rows) return rows;
    const auto mended = corrections.lower_bound({sheet, 0, 0});
    if (mended != corrections.end() && mended->first.sheet == sheet)
        rows = std::make_unique<CorrectedRows>(std::move(*rows), sheet, corrections);
    return rows;
}

tl::expected<std::unique_ptr<RowSource>, Localized> rowsOf(const TableFile& file, const ColumnMap& map,
                                                           std::size_t sheet, const Corrections& corrections) {
    auto rows = rowsAsTheyStand(file, sheet, corrections);
    if (!rows) return rows;
    if (!map.sheets[sheet].form.empty()) rows = std::make_unique<FormRows>(std::move(*rows), map.sheets[sheet]);
    return rows;
}

} // namespace biosubsidy::sheets
