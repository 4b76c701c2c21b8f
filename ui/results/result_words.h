// SPDX-License-Identifier: GPL-3.0-or-later
//
// What several views of a result say alike.
#pragma once

#include <QString>

#include "core/assessment/assessment.h"
#include "ui/look/texts.h"

namespace biosubsidy::ui {

// The warnings about the case and its search, a line each; "" where there are none.
[[nodiscard]] QString warningText(const Assessment& assessment, const Texts& texts);
[[nodiscard]] QString disclaimerText(const Texts& texts);

} // namespace biosubsidy::ui
