// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sheets of companies, company by company: its row and the rows that are joined to
// it. Rows below it that name no company are its further projects; so are rows with the
// same code, or the same name and place, wherever they stand. For that the sheets are
// read whole before the first company comes; beyond `mostKept` rows, which no workbook
// has, only rows that stand together are joined, and it is told.
#pragma once

#include <optional>

#include "core/sheets/amount_scale.h"
#include "core/sheets/company_blocks.h"
#include "core/sheets/corrections.h"
#include "core/sheets/item_store.h"
#include "core/sheets/row_kind.h"
#include "core/sheets/row_store.h"
#include "core/sheets/table_account.h"
#include "core/sheets/table_file.h"

namespace biosubsidy::sheets {

// In the column of company numbers, this marks the template's example row: it is
// passed over wherever it is left standing.
[[nodiscard]] bool isExampleMark(std::string_view companyNumber);

class CompanyRows {
public:
    static constexpr std::uint64_t mostKept = 1'048'576;

    struct Company {
        StoredRow own;
        std::uint64_t line = 0;        // of its row, the sheets of companies before it counted in
        std::vector<StoredRow> joined; // no more than mostItems + 1 in a stretch
        std::vector<TableNote> doubts; // about its rows
        bool nameless = false;         // nothing says which company it is
    };

    // All outlive it. Rows that are no company's, and joined ones, go to the account.
    CompanyRows(const TableFile& file, const ColumnMap& map, const Vocabulary& vocabulary,
                const Corrections& corrections, TableAccount& account);

    [[nodiscard]] tl::expected<void, Localized> begin();
    [[nodiscard]] tl::expected<bool, Localized> next(Company& company);

    [[nodiscard]] std::uint64_t position() const noexcept { return position_; } // rows that next() has passed
    [[nodiscard]] std::uint64_t rowsAbout() const;
    // Of all rows that were read.
    [[nodiscard]] std::uint64_t fingerprint() const noexcept { return print_; }
    [[nodiscard]] const AmountScale& scale() const noexcept { return scale_; }
    [[nodiscard]] std::string_view keyOf(const Row& row, CompanyKey kind) const { return blocks_.keyOf(row, kind); }

private:
    using Mark = CompanyBlocks::Found::Mark;
    struct Pulled {
        Row row;
        Mark mark = Mark::company;
        std::size_t sheet = 0;
        std::uint64_t base = 0; // rows of the sheets of companies before its
    };
    struct KeptRow {
        std::size_t sheet = 0;
        RowStore::Place place;
    };
    struct SheetStart {
        RowStore::Place place;
        std::size_t sheet = 0;
        std::uint64_t base = 0;
    };

    [[nodiscard]] tl::expected<void, Localized> openSheet();
    [[nodiscard]] tl::expected<void, Localized> keepAll();
    [[nodiscard]] tl::expected<bool, Localized> fromFile(Row& row);
    void lookAtUnit(const Row& row);
    void lookAtMerged();
    [[nodiscard]] bool isOtherThanOfAll(const UnitSaid& unit) const;
    [[nodiscard]] bool isOfOtherTable(const Row& row, RowKind kind);
    [[nodiscard]] std::optional<CompanyBlocks::Found> placed(const Row& row);
    [[nodiscard]] tl::expected<bool, Localized> pull(Pulled& pulled);
    [[nodiscard]] tl::expected<bool, Localized> pullKept(Pulled& pulled);
    [[nodiscard]] TableNote noteOf(NoteKind kind, const Row& row, std::string code, Localized message) const;

    const TableFile& file_;
    const ColumnMap& map_;
    const Vocabulary& vocabulary_;
    const Corrections& corrections_;
    TableAccount& account_;
    std::size_t sheet_; // of the row that was read last
    AmountScale scale_;
    CompanyBlocks blocks_;
    std::unique_ptr<RowSource> source_;
    std::uint64_t base_ = 0;           // rows of the sheets of companies before it
    std::uint64_t last_ = 0;           // row of it
    std::uint64_t print_ = 0;          // of all that was read
    bool whole_ = false;               // all rows are kept
    bool otherTable_ = false;          // below headings that are not the map's
    std::vector<std::uint64_t> begun_; // rows of the sheet where a company begins, while all are kept

    RowStore store_;
    RowStore::Place at_;
    std::vector<SheetStart> starts_;
    std::size_t start_ = 0;
    std::unordered_map<std::uint32_t, std::vector<KeptRow>> apart_; // by block
    std::unordered_map<std::uint32_t, std::vector<TableNote>> doubts_;

    Pulled ahead_; // of the next company, where isAhead_
    bool isAhead_ = false;
    std::uint32_t block_ = 0; // of the company that comes next
    std::uint64_t position_ = 0;
};

} // namespace biosubsidy::sheets
