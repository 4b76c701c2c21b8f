// SPDX-License-Identifier: GPL-3.0-or-later
//
// A compiled rule written out in one form, so that two rules can be compared by
// what they ask: terms are expanded, choices and operands sorted, 5000万元 <= x is
// x >= 5000万元. Rules that differ in more than this are taken to differ, even if
// a logician could show that they agree.
#pragma once

#include <string>

#include "core/facts/vocabulary.h"
#include "core/language/program.h"

namespace biosubsidy::changes {

// "" for an empty program.
[[nodiscard]] std::string canonicalText(const language::Program& program, const Vocabulary& vocabulary);

} // namespace biosubsidy::changes
