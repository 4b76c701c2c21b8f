// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows as a table: which columns there are, and the cells of each line of it. CSV,
// workbooks and databases are made from it, so that they agree. There are two
// tables: a line for each case; and a line for each claim that is not ineligible,
// for results that list them (ClaimList::open).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/blocks/block_rules.h"
#include "core/screening/row_block.h"
#include "core/values/localized.h"

namespace biosubsidy::screening {

struct Column {
    enum class Kind { text, yuan, count, flag };
    std::string id; // "ceiling", "beijing_ceiling": never changes
    Localized heading;
    Kind kind = Kind::text;
};

// What takes the cells of a line, one for each column, in their order.
class Cells {
public:
    virtual ~Cells() = default;
    virtual void text(std::string_view value) = 0; // "" is an empty cell
    virtual void yuan(Wide fen) = 0;
    virtual void count(std::uint64_t value) = 0;
    virtual void flag(bool value) = 0;
    virtual void empty() = 0;
    virtual void endLine() = 0;
};

// The cities (choices of company.city) that the results list, in their order.
[[nodiscard]] std::vector<std::size_t> citiesOf(const blocks::BlockRules& rules);

// "company.city", "projects.p1.total_investment".
[[nodiscard]] std::string factPath(const RowBlock& rows, std::size_t row, const FactRef& ref,
                                   const Vocabulary& vocabulary);

class RowTable {
public:
    enum class Of { cases, claims };
    // Texts such as the name of a measure are in `language`; ids are not translated.
    RowTable(std::shared_ptr<const blocks::BlockRules> rules, Of of, Language language);

    [[nodiscard]] Of of() const noexcept { return of_; }
    [[nodiscard]] const std::vector<Column>& columns() const noexcept { return columns_; }
    // The lines of a row: one, or one for each of its claims.
    void put(const RowBlock& rows, std::size_t row, Cells& cells) const;
    void put(const RowBlock& rows, Cells& cells) const;

private:
    void putCase(const RowBlock& rows, std::size_t row, Cells& cells) const;
    void putHead(const RowBlock& rows, std::size_t row, Cells& cells) const;
    void putCities(const blocks::CaseResult& result, Cells& cells) const;
    void putLargest(const RowBlock& rows, std::size_t row, Cells& cells) const;
    void putQuestion(const RowBlock& rows, std::size_t row, Cells& cells) const;
    void putParts(const blocks::CaseResult& result, Cells& cells) const;
    void putClaims(const RowBlock& rows, std::size_t row, Cells& cells) const;
    void addColumn(std::string id, Localized heading, Column::Kind kind);
    void addTotals(const std::string& prefix, const Localized& place);
    void addParts(const std::string& prefix, const Localized& place);
    void addCaseColumns();
    void addClaimColumns();

    std::shared_ptr<const blocks::BlockRules> rules_;
    Of of_;
    Language language_;
    std::vector<Column> columns_;
    std::vector<std::size_t> cities_;
};

} // namespace biosubsidy::screening
