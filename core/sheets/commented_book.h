// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table saved back with what was doubtful of it as comments on its cells, to be sent to
// whoever made it.
#pragma once

#include "core/sheets/corrections.h"
#include "core/sheets/table_account.h"
#include "core/sheets/table_file.h"

namespace biosubsidy::sheets {

// A workbook at `path`, which is not the table itself: all sheets, with the cells that were
// mended. Looks and formulas are left behind; a formula's result stands in its cell. Each
// note of the account that is doubtful, unread or refuses a company is a comment, and so is,
// at its heading, what is not sure of a column.
[[nodiscard]] tl::expected<void, Localized> writeCommented(const std::string& path, const TableFile& file,
                                                           const ColumnMap& map, const Corrections& corrections,
                                                           const TableAccount& account, Language language);

} // namespace biosubsidy::sheets
