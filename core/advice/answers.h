// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers: which values of one fact have to be tried so that none of the others
// can bring more or less, and the best and the worst of them, everything else as
// it stands.
//
//   flag, choice   every value;
//   text           every text that a rule asks for, and one that none does;
//   number         the turning points (see turning_points.h): between two of them
//                  every worth only rises or only falls, so that the total, which
//                  never falls when a worth rises, has its extremes at their ends;
//                  not so only where one amount rises while another falls. Where
//                  the number pulls in one direction (Influence), the extremes are the
//                  ends of its range, and the nearest to what stands is found by halving;
//   set            where more elements can only help (Influence), none and all that
//                  are asked for are the extremes, and single elements are tried
//                  for the smallest change; else every combination of elements that
//                  the rules tell apart, where there are few enough of them.
#pragma once

#include <vector>

#include "core/advice/what_if.h"

namespace biosubsidy::advice {

struct Answer {
    FactValue value;
    Money total;
};

struct Answers {
    FactRef fact;
    Answer best; // nearest to what stands now, among the best
    Answer worst;
    bool exact = true; // no other value brings more or less; false where the effort was spent
    // Proven for every value; the totals above where these are exact.
    Money upperBound;
    Money lowerBound;
};

struct Values {
    std::vector<FactValue> values;
    bool complete = true; // the extremes are among them
};

[[nodiscard]] Values valuesWorthTrying(WhatIf& whatIf, const FactRef& ref);
[[nodiscard]] Answers answersOf(WhatIf& whatIf, const FactRef& ref);

// The facts that the total may depend on, in the order of questions. Places are
// among them only where they are unknown: moving is a matter of siting. The size
// class is only where it is given: otherwise it follows from other facts.
[[nodiscard]] std::vector<FactRef> factsThatCount(const WhatIf& whatIf);
// Those of them that are not known, neither by a default nor from elsewhere.
[[nodiscard]] std::vector<FactRef> unknownFacts(const WhatIf& whatIf);
// Those of these that may matter for the total as the case stands: none of the others does
// unless a fact that is known were otherwise.
[[nodiscard]] std::vector<FactRef> openFacts(const WhatIf& whatIf);
// Those that an assessment asks for, as it asks, then the others.
[[nodiscard]] std::vector<FactRef> mostAtStakeFirst(const std::vector<FactRef>& facts, const Assessment& assessment);
[[nodiscard]] bool isPlace(const Vocabulary& vocabulary, const FactRef& ref);

} // namespace biosubsidy::advice
