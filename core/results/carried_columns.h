// SPDX-License-Identifier: GPL-3.0-or-later
//
// Columns of a table of companies that mean nothing to the rules (a contact, a
// remark): kept beside the results that were made from it, so that an export hands
// them back in their lines.
//
//   carried_columns  run, column (from 0, in the order of the table), heading
//   carried          run, line, column, text
#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "core/database/database.h"
#include "core/sheets/column_map.h"
#include "core/sheets/table_file.h"

namespace biosubsidy::results {

// Those of the run, read from the file anew; what was kept of the run before goes.
// Forms have none. The error says why the file cannot be read.
[[nodiscard]] tl::expected<void, Localized> carryColumns(const Database& database, std::int64_t run,
                                                         const sheets::TableFile& file, const sheets::ColumnMap& map);
void dropCarried(const Database& database, std::int64_t run);

// The headings; none where the results hold no such columns.
[[nodiscard]] std::vector<std::string> carriedHeadings(const Database& database, std::int64_t run);

} // namespace biosubsidy::results
