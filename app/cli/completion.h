// SPDX-License-Identifier: GPL-3.0-or-later
//
// Completion of command lines in bash, zsh and fish, made from the commands and
// options that the parser has. Pack ids are the built-in ones.
#pragma once

#include <string>
#include <vector>

#include "core/values/localized.h"

namespace CLI {
class App;
} // namespace CLI

namespace biosubsidy::cli {

struct Completion {
    const CLI::App& app;
    Language language;                // of the descriptions, where a shell shows any
    std::vector<std::string> packIds; // what stands for ID
};

[[nodiscard]] std::string bashCompletion(const Completion& completion);
[[nodiscard]] std::string zshCompletion(const Completion& completion);
[[nodiscard]] std::string fishCompletion(const Completion& completion);

} // namespace biosubsidy::cli
