// SPDX-License-Identifier: GPL-3.0-or-later
//
// A company's row, with the rows of its projects, expenses and awards, as a case. What
// cannot be read is reported cell by cell; a row with such a cell gives no case,
// since a wrong figure is worse than none.
#pragma once

#include <optional>
#include <set>

#include "core/facts/case_file.h"
#include "core/sheets/item_store.h"
#include "core/values/diagnostic.h"

namespace biosubsidy::sheets {

class CaseMaker {
public:
    // All outlive the maker.
    CaseMaker(const Vocabulary& vocabulary, const ColumnMap& map, std::size_t companySheet, std::string source,
              MeasureLookup measures = {})
        : vocabulary_(vocabulary), map_(map), companySheet_(companySheet), source_(std::move(source)),
          measures_(std::move(measures)) {}

    // The case, or what is wrong with it, cell by cell.
    [[nodiscard]] Result<Case> make(const Row& company, const std::vector<StoredRow>& items) const;
    // A diagnostic about a cell, or about the whole row.
    [[nodiscard]] Diagnostic problem(std::size_t sheet, std::uint64_t row, std::optional<std::uint32_t> column,
                                     std::string code, Localized message) const;

private:
    struct Work;
    void readCells(Work& work, std::size_t sheet, const Row& row, std::optional<std::size_t> item) const;
    void readAward(Work& work, std::size_t sheet, const Row& row, const Cell& cell, std::size_t item) const;
    void finishAwards(Work& work) const;
    void readId(Work& work, std::size_t sheet, const Row& row, const Cell& cell, Item& item, Entity entity) const;
    [[nodiscard]] static Item& itemOf(Work& work, Entity entity, std::size_t index, const Vocabulary& vocabulary);
    void nameItems(Work& work) const;

    const Vocabulary& vocabulary_;
    const ColumnMap& map_;
    std::size_t companySheet_;
    std::string source_;
    MeasureLookup measures_;
};

} // namespace biosubsidy::sheets
