// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which question decides that a condition fails, and the sentence for it. Where
// several fail the first is named and the others are counted; where any of
// several would do, the one that is nearest to holding is named.
#pragma once

#include <optional>
#include <string>

#include "core/wording/fact_words.h"
#include "core/wording/question_tree.h"

namespace biosubsidy::wording {

struct Deciding {
    std::string sentence;        // 总投资 4,800万元，比 5,000万元 少 200万元
    std::optional<FactRef> fact; // that it is about
};

// Of a condition that fails. `asker` is who asks: 本条, 本政策.
[[nodiscard]] Deciding decidingFailure(const FactWords& words, const language::Trace& condition,
                                       const Localized& asker);

} // namespace biosubsidy::wording
