// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the sentences name a claim.
#pragma once

#include <string>

#include "core/assessment/assessment.h"

namespace biosubsidy::wording {

// “专业中试平台建设”（项目 p1）, with its document where that is not `besides`.
[[nodiscard]] std::string claimName(const Assessment& assessment, const ClaimId& id, const ClaimId& besides,
                                    Language language);

} // namespace biosubsidy::wording
