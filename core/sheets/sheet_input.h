// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table of companies as the input of a screening. A line of it is a row of the
// sheet of companies; its place is counted in rows, those of a second sheet of companies
// after those of the first. Which rows are one company's, CompanyRows says; totals and
// notes are passed over; everything of the kind is told in the account.
//
// A page that lets a person look before a screening goes this way:
//   TableFile::open()       sheets() has the first rows of each sheet
//   guessMap()              for each column what it is taken for, how sure (ColumnSaid), its
//                           unit and where that was said; SheetMap::choose() is a person's word
//   layoutOf(), mapFile()   to keep the map for files of the same headings; applyMap() reads it
//   kindOf(), describe()    why a row will be passed over (row_kind.h)
//   open(), lookThrough()   the whole account: each doubt with its place (SheetMap::inFile), what
//                           stood there, how it was taken and what to do
//   Corrections             cells that count instead of the file's: open() anew with them
//   writeCommented()        the table back to whoever made it (commented_book.h)
#pragma once

#include <functional>

#include "core/packs/rule_book.h"
#include "core/screening/input.h"
#include "core/sheets/case_maker.h"
#include "core/sheets/company_rows.h"

namespace biosubsidy::sheets {

class SheetInput : public screening::Input {
public:
    // `map` has no problem(). Reads the sheets whole, but for tables of more than
    // CompanyRows::mostKept rows. `corrections`: cells that count instead of the file's.
    [[nodiscard]] static tl::expected<std::unique_ptr<SheetInput>, Localized>
    open(std::shared_ptr<const TableFile> file, ColumnMap map, std::shared_ptr<const RuleBook> rules,
         Corrections corrections = {});

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
    SheetInput(std::shared_ptr<const TableFile> file, ColumnMap map, std::shared_ptr<const RuleBook> rules,
               Corrections corrections);
    [[nodiscard]] tl::expected<void, Localized> begin();
    [[nodiscard]] tl::expected<void, Localized> readItems(std::size_t sheet);
    [[nodiscard]] Result<Case> makeCompany();
    [[nodiscard]] std::vector<StoredRow> itemsOf(const Row& company);
    [[nodiscard]] Diagnostics tellNotes(std::vector<TableNote> notes);
    [[nodiscard]] std::optional<Localized> refusal(const StoredRow& stored);
    void reportLeft(screening::Piece& piece);
    [[nodiscard]] screening::InputMark mark() const;

    std::shared_ptr<const TableFile> file_;
    ColumnMap map_;
    std::shared_ptr<const RuleBook> rules_;
    Corrections corrections_;
    TableAccount account_;
    CompanyRows companies_;
    std::vector<AmountScale> scales_; // of the sheets that are no companies'
    CaseMaker maker_;
    ItemStore items_;
    CompanyRows::Company company_;
    std::uint64_t print_ = 0; // of the sheets of items
    bool strict_ = false;
    bool ended_ = false;
};

// What a screening would say of the table, without one: for a page that shows its doubts.
// `wantsStop` is asked now and then; where it stops, the account is what was read so far.
[[nodiscard]] tl::expected<TableAccount, Localized> lookThrough(SheetInput& input,
                                                                const std::function<bool()>& wantsStop = {});

} // namespace biosubsidy::sheets
