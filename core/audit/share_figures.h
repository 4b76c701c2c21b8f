// SPDX-License-Identifier: GPL-3.0-or-later
//
// Shares that no percent sign says: 百分之三十, 三分之一, 1/3, 三成, 一半. Part of
// figure_finder.
#pragma once

#include <optional>

#include "core/audit/figure_finder.h"
#include "core/audit/glyphs.h"

namespace biosubsidy::audit {

// The share that begins at `at`, or none.
[[nodiscard]] std::optional<Found> shareAt(const Glyphs& text, std::size_t at);

} // namespace biosubsidy::audit
