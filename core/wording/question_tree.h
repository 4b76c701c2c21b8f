// SPDX-License-Identifier: GPL-3.0-or-later
//
// A condition as a person reads it: "all of" and "any of" over plain questions.
// What the rule language negates is turned inwards to the questions themselves
// (not (a or b) reads: neither a nor b), and "all of" inside "all of" is one
// group. Kleene's logic allows both, so that no outcome changes.
#pragma once

#include <optional>
#include <vector>

#include "core/language/program.h"

namespace biosubsidy::wording {

struct QuestionTree {
    enum class Kind { leaf, all, any };

    Kind kind = Kind::leaf;
    const language::Trace* trace = nullptr; // of a leaf
    bool negated = false;                   // of a leaf: it holds where the trace does not
    Truth outcome = Truth::unknown;
    std::vector<QuestionTree> parts;
};

// Keeps pointers into `trace`.
[[nodiscard]] QuestionTree questionTree(const language::Trace& trace, bool negated = false);

// The fact that a question is about: its own, or the first in a comparison.
[[nodiscard]] std::optional<FactRef> factOf(const language::Trace& trace);

// A program without a case: every outcome unknown, for texts about a pack alone.
[[nodiscard]] language::Trace blankTrace(const language::Program& program);

} // namespace biosubsidy::wording
