// SPDX-License-Identifier: GPL-3.0-or-later
//
// The places that a user names with --places.
#pragma once

#include <string>
#include <vector>

#include "app/cli/case_options.h"
#include "core/assessment/sites.h"

namespace biosubsidy::cli {

void addPlacesOption(CLI::App& command, std::vector<std::string>& places);
// Each once, in the order named; none: those that are compared where none is named; "all": every city that has packs. A
// city without a district is the place that compares it (siteNamed). Throws Exit where no pack is for one of them.
[[nodiscard]] std::vector<Site> sitesNamed(const std::vector<std::string>& places, const RuleBook& rules,
                                           const AssessOptions& options, const Surroundings& surroundings,
                                           Language language);
// The same, but a city without a district is the whole city.
[[nodiscard]] std::vector<Site> wholePlacesNamed(const std::vector<std::string>& places, const RuleBook& rules,
                                                 const AssessOptions& options, const Surroundings& surroundings,
                                                 Language language);

} // namespace biosubsidy::cli
