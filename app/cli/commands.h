// SPDX-License-Identifier: GPL-3.0-or-later
//
// The commands, each in a file of its own, which registers its subcommand: `run` is
// set to what the chosen command does.
#pragma once

#include <functional>

#include "app/cli/command.h"

namespace biosubsidy::cli {

using Run = std::function<int()>;

void addAdvise(CLI::App& app, const Surroundings& surroundings, Run& run);
void addAssess(CLI::App& app, const Surroundings& surroundings, Run& run);
void addCompare(CLI::App& app, const Surroundings& surroundings, Run& run);
void addCurve(CLI::App& app, const Surroundings& surroundings, Run& run);
void addDeadlines(CLI::App& app, const Surroundings& surroundings, Run& run);
void addDescribe(CLI::App& app, const Surroundings& surroundings, Run& run);
void addPacks(CLI::App& app, const Surroundings& surroundings, Run& run);
void addReport(CLI::App& app, const Surroundings& surroundings, Run& run);
void addScreen(CLI::App& app, const Surroundings& surroundings, Run& run);
void addSeal(CLI::App& app, const Surroundings& surroundings, Run& run);
void addUnseal(CLI::App& app, const Surroundings& surroundings, Run& run);

// Under "packs".
void addPacksBundle(CLI::App& packs, const Surroundings& surroundings, Run& run);
void addPacksInstall(CLI::App& packs, const Surroundings& surroundings, Run& run);
void addPacksInstalled(CLI::App& packs, const Surroundings& surroundings, Run& run);
void addPacksKeygen(CLI::App& packs, const Surroundings& surroundings, Run& run);
void addPacksSign(CLI::App& packs, const Surroundings& surroundings, Run& run);
void addPacksTrust(CLI::App& packs, const Surroundings& surroundings, Run& run);
void addPacksUninstall(CLI::App& packs, const Surroundings& surroundings, Run& run);
void addPacksAudit(CLI::App& packs, const Surroundings& surroundings, Run& run);
void addPacksCheck(CLI::App& packs, const Surroundings& surroundings, Run& run);
void addPacksComplete(CLI::App& packs, const Surroundings& surroundings, Run& run);
void addPacksDiff(CLI::App& packs, const Surroundings& surroundings, Run& run);
void addPacksList(CLI::App& packs, const Surroundings& surroundings, Run& run);
void addPacksShow(CLI::App& packs, const Surroundings& surroundings, Run& run);

} // namespace biosubsidy::cli
