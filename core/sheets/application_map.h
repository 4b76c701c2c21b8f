// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the columns of a list of applications are, as people keep one in a spreadsheet:
// firm, policy, sum, deadline, status, remarks. Guessed from the headings; a person may
// change each. A column that is not known is ignored and shown, never guessed at.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/sheets/column_map.h"

namespace biosubsidy::sheets {

enum class ApplicationField : std::uint8_t {
    ignored,
    firm,
    uscc,
    measure,  // by its title
    document, // by its number
    item,
    expected,
    applied,
    approved,
    paid,
    closes, // of the call, with an hour or without
    ownDeadline,
    appliedOn,
    approvedOn,
    paidOn,
    status,
    person,
    agency,
    remarks,
};
[[nodiscard]] Localized words(ApplicationField field); // 申报单位; firm
[[nodiscard]] constexpr bool isSum(ApplicationField field) {
    return field >= ApplicationField::expected && field <= ApplicationField::paid;
}

struct ApplicationColumn {
    std::uint32_t column = 0; // from 0
    std::string heading;
    ApplicationField field = ApplicationField::ignored;
    bool sure = true;                 // false: the heading only holds a name; to be looked at
    MoneyUnit unit = MoneyUnit::yuan; // of a sum
    bool unitSaid = false;            // by the heading or a line above
};

struct ApplicationMap {
    std::size_t sheet = 0;        // of the file
    std::uint64_t headingRow = 0; // 0: none was found
    std::vector<ApplicationColumn> columns;

    // A person's word. A field that another column had is that one's no longer.
    void choose(std::uint32_t column, ApplicationField field);
    [[nodiscard]] const ApplicationColumn* of(ApplicationField field) const;
    // Why nothing can be read with it: neither a firm nor what is applied for.
    [[nodiscard]] std::optional<Localized> problem() const;
};

[[nodiscard]] ApplicationField applicationField(std::string_view heading, bool& sure);
// The sheet and row whose headings say most; `problem()` where none does.
[[nodiscard]] ApplicationMap guessApplicationMap(std::span<const SheetPreview> sheets);
// With this row of headings.
[[nodiscard]] ApplicationMap applicationMapAt(std::span<const SheetPreview> sheets, std::size_t sheet,
                                              std::uint64_t headingRow);

} // namespace biosubsidy::sheets
