// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of a sheet as its map says: cells that a person mended in their place, and a
// form (labels beside their values) turned so that a company is a row.
#pragma once

#include "core/sheets/corrections.h"
#include "core/sheets/table_file.h"

namespace biosubsidy::sheets {

// All outlive the rows.
[[nodiscard]] tl::expected<std::unique_ptr<RowSource>, Localized>
rowsOf(const TableFile& file, const ColumnMap& map, std::size_t sheet, const Corrections& corrections);

// The same rows as they stand, a form not turned.
[[nodiscard]] tl::expected<std::unique_ptr<RowSource>, Localized>
rowsAsTheyStand(const TableFile& file, std::size_t sheet, const Corrections& corrections);

} // namespace biosubsidy::sheets
