// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table of companies as the input of a screening. A line of it is a row of the
// sheet of companies; its place is counted in rows, those of a second sheet of companies
// after those of the first. Rows below a company's own that name none are its further
// projects, and so are rows that follow it with the same code, or the same name and
// place. The same company apart from itself is refused, and totals and notes are passed
// over; everything of the kind is told in the account.
#pragma once

#include <unordered_map>

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

    // What was read up to now, left out and doubtful: whole at the end.
    [[nodiscard]] const TableAccount& account() const noexcept { return account_; }
    [[nodiscard]] const ColumnMap& map() const noexcept { return map_; }
    // A company with anything doubtful or not understood is refused.
    void beStrict() { strict_ = true; }

    // The case of one row, for whoever wants to see it again. Called before any
    // next().
    [[nodiscard]] Result<Case> caseAt(std::uint64_t row);

private:
    SheetInput(std::shared_ptr<const TableFile> file, ColumnMap map, std::shared_ptr<const RuleBook> rules);
    [[nodiscard]] tl::expected<void, Localized> begin();
    [[nodiscard]] tl::expected<void, Localized> readItems(std::size_t sheet);
    [[nodiscard]] tl::expected<bool, Localized> nextCompany();
    [[nodiscard]] tl::expected<bool, Localized> nextRow(Row& row);
    [[nodiscard]] tl::expected<void, Localized> openCompanies();
    enum class Standing : std::uint8_t { own, joined, same, nameless };
    struct Identity {
        std::string uscc;
        std::string name;
        std::string place; // city and district
        bool numbered = false;
    };
    [[nodiscard]] Identity identityOf(const Row& row) const;
    [[nodiscard]] Standing standingOf(const Row& row, const Identity& identity) const;
    [[nodiscard]] std::optional<std::uint64_t> seenBefore(const Row& row, const Identity& identity, bool& alike);
    [[nodiscard]] Result<Case> makeCompany();
    [[nodiscard]] std::uint64_t printOf(const Row& row) const;
    void skip(const Row& row, std::string code, Localized why);
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
    Row row_;                  // the company's first
    std::vector<Row> joined_;  // its further ones
    std::optional<Row> ahead_; // read, and of the next company
    Identity identity_;
    Localized refused_;      // why the row is refused whatever its cells say
    std::uint64_t base_ = 0; // rows of the sheets of companies before this one
    std::uint64_t lastRow_ = 0;
    std::size_t sheetOfCompany_ = 0;
    std::uint64_t baseOfCompany_ = 0;
    struct Seen {
        std::uint64_t row = 0;
        std::uint64_t print = 0;
        std::uint64_t uscc = 0;
        std::uint64_t name = 0;
    };
    std::unordered_map<std::uint64_t, Seen> seen_; // by code, and by name and place
    bool named_ = false;                           // the sheet says which company a row is of
    bool strict_ = false;
    TableAccount account_;
    std::uint64_t position_ = 0; // rows read
    std::uint64_t print_ = 0;    // of all that was read
    bool ended_ = false;
};

} // namespace biosubsidy::sheets
