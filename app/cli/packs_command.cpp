// SPDX-License-Identifier: GPL-3.0-or-later

#include <CLI/CLI.hpp>

#include "app/cli/commands.h"

namespace biosubsidy::cli {

void addPacks(CLI::App& app, const Surroundings& surroundings, Run& run) {
    CLI::App* packs =
        app.add_subcommand("packs", bilingual("政策包：列出、检查、查看内容",
                                              "the rule packs: list them, check them, show what they say"));
    packs->require_subcommand(1);
    addPacksList(*packs, surroundings, run);
    addPacksCheck(*packs, surroundings, run);
    addPacksShow(*packs, surroundings, run);
    addPacksAudit(*packs, surroundings, run);
    addPacksDiff(*packs, surroundings, run);
    addPacksComplete(*packs, surroundings, run);
    addPacksKeygen(*packs, surroundings, run);
    addPacksBundle(*packs, surroundings, run);
    addPacksSign(*packs, surroundings, run);
    addPacksTrust(*packs, surroundings, run);
    addPacksInstall(*packs, surroundings, run);
    addPacksInstalled(*packs, surroundings, run);
    addPacksUninstall(*packs, surroundings, run);
}

} // namespace biosubsidy::cli
