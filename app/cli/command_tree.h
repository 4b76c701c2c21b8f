// SPDX-License-Identifier: GPL-3.0-or-later
//
// The commands and options as registered with the parser, for everything that
// tells of them: the help pages, the manual page, the completion of shells. What
// has an empty group is for the build and is told of nowhere.
#pragma once

#include <string>
#include <vector>

#include "core/values/localized.h"

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace biosubsidy::cli {

// "biosubsidy-cli packs check".
[[nodiscard]] std::string fullName(const CLI::App& command);

[[nodiscard]] std::vector<const CLI::App*> subcommandsOf(const CLI::App& app);
// The commands that do something: packs itself does not, packs list does.
[[nodiscard]] std::vector<const CLI::App*> commandsOf(const CLI::App& app);

// "biosubsidy-cli assess CASE [OPTIONS]".
[[nodiscard]] std::string usageLine(const CLI::App& command, Language language);

// What stands behind an option: "zh|en", "FILE"; "" for a flag.
[[nodiscard]] std::string valueOf(const CLI::Option& option);
// Of "zh|en" each word; none where anything may stand there.
[[nodiscard]] std::vector<std::string> wordsOf(const CLI::Option& option);

} // namespace biosubsidy::cli
