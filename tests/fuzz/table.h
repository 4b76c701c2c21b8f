// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table of companies, read as `screen` and the window read it: columns guessed,
// kept as a text and read back, each row made into a case or refused with words.
#pragma once

#include <string>

namespace biosubsidy::fuzz {

void readTable(const std::string& path);

} // namespace biosubsidy::fuzz
