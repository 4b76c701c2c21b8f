// SPDX-License-Identifier: GPL-3.0-or-later
//
// A fact's value as people read it: 4,800万元; 120; 是; 中型; 发酵、酶; 无. "" where it is
// unknown.
#pragma once

#include <string>

#include "core/facts/case.h"

namespace biosubsidy::wording {

[[nodiscard]] std::string valueText(const Fact& fact, const FactValue& value, Language language);

} // namespace biosubsidy::wording
