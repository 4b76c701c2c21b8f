// SPDX-License-Identifier: GPL-3.0-or-later
//
// An audit for people: what decides first, then what is missing on either side,
// then what was matched, each figure with its line and passage.
#pragma once

#include <string>

#include "core/audit/audit.h"

namespace biosubsidy::audit {

// Whole lines, the last one ended.
[[nodiscard]] std::string toText(const AuditResult& result, Language language);

} // namespace biosubsidy::audit
