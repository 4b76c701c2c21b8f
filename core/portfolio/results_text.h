// SPDX-License-Identifier: GPL-3.0-or-later
//
// The results of a screening as texts: NDJSON, and CSV with headings of either language.
// For results_reader.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/portfolio/firm.h"

namespace biosubsidy::portfolio {

[[nodiscard]] Written readResultLines(const std::string& path, FirmTaker& taker);
[[nodiscard]] Written readResultTable(const std::string& path, const std::shared_ptr<const RuleBook>& rules,
                                      FirmTaker& taker);

// "12345.60" exactly; none where it is no such number.
[[nodiscard]] std::optional<Money> yuanOf(std::string_view text);
// By its id, or its name in either language.
[[nodiscard]] std::optional<Verdict> verdictNamed(std::string_view text);

} // namespace biosubsidy::portfolio
