// SPDX-License-Identifier: GPL-3.0-or-later
//
// Claims as a table: the columns that a table of claims may have. The workbook's
// sheets and what is copied from the window are made from it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/report/parts.h"
#include "core/report/table_of.h"

namespace biosubsidy::report {

enum class ClaimField : std::uint8_t {
    city,
    measure,
    subject,
    clause,
    verdict,
    support,
    ceiling, // alone
    awards,  // that come off it
    counted, // in the total
    state,   // counted or not
    marks,   // badges
    why,
    sum, // on one line
    stacking,
    missing,
    agencies,
    document,
    status,  // of the document, without dates
    grade,   // what of the text was seen
    checked, // when it was last looked at
    origin,  // built in, the user's own
    notes
};

// A claim of a city.
struct ClaimLine {
    const CityResult* city;
    const ClaimText* claim;
};

class ClaimTable {
public:
    // With these columns. The context must outlive it.
    ClaimTable(const Context& context, std::string name, const std::vector<ClaimField>& fields);

    void add(const ClaimLine& line) { table_.rows.push_back(rowOf(columns_, line)); }
    [[nodiscard]] const Table& table() const noexcept { return table_; }
    // Where a field stands among the columns; it must be one of them.
    [[nodiscard]] std::size_t columnOf(ClaimField field) const;

private:
    std::vector<ClaimField> fields_;
    std::vector<TableColumn<ClaimLine>> columns_;
    Table table_;
};

// What stands in a column, for formulas that look for it.
[[nodiscard]] std::string statusWord(PackStatus status, Language language);
[[nodiscard]] std::string originWord(bool builtIn, Language language);
[[nodiscard]] std::string countedWord(Language language);

} // namespace biosubsidy::report
