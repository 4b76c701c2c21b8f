// SPDX-License-Identifier: GPL-3.0-or-later
//
// Units without a number that could be read: ____万元, 73O万元, 10^6元. Part of
// lone_signs.
#pragma once

#include <optional>

#include "core/audit/figure_doubts.h"
#include "core/audit/open_text.h"

namespace biosubsidy::audit {

// The end of a unit of money or of shares at `at`; `at` where there is none.
[[nodiscard]] std::size_t pastUnit(const OpenText& open, std::size_t at);

// The unit at `at` that has lost its number, or none.
[[nodiscard]] std::optional<Doubtful> loneUnitAt(const OpenText& open, std::size_t at);

} // namespace biosubsidy::audit
