// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cuts an expression into tokens. A number takes its unit or percent sign with
// it: 5000万元, 12.5%, 2026-12-31.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/language/expression.h"

namespace biosubsidy::language {

struct Token {
    enum class Kind : std::uint8_t { name, literal, text, symbol, end };
    Kind kind = Kind::end;
    std::string text; // names with their dots; texts without quotes; symbols as written
    Span span;
};

struct Tokens {
    std::vector<Token> tokens; // the last one is of kind end
    std::vector<Problem> problems;
};

[[nodiscard]] Tokens tokenise(std::string_view text, std::uint32_t source);

} // namespace biosubsidy::language
