// SPDX-License-Identifier: GPL-3.0-or-later
//
// A company's row, with the rows that were joined to it and those of its projects,
// expenses and awards, as a case. A cell that is not understood leaves its fact unknown
// and is told; where a default would stand in for it, or where it is the amount or the
// target of support already held, the company is refused: a wrong figure is worse than
// none.
#pragma once

#include <functional>
#include <optional>
#include <unordered_map>

#include "core/facts/case_file.h"
#include "core/sheets/item_store.h"
#include "core/sheets/table_account.h"
#include "core/tables/typed_value.h"
#include "core/values/diagnostic.h"

namespace biosubsidy::sheets {

class CaseMaker {
public:
    // All outlive the maker.
    CaseMaker(const Vocabulary& vocabulary, const ColumnMap& map, std::string source, MeasureLookup measures = {});

    // The case, or what is wrong with it, cell by cell. `joined`: further rows of the
    // company on sheets of companies. What is to be told goes to `notes`, what refuses the
    // company too.
    [[nodiscard]] Result<Case> make(const StoredRow& company, const std::vector<StoredRow>& items,
                                    const std::vector<StoredRow>& joined = {},
                                    std::vector<TableNote>* notes = nullptr) const;
    // Districts that a pack names, each with its city's id: what is near one is told.
    void setDistricts(std::vector<std::pair<std::string, std::string>> districts) { districts_ = std::move(districts); }
    // Whether an amount is far off the others of its column (amount_scale.h).
    using Scale = std::function<bool(std::size_t sheet, std::uint32_t column, std::string_view text)>;
    void setScale(Scale scale) { isFarOff_ = std::move(scale); }
    // A diagnostic about a cell, or about the whole row.
    [[nodiscard]] Diagnostic problem(std::size_t sheet, std::uint64_t row, std::optional<std::uint32_t> column,
                                     std::string code, Localized message) const;

private:
    struct Work;
    struct Place; // where a cell stands
    // Why a row's amounts are not read in this unit, where a column of units says another.
    [[nodiscard]] std::optional<Localized> otherUnit(std::size_t sheet, const Row& row, const Cell& amount,
                                                     MoneyUnit unit) const;
    void readCells(Work& work, std::size_t sheet, const Row& row, std::optional<std::size_t> item) const;
    [[nodiscard]] std::int64_t leastLikely(const Place& at) const;
    [[nodiscard]] CellReading readingOf(const Fact& fact, const std::string& text, MoneyUnit unit) const;
    void readFact(Work& work, const Place& at, const MappedColumn& column, Item& item) const;
    void take(Work& work, const Place& at, const Fact& fact, FactValue& value, CellReading read) const;
    void readPlaces(Work& work, std::size_t sheet, const Row& row, std::optional<std::size_t> item) const;
    void readCity(Work& work, const Place& at, Item& item, std::size_t city, std::size_t district) const;
    void readDistrict(Work& work, const Place& at, Item& item, std::size_t city, std::size_t district) const;
    void judgeDistrict(const std::string& district, const Fact& cities, FactValue& city, CellReading& read) const;
    void readAward(Work& work, const Place& at, const MappedColumn& column, std::size_t item) const;
    [[nodiscard]] Result<Case> conclude(Work& work) const;
    void refuse(Work& work, const TableNote& why) const;
    void readFurther(Work& work, const std::vector<StoredRow>& items, const std::vector<StoredRow>& joined) const;
    void joinRow(Work& work, const StoredRow& row) const;
    void joinFacts(Work& work, const StoredRow& row, const Item& added) const;
    void dropRepeated(Work& work, const StoredRow& row) const;
    void compareAmounts(Work& work, std::size_t sheet, const Row& row) const;
    void finishAwards(Work& work) const;
    void readId(Work& work, const Place& at, Item& item, Entity entity) const;
    [[nodiscard]] static Item& itemOf(Work& work, Entity entity, std::size_t index, const Vocabulary& vocabulary);
    static void dropEmptyItems(Work& work);
    void nameItems(Work& work) const;

    const Vocabulary& vocabulary_;
    const ColumnMap& map_;
    std::string source_;
    MeasureLookup measures_;
    std::vector<std::pair<std::string, std::string>> districts_;
    Scale isFarOff_;
    std::vector<std::vector<std::uint32_t>> unitColumns_; // of each sheet
    // What flags, choices and sets were read as: tables say the same few things often.
    mutable std::unordered_map<const Fact*, std::unordered_map<std::string, CellReading>> readings_;
};

} // namespace biosubsidy::sheets
