// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was most probably meant where an expression cannot be read on, by the token that
// does not fit and the one before it. Words for messages: nothing is ever read by them.
#pragma once

#include "core/language/lexer.h"

namespace biosubsidy::language {

// `before` is an empty token of kind end where the expression fails at its first one.
[[nodiscard]] Localized syntaxHint(const Token& before, const Token& here);

} // namespace biosubsidy::language
