// SPDX-License-Identifier: GPL-3.0-or-later
//
// How old the rules are, in words.
#pragma once

#include <string>

#include "core/packs/rules_age.h"
#include "core/values/localized.h"

namespace biosubsidy::wording {

// 2026-11-30; 2026-03-01 至 2026-11-30; with how many do not say: 2026-11-30；1 份没有写明. ""
// where no document says.
[[nodiscard]] std::string checkedText(const RulesAge& age, Language language);

// 37 份政策文件，原文最后核对：2026-11-30。1 份已到期，2 份已被替代，3 份核对已过一年。 "" without documents.
[[nodiscard]] std::string ageText(const RulesAge& age, Language language);

} // namespace biosubsidy::wording
