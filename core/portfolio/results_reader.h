// SPDX-License-Identifier: GPL-3.0-or-later
//
// Firms from the results of a screening: the database, the NDJSON or the CSV file that
// one wrote, read row by row. What is no such row is refused by its line, and what the
// results do not tell is not made up.
#pragma once

#include <string>

#include "core/portfolio/firm.h"

namespace biosubsidy::portfolio {

enum class ResultKind : std::uint8_t {
    none, // of no results: cases, a table of companies, something else
    database,
    ndjson,
    csv,
    claims // a row for each claim: it has no totals of firms
};
// By what it begins with.
[[nodiscard]] ResultKind kindOfResults(const std::string& path);

// How they were made, without the firms.
[[nodiscard]] tl::expected<Basis, Localized> basisOfResults(const std::string& path,
                                                            const std::shared_ptr<const RuleBook>& rules);

// Of a database, its last run. `taker` gets the firms and, as far as the results hold
// them, the lines that gave none. The error says why they cannot be read.
[[nodiscard]] tl::expected<Basis, Localized>
readResults(const std::string& path, const std::shared_ptr<const RuleBook>& rules, FirmTaker& taker);

} // namespace biosubsidy::portfolio
