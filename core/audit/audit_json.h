// SPDX-License-Identifier: GPL-3.0-or-later
//
// An audit as JSON (format biosubsidy-audit/1).
#pragma once

#include <string>

#include "core/audit/audit.h"

namespace biosubsidy::audit {

[[nodiscard]] std::string toJson(const AuditResult& result);

} // namespace biosubsidy::audit
