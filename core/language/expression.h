// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rule language as it is written: an expression is parsed to this tree, with
// the place of each part in the text. Nothing here knows facts or types; see
// compiler.h for that, and rules/WRITING.md for the language itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/values/localized.h"

namespace biosubsidy::language {

// A part of a text: which text (0: the expression itself, otherwise 1 + the
// index of the term that was expanded), and bytes in it.
struct Span {
    std::uint32_t source = 0;
    std::uint32_t offset = 0;
    std::uint32_t length = 1;
};

// Something wrong in an expression, at its place.
struct Problem {
    std::string code;
    Span span;
    Localized message;
    Localized advice;
};

struct Expression {
    enum class Kind : std::uint8_t {
        always,     // the literal that holds always
        name,       // rnd, DOMESTIC, project.kinds
        literal,    // 5000万元, 30%, 20, 2026-12-31: `text` as written
        text,       // "璧山区"
        list,       // {a, b}: children are names or texts
        both,       // and
        either,     // or
        negation,   // not
        comparison, // text: >=, >, <=, <, =
        is,         // is x, and with `negated` is not x
        isEmpty,
        in,         // in {…}
        has,        // has x, has any of {…}
        sum,        // +
        difference, // -
        product,    // *
        least,      // min(…)
        greatest,   // max(…)
    };

    Kind kind = Kind::always;
    Span span;
    std::string text;
    bool negated = false;
    std::vector<Expression> children;
};

struct Parsed {
    Expression expression;
    std::vector<Problem> problems; // empty: the expression is whole
};

inline constexpr std::size_t longestExpression = 4000; // bytes
inline constexpr int deepestExpression = 64;

[[nodiscard]] Parsed parse(std::string_view text, std::uint32_t source = 0);

} // namespace biosubsidy::language
