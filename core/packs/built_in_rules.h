// SPDX-License-Identifier: GPL-3.0-or-later
//
// The vocabulary and the packs that the program brings along: the files under
// rules/, embedded when it is built, so that a program without its source tree
// has them and nobody can change them unnoticed.
#pragma once

#include <vector>

#include "core/packs/rule_book.h"

namespace biosubsidy {

[[nodiscard]] SourceText builtInVocabulary();
[[nodiscard]] std::vector<PackSource> builtInPacks();

} // namespace biosubsidy
