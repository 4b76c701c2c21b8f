// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long a document is still in force. Window, command line, advice and report
// all count as this does.
#pragma once

#include <optional>

#include "core/packs/pack.h"

namespace biosubsidy {

// How many days are left of it on a day on which it is in force, that day and the
// last one included; none where no end is stated, or it is not in force.
[[nodiscard]] std::optional<long> daysLeft(const Pack& pack, const Date& date);

} // namespace biosubsidy
