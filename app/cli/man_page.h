// SPDX-License-Identifier: GPL-3.0-or-later
//
// The manual page of biosubsidy-cli, as man(1) reads it, made from the commands
// and options that the parser has.
#pragma once

#include <string>

#include "core/values/localized.h"

namespace CLI {
class App;
} // namespace CLI

namespace biosubsidy::cli {

[[nodiscard]] std::string manPage(const CLI::App& app, Language language);

} // namespace biosubsidy::cli
