// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/xlsx_output.h"

#include <fmt/format.h>

#include "core/blocks/block_rules.h"

namespace biosubsidy::sheets {

class XlsxOutput::SheetCells : public screening::Cells {
public:
    SheetCells(Workbook& book, const std::string& name, const screening::RowTable& table, Language language)
        : sheet_(book.addSheet(name)) {
        std::vector<std::string> headings;
        std::optional<std::size_t> names;
        for (const screening::Column& column : table.columns()) {
            if (column.id == "name") names = headings.size();
            headings.push_back(column.heading.in(language));
        }
        sheet_.tableHead(headings, names);
    }

    [[nodiscard]] bool isFull() const noexcept { return row_ >= mostSheetRows; }
    [[nodiscard]] std::uint64_t room() const noexcept { return mostSheetRows - row_; }
    void text(std::string_view value) override { sheet_.text(row_, column_++, value); }
    void yuan(Wide fen) override { sheet_.yuan(row_, column_++, fen); }
    void count(std::uint64_t value) override { sheet_.count(row_, column_++, value); }
    void flag(bool value) override { count(value ? 1 : 0); }
    void empty() override { ++column_; }
    void endLine() override {
        ++row_;
        column_ = 0;
    }

private:
    WorkbookSheet sheet_;
    std::uint32_t row_ = 1;
    std::uint16_t column_ = 0;
};

XlsxOutput::XlsxOutput(Target target, std::shared_ptr<const blocks::BlockRules> rules, Language language,
                       std::optional<std::uint64_t> rowsAbout)
    : target_(std::move(target)), work_(target_), language_(language), rowsAbout_(rowsAbout),
      rows_(rules, screening::RowTable::Of::cases, language) {
    if (rules->options().claims == blocks::ClaimList::open)
        claims_.emplace(rules, screening::RowTable::Of::claims, language);
}

XlsxOutput::~XlsxOutput() = default;

screening::Written XlsxOutput::begin(const std::string& mark) {
    if (!mark.empty())
        return tl::unexpected(Localized{"XLSX 不能接着写，请从头开始，或改用 CSV、SQLite",
                                        "an XLSX file cannot be continued: begin anew, or use CSV or SQLite"});
    // A table of lines has one row fewer than a sheet for its headings.
    if (rowsAbout_ && *rowsAbout_ > mostSheetRows) return tl::unexpected(tooManyRows(*rowsAbout_));
    const bool zh = language_ == Language::zh;
    if (auto begun = work_.begin(); !begun) return begun;
    book_ = std::make_unique<Workbook>(work_.name());
    rowCells_ = std::make_unique<SheetCells>(*book_, zh ? "企业" : "Companies", rows_, language_);
    if (claims_) claimCells_ = std::make_unique<SheetCells>(*book_, zh ? "逐项" : "Claims", *claims_, language_);
    return {};
}

screening::Written XlsxOutput::takeRows(const screening::RowBlock& rows) {
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const bool fits =
            !rowCells_->isFull() && (!claimCells_ || claimCells_->room() >= rows.result(row).claims.size());
        if (!fits)
            return tl::unexpected(Localized{
                fmt::format(
                    "到第 {} 行，XLSX 的一张表已满（{} 行）；之前的都在文件里，其余请用 CSV 或 SQLite（.db）输出",
                    rows.line(row), mostSheetRows),
                fmt::format("at line {} a sheet of the XLSX file is full ({} rows); what came before is in the file; "
                            "for all of it use CSV or SQLite (.db)",
                            rows.line(row), mostSheetRows)});
        rows_.put(rows, row, *rowCells_);
        if (claimCells_) claims_->put(rows, row, *claimCells_);
    }
    return {};
}

screening::Written XlsxOutput::finish() {
    rowCells_.reset();
    claimCells_.reset();
    if (auto closed = book_->close(); !closed) return closed;
    book_.reset();
    return work_.finish(target_);
}

} // namespace biosubsidy::sheets
