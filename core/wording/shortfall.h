// SPDX-License-Identifier: GPL-3.0-or-later
//
// By how much a number misses what is asked of it. Exact: both sides are brought
// to one denominator, as the evaluation itself does.
#pragma once

#include <string>

#include "core/wording/fact_words.h"
#include "core/wording/question_tree.h"

namespace biosubsidy::wording {

// The comparison that must hold for this leaf: "not a < b" asks for a ≥ b.
[[nodiscard]] language::Comparison comparisonAsked(const QuestionTree& leaf);

class Shortfall {
public:
    [[nodiscard]] std::string inColumn(const FactWords& words) const; // 差 200万元
    [[nodiscard]] std::string inSentence(const FactWords& words) const; // 总投资 4,800万元，比 5,000万元 少 200万元

private:
    friend Shortfall shortfallOf(const QuestionTree& leaf);

    [[nodiscard]] bool isBelow() const;
    [[nodiscard]] std::string amount(const FactWords& words) const;
    [[nodiscard]] std::string subject(const FactWords& words) const;

    const language::Trace* trace_ = nullptr;
    language::Comparison asked_ = language::Comparison::atLeast;
    Fen difference_ = 0; // in 1/denominator of the comparison's unit; never negative
    bool atLeast_ = false;
};

// Of a comparison that fails.
[[nodiscard]] Shortfall shortfallOf(const QuestionTree& leaf);

} // namespace biosubsidy::wording
