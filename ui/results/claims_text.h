// SPDX-License-Identifier: GPL-3.0-or-later
//
// Claims as plain text for a mail, and as a table for a spreadsheet (a line each,
// cells parted by tabs, sums in yuan with two decimals).
#pragma once

#include <vector>

#include <QString>

#include "core/assessment/assessment.h"
#include "ui/look/texts.h"

namespace biosubsidy::ui {

[[nodiscard]] QString claimsAsText(const Assessment& assessment, const std::vector<ClaimId>& claims,
                                   const Texts& texts);
[[nodiscard]] QString claimsAsTable(const Assessment& assessment, const std::vector<ClaimId>& claims,
                                    const Texts& texts);

} // namespace biosubsidy::ui
