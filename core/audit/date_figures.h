// SPDX-License-Identifier: GPL-3.0-or-later
//
// Dates and document numbers in a text. Part of figure_finder.
#pragma once

#include <optional>

#include "core/audit/figure_finder.h"
#include "core/audit/glyphs.h"

namespace biosubsidy::audit {

// 2024年9月14日, 2024-09-14, 二〇二四年九月, 7月26日. A year alone is none.
[[nodiscard]] std::optional<Found> dateAt(const Glyphs& text, std::size_t at);

// 〔2024〕14号, from its bracket on.
[[nodiscard]] std::optional<Found> documentNumberAt(const Glyphs& text, std::size_t at);

} // namespace biosubsidy::audit
