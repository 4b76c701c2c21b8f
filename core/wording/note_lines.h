// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a reader of a claim should know besides: when it is paid, warnings, our
// own readings where they act, how far the document can be relied on.
#pragma once

#include <string>
#include <vector>

#include "core/wording/claim_view.h"

namespace biosubsidy::wording {

// Of the claim itself.
[[nodiscard]] std::vector<std::string> claimNotes(const ClaimView& view);

} // namespace biosubsidy::wording
