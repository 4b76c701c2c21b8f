// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command that writes a report to hand on.
#pragma once

#include "app/cli/command.h"

namespace biosubsidy::cli {

void addReport(CLI::App& app, const Surroundings& surroundings, Run& run);

} // namespace biosubsidy::cli
