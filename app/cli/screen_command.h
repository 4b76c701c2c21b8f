// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command that screens many cases, one a line.
#pragma once

#include "app/cli/command.h"

namespace biosubsidy::cli {

void addScreen(CLI::App& app, const Surroundings& surroundings, Run& run);

} // namespace biosubsidy::cli
