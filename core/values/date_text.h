// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a text that is no date should be instead, in words that stand behind
// "expected": whoever wrote 2026-02-30 knows how dates are written.
#pragma once

#include <string_view>

#include "core/values/localized.h"

namespace biosubsidy {

[[nodiscard]] Localized expectedDate(std::string_view text);

} // namespace biosubsidy
