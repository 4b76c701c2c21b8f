// SPDX-License-Identifier: GPL-3.0-or-later
//
// Awards that are still being filled in, as a text that the library keeps beside
// the case: a case file holds complete ones alone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ui/session/case_sheet.h"

namespace biosubsidy::ui {

// "" where every award is complete, since then the case says it all.
[[nodiscard]] std::string draftsText(const std::vector<AwardDraft>& awards);

// The sheet of a case with its drafts; a text that cannot be read adds none.
[[nodiscard]] CaseSheet sheetOf(Case subject, const std::string& drafts);

} // namespace biosubsidy::ui
