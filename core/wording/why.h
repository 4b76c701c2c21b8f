// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one sentence that says why a claim came out as it did: the reason that
// decided it, not all of them.
#pragma once

#include "core/wording/claim_view.h"
#include "core/wording/deciding.h"

namespace biosubsidy::wording {

[[nodiscard]] Deciding why(const ClaimView& view);

} // namespace biosubsidy::wording
