// SPDX-License-Identifier: GPL-3.0-or-later
//
// The commands under "packs", each in a file of its own.
#pragma once

#include "app/cli/command.h"

namespace biosubsidy::cli {

void addPacksList(CLI::App& packs, const Surroundings& surroundings, Run& run);
void addPacksCheck(CLI::App& packs, const Surroundings& surroundings, Run& run);
void addPacksShow(CLI::App& packs, const Surroundings& surroundings, Run& run);

} // namespace biosubsidy::cli
