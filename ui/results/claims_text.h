// SPDX-License-Identifier: GPL-3.0-or-later
//
// Claims as plain text for a mail, and as a table for spreadsheets and documents (a
// row each, sums in yuan with two decimals).
#pragma once

#include <vector>

#include <QString>

#include "core/assessment/assessment.h"
#include "ui/look/texts.h"
#include "ui/widgets/copied_table.h"

namespace biosubsidy::ui {

[[nodiscard]] QString claimsAsText(const Assessment& assessment, const std::vector<ClaimId>& claims,
                                   const Texts& texts);
[[nodiscard]] CopiedTable claimsAsTable(const Assessment& assessment, const std::vector<ClaimId>& claims,
                                        const Texts& texts);

} // namespace biosubsidy::ui
