// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace biosubsidy::cli {

void addSeal(CLI::App& app, const Surroundings& surroundings, Run& run);
void addUnseal(CLI::App& app, const Surroundings& surroundings, Run& run);

} // namespace biosubsidy::cli
