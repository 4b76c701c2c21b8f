// SPDX-License-Identifier: GPL-3.0-or-later
//
// Results of a screening as a workbook: a sheet of companies, one of claims where
// they are asked for, one of the columns' meanings. A sheet has 1,048,576 rows at
// most; that is said before the work where the number is known, and at the last
// row otherwise. It cannot go on from a checkpoint.
#pragma once

#include <optional>

#include "core/documents/workbook.h"
#include "core/screening/output.h"
#include "core/screening/row_table.h"
#include "core/system/output_file.h"

namespace biosubsidy::sheets {

class XlsxOutput : public screening::Output {
public:
    // `rowsAbout`: of the input, where that is known.
    XlsxOutput(Target target, std::shared_ptr<const blocks::BlockRules> rules, Language language,
               std::optional<std::uint64_t> rowsAbout = std::nullopt);
    ~XlsxOutput() override;

    [[nodiscard]] const screening::RowFormat* format() const override { return nullptr; }
    [[nodiscard]] screening::Written begin(const std::string& mark) override;
    [[nodiscard]] screening::Written takeRows(const screening::RowBlock& rows) override;
    [[nodiscard]] tl::expected<std::string, Localized> checkpoint() override { return std::string(); }
    // Whole even where takeRows() said that there is no room for more.
    [[nodiscard]] screening::Written finish() override;

private:
    class SheetCells;
    Target target_;
    WorkFile work_;
    Language language_;
    std::optional<std::uint64_t> rowsAbout_;
    screening::RowTable rows_;
    std::optional<screening::RowTable> claims_;
    std::unique_ptr<Workbook> book_;
    std::unique_ptr<SheetCells> rowCells_;
    std::unique_ptr<SheetCells> claimCells_;
};

} // namespace biosubsidy::sheets
