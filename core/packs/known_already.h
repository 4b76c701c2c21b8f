// SPDX-License-Identifier: GPL-3.0-or-later
//
// What packs of the user's name that is built in by now: a city, a document. Nothing of it
// is wrong; but two encodings of one document count its money twice.
#pragma once

#include "core/packs/rule_book.h"

namespace biosubsidy {

// One warning for each, packs in order. `builtIn`: the vocabulary without the user's packs.
[[nodiscard]] Diagnostics knownAlready(const RuleBook& rules, const Vocabulary& builtIn);

} // namespace biosubsidy
