// SPDX-License-Identifier: GPL-3.0-or-later
//
// A company's row, with the rows that were joined to it and those of its projects,
// expenses and awards, as a case. A cell that is not understood leaves its fact unknown
// and is told; where a default would stand in for it, or where it is the amount or the
// target of support already held, the company is refused: a wrong figure is worse than
// none.
#pragma once

#include <optional>
#include <set>

#include "core/facts/case_file.h"
#include "core/sheets/item_store.h"
#include "core/sheets/table_account.h"
#include "core/values/diagnostic.h"

namespace biosubsidy::sheets {

class CaseMaker {
public:
    // All outlive the maker.
    CaseMaker(const Vocabulary& vocabulary, const ColumnMap& map, std::size_t companySheet, std::string source,
              MeasureLookup measures = {})
        : vocabulary_(vocabulary), map_(map), companySheet_(companySheet), source_(std::move(source)),
          measures_(std::move(measures)) {}

    // The case, or what is wrong with it, cell by cell. `joined`: further rows of the
    // company on its sheet. What is to be told goes to `notes`, of a refused one too.
    [[nodiscard]] Result<Case> make(const Row& company, const std::vector<StoredRow>& items,
                                    const std::vector<Row>& joined = {}, std::vector<TableNote>* notes = nullptr,
                                    std::optional<std::size_t> companySheet = std::nullopt) const;
    // Districts that a pack names, each with its city's id: what is near one is told.
    void setDistricts(std::vector<std::pair<std::string, std::string>> districts) { districts_ = std::move(districts); }
    // A diagnostic about a cell, or about the whole row.
    [[nodiscard]] Diagnostic problem(std::size_t sheet, std::uint64_t row, std::optional<std::uint32_t> column,
                                     std::string code, Localized message) const;

private:
    struct Work;
    struct Place; // where a cell stands
    void readCells(Work& work, std::size_t sheet, const Row& row, std::optional<std::size_t> item) const;
    void readFact(Work& work, const Place& at, const MappedColumn& column, Item& item) const;
    void take(Work& work, const Place& at, const Fact& fact, FactValue& value, CellReading read) const;
    void readPlaces(Work& work, std::size_t sheet, const Row& row, std::optional<std::size_t> item) const;
    void readCity(Work& work, const Place& at, Item& item, std::size_t city, std::size_t district) const;
    void readDistrict(Work& work, const Place& at, Item& item, std::size_t city, std::size_t district) const;
    void readAward(Work& work, const Place& at, const MappedColumn& column, std::size_t item) const;
    void joinRow(Work& work, std::size_t sheet, const Row& row) const;
    void compareAmounts(Work& work, std::size_t sheet, const Row& row) const;
    void finishAwards(Work& work) const;
    void readId(Work& work, const Place& at, Item& item, Entity entity) const;
    [[nodiscard]] static Item& itemOf(Work& work, Entity entity, std::size_t index, const Vocabulary& vocabulary);
    static void dropEmptyItems(Work& work);
    void nameItems(Work& work) const;

    const Vocabulary& vocabulary_;
    const ColumnMap& map_;
    std::size_t companySheet_;
    std::string source_;
    MeasureLookup measures_;
    std::vector<std::pair<std::string, std::string>> districts_;
};

} // namespace biosubsidy::sheets
