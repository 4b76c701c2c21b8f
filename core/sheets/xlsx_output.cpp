// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/xlsx_output.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fmt/format.h>

#include "core/blocks/block_rules.h"
#include "core/values/text.h"

namespace biosubsidy::sheets {

class XlsxOutput::SheetCells : public screening::Cells {
public:
    SheetCells(WorkbookFile& book, const std::string& name, const screening::RowTable& table, Language language)
        : book_(book), sheet_(book.addSheet(name)) {
        constexpr int narrowest = 10;
        constexpr int widest = 40;
        const auto& columns = table.columns();
        for (std::size_t column = 0; column < columns.size(); ++column) {
            const int width = static_cast<int>(displayWidth(columns[column].heading.in(language))) + 2;
            book_.setWidth(sheet_, column,
                           columns[column].id == "name" ? widest : std::clamp(width, narrowest, widest));
        }
        constexpr std::uint16_t namedColumns = 2;
        book_.freeze(sheet_, 1, namedColumns);
        for (std::size_t column = 0; column < columns.size(); ++column)
            book_.text(sheet_, 0, column, columns[column].heading.in(language), WorkbookFile::Look::heading);
    }

    [[nodiscard]] bool isFull() const noexcept { return row_ >= mostSheetRows; }
    [[nodiscard]] std::uint64_t room() const noexcept { return mostSheetRows - row_; }
    void text(std::string_view value) override { book_.text(sheet_, row_, column_++, value); }
    void yuan(Wide fen) override { book_.yuan(sheet_, row_, column_++, fen); }
    void count(std::uint64_t value) override { book_.count(sheet_, row_, column_++, value); }
    void flag(bool value) override { count(value ? 1 : 0); }
    void empty() override { ++column_; }
    void endLine() override {
        ++row_;
        column_ = 0;
    }

private:
    WorkbookFile& book_;
    std::size_t sheet_;
    std::uint32_t row_ = 1;
    std::uint16_t column_ = 0;
};

XlsxOutput::XlsxOutput(std::string path, std::shared_ptr<const blocks::BlockRules> rules, Language language,
                       std::optional<std::uint64_t> rowsAbout)
    : path_(std::move(path)), language_(language), rowsAbout_(rowsAbout),
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
    book_ = std::make_unique<WorkbookFile>(screening::partialPath(path_));
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
    if (std::rename(screening::partialPath(path_).c_str(), path_.c_str()) == 0) return {};
    const char* why = std::strerror(errno);
    return tl::unexpected(
        Localized{fmt::format("无法写入 {}：{}", path_, why), fmt::format("cannot write {}: {}", path_, why)});
}

} // namespace biosubsidy::sheets
