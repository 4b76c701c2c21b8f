// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table of companies as the input of a screening. A line of it is a row of the
// sheet of companies; its place is counted in rows.
#pragma once

#include "core/packs/rule_book.h"
#include "core/screening/input.h"
#include "core/sheets/case_maker.h"
#include "core/sheets/table_file.h"

namespace biosubsidy::sheets {

// In the column of company numbers, this marks the template's example row: it is
// passed over wherever it is left standing.
[[nodiscard]] bool isExampleMark(std::string_view companyNumber);

class SheetInput : public screening::Input {
public:
    // `map` has no problem(). Reads the sheets of projects and expenses.
    [[nodiscard]] static tl::expected<std::unique_ptr<SheetInput>, Localized>
    open(std::shared_ptr<const TableFile> file, ColumnMap map, std::shared_ptr<const RuleBook> rules);

    [[nodiscard]] tl::expected<bool, Localized> next(screening::Piece& piece) override;
    [[nodiscard]] tl::expected<screening::InputMark, Localized> skipTo(std::uint64_t position) override;
    [[nodiscard]] std::optional<std::uint64_t> size() const override;

    // The case of one row, for whoever wants to see it again. Called before any
    // next().
    [[nodiscard]] Result<Case> caseAt(std::uint64_t row);

private:
    SheetInput(std::shared_ptr<const TableFile> file, ColumnMap map, std::shared_ptr<const RuleBook> rules);
    [[nodiscard]] tl::expected<void, Localized> begin();
    [[nodiscard]] tl::expected<void, Localized> readItems(std::size_t sheet);
    [[nodiscard]] tl::expected<bool, Localized> nextCompany();
    [[nodiscard]] std::string_view keyOf(const Row& company, CompanyKey kind) const;
    [[nodiscard]] std::vector<StoredRow> itemsOf(const Row& company);
    void reportLeft(screening::Piece& piece);
    [[nodiscard]] screening::InputMark mark() const;

    std::shared_ptr<const TableFile> file_;
    ColumnMap map_;
    std::shared_ptr<const RuleBook> rules_;
    std::size_t companySheet_;
    CaseMaker maker_;
    ItemStore items_;
    std::unique_ptr<RowSource> rows_;
    Row row_;
    std::uint64_t position_ = 0; // rows read
    std::uint64_t print_ = 0;    // of all that was read
    bool ended_ = false;
};

} // namespace biosubsidy::sheets
