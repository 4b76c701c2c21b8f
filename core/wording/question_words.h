// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plain questions in words: what is asked (总投资 ≥ 5,000万元), by how much a
// number misses it (差 200万元), and the sentence that says why it fails.
#pragma once

#include <string>

#include "core/wording/fact_words.h"
#include "core/wording/question_tree.h"

namespace biosubsidy::wording {

// A number as an expression of facts: 30% × 总投资. Values are not filled in.
// A number from the words of its parts, by its kind of step: 30% × 总投资, (…) 中较小者.
// `parts`: of its children, in order, those in brackets where they need them.
[[nodiscard]] std::string stepWords(const language::Trace& trace, std::vector<std::string> parts, Language language);

[[nodiscard]] std::string numberWords(const FactWords& words, const language::Trace& trace);

[[nodiscard]] std::string askedWords(const FactWords& words, const QuestionTree& leaf);
[[nodiscard]] std::string standsWords(const FactWords& words, const QuestionTree& leaf);
// "" unless the leaf compares numbers and fails.
[[nodiscard]] std::string differenceWords(const FactWords& words, const QuestionTree& leaf);
// 总投资 4,800万元，比 5,000万元 少 200万元. `asker` is who asks: 本条, 本政策.
[[nodiscard]] std::string failureWords(const FactWords& words, const QuestionTree& leaf, const Localized& asker);

} // namespace biosubsidy::wording
