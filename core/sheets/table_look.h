// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a page shows of a table before anything is screened: the account of it, and the
// rows far below that the account speaks of, so that they can be looked at and mended.
#pragma once

#include <functional>

#include "core/sheets/sheet_input.h"

namespace biosubsidy::sheets {

struct TableLook {
    // Rows of a sheet that are shown besides its first ones; what is doubtful beyond stays
    // in the account.
    static constexpr std::size_t mostFurther = 5'000;

    TableAccount account;
    // For each sheet, as the file has them (none of a form): those below the preview with
    // something doubtful, not understood or refused.
    std::vector<std::vector<Row>> further;
    bool whole = true; // not stopped on the way
};

// Reads the whole table as `map` and `corrections` say. `map` has no problem().
// `wantsStop` is asked now and then.
[[nodiscard]] tl::expected<TableLook, Localized>
lookAt(const std::shared_ptr<const TableFile>& file, const ColumnMap& map, const std::shared_ptr<const RuleBook>& rules,
       const Corrections& corrections, const std::function<bool()>& wantsStop = {});

// The companies of a form as rows, as the file has them.
[[nodiscard]] std::vector<Row> rowsOfForm(const TableFile& file, const ColumnMap& map, std::size_t sheet);

} // namespace biosubsidy::sheets
