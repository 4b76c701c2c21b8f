// SPDX-License-Identifier: GPL-3.0-or-later
//
// The commands that say what would change the outcome.
#pragma once

#include "app/cli/command.h"

namespace biosubsidy::cli {

void addCurve(CLI::App& app, const Surroundings& surroundings, Run& run);

} // namespace biosubsidy::cli
