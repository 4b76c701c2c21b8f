// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of one sheet of an old workbook (BIFF8). Where each record of a cell
// stands is looked up at once, and so their order in the file does not matter and
// merged cells are known before the first row.
#pragma once

#include "core/sheets/biff_record.h"
#include "core/sheets/xls_reader.h"

namespace biosubsidy::sheets {

class XlsRows : public RowSource {
public:
    explicit XlsRows(std::shared_ptr<const XlsReader> book) : book_(std::move(book)) {}

    // Called once, before next(): the sheet begins there in the book's stream.
    [[nodiscard]] tl::expected<void, Localized> begin(std::size_t from);
    [[nodiscard]] tl::expected<bool, Localized> next(Row& row) override;
    [[nodiscard]] std::uint64_t rowsAbout() const override;
    [[nodiscard]] const std::vector<MergedRange>& merged() const override { return merged_; }

private:
    struct Place {
        std::uint32_t row; // from 0
        std::uint32_t at;  // in the stream
    };

    void readMerged(std::string_view bytes);
    void readCells(const BiffRecord& record);
    void addNumber(std::uint32_t column, std::uint16_t style, const std::optional<std::string>& number);
    void addRk(std::uint32_t column, std::uint16_t style, std::uint32_t packed);
    void addFormula(const BiffRecord& record, std::uint32_t column, std::uint16_t style);
    void addFlagOrError(std::uint32_t column, std::uint8_t value, bool isError);
    void addLabel(std::uint32_t column, BiffBytes bytes);
    void addText(std::uint32_t column, std::string text);
    void addFormulaText(std::uint32_t column, std::size_t from);

    std::shared_ptr<const XlsReader> book_;
    std::vector<Place> places_;
    std::size_t nextPlace_ = 0;
    std::vector<MergedRange> merged_;
    std::vector<Cell> cells_; // of the row
};

} // namespace biosubsidy::sheets
