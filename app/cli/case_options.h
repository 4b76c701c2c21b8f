// SPDX-License-Identifier: GPL-3.0-or-later
//
// The options of the commands that hold a case against the packs.
#pragma once

#include "app/cli/command.h"
#include "core/assessment/assessor.h"

namespace biosubsidy::cli {

struct CaseOptions : CommonOptions {
    std::string file;
    std::vector<std::string> packs; // --pack
    bool noExclusion = false;
    bool noOwnFigures = false;
};

// Those of them that say how cases are assessed, and no more.
void addAssessOptions(CLI::App& command, CaseOptions& options);
void addCaseOptions(CLI::App& command, CaseOptions& options);

// Throws Exit for a bad date or a pack that is not loaded.
[[nodiscard]] AssessOptions assessOptionsOf(const CaseOptions& options, const RuleBook& rules,
                                            const Surroundings& surroundings, Language language);

} // namespace biosubsidy::cli
