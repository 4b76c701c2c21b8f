// SPDX-License-Identifier: GPL-3.0-or-later
//
// The commands under "packs" that hold a pack against something else: an
// official text, or another version of it.
#pragma once

#include "app/cli/command.h"

namespace biosubsidy::cli {

void addPacksAudit(CLI::App& packs, const Surroundings& surroundings, Run& run);
void addPacksComplete(CLI::App& packs, const Surroundings& surroundings, Run& run);
void addPacksDiff(CLI::App& packs, const Surroundings& surroundings, Run& run);

} // namespace biosubsidy::cli
