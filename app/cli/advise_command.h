// SPDX-License-Identifier: GPL-3.0-or-later
//
// biosubsidy-cli advise: what would change the outcome of a case.
#pragma once

#include "app/cli/command.h"

namespace biosubsidy::cli {

void addAdvise(CLI::App& app, const Surroundings& surroundings, Run& run);

} // namespace biosubsidy::cli
