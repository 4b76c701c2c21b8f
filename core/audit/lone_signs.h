// SPDX-License-Identifier: GPL-3.0-or-later
//
// Units without a number that could be read, and numbers without a unit where an
// amount or a share is spoken of. Part of figure_doubts.
#pragma once

#include "core/audit/figure_doubts.h"

namespace biosubsidy::audit {

// In what `covered` leaves open.
[[nodiscard]] std::vector<Doubtful> loneSigns(std::u32string_view text, const std::vector<bool>& covered);

} // namespace biosubsidy::audit
