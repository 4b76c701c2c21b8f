// SPDX-License-Identifier: GPL-3.0-or-later
//
// Turns a parsed expression into a Program: looks up facts and choices in the
// vocabulary, checks types and units, expands terms, folds rates, and proves
// that no number can overflow. Problems name the place, what was expected and
// the nearest known name.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/facts/vocabulary.h"
#include "core/language/expression.h"
#include "core/language/program.h"

namespace biosubsidy::language {

// A name for an expression, used in several places. A term may use the terms
// before it.
struct Term {
    std::string name;
    Expression expression; // parsed with source = 1 + its index
};

// What an expression may refer to.
struct Scope {
    const Vocabulary* vocabulary = nullptr;
    Entity entity = Entity::company; // a project's or expense's rule reads the company as well
    const std::vector<Term>* terms = nullptr;
    bool ceiling = false; // whether `ceiling` may be named
};

struct Compiled {
    Program program;
    std::vector<Problem> problems; // empty: the program is whole
};

[[nodiscard]] Compiled compileCondition(std::string_view text, const Scope& scope);
// An amount of money. `largest` of the root tells how much it can be at most.
[[nodiscard]] Compiled compileAmount(std::string_view text, const Scope& scope);

} // namespace biosubsidy::language
