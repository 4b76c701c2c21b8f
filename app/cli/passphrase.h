// SPDX-License-Identifier: GPL-3.0-or-later
//
// A passphrase from a file or from the terminal, where it is not shown. Never from
// the command line: other users of the machine can read that.
#pragma once

#include <string>

#include "app/cli/command.h"

namespace biosubsidy::cli {

enum class Asked { once, twice }; // twice: where a mistype would lock the files away

// The first line of `file`; "" asks on the terminal. Throws Exit.
[[nodiscard]] std::string passphraseFrom(const std::string& file, Asked asked, const Surroundings& surroundings,
                                         Language language);

} // namespace biosubsidy::cli
