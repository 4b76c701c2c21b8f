// SPDX-License-Identifier: GPL-3.0-or-later
//
// A comparison of places on a terminal: one row a place, then its documents and
// the zones that name the projects' fields.
#pragma once

#include <vector>

#include "app/cli/command.h"
#include "core/assessment/siting.h"

namespace biosubsidy::cli {

void printComparison(const std::vector<Siting>& sitings, const AssessOptions& options, Language language,
                     const Surroundings& surroundings);

} // namespace biosubsidy::cli
