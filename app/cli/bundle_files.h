// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the commands about bundles of rules share.
#pragma once

#include "app/cli/command.h"
#include "core/bundle/installed_rules.h"

namespace biosubsidy::cli {

inline constexpr std::size_t largestKey = 1'024; // bytes

// Of at most so many bytes. Throws Exit.
[[nodiscard]] std::string readBounded(const std::string& path, std::size_t most, const Surroundings& surroundings,
                                      Language language);
// Says what is wrong with the file, with every mistake of its rules, and throws Exit.
[[noreturn]] void refuse(const std::string& path, const bundle::Refused& refused, const Surroundings& surroundings,
                         Language language);
// The rules that are installed in the folder of --rules. Throws Exit where there are none.
[[nodiscard]] bundle::RulesBundle installedIn(const std::string& folder, const Surroundings& surroundings,
                                              Language language);

} // namespace biosubsidy::cli
