// SPDX-License-Identifier: GPL-3.0-or-later
//
// Amounts and shares that words say and no unit of ours: CNY5m, 30 percent, 1:0.5,
// 五五开, 等额配套. Part of lone_signs.
#pragma once

#include <optional>

#include "core/audit/figure_doubts.h"
#include "core/audit/open_text.h"

namespace biosubsidy::audit {

// What begins at `at` and is to be looked at by a person, or none.
[[nodiscard]] std::optional<Doubtful> loneWordAt(const OpenText& open, std::size_t at);

} // namespace biosubsidy::audit
