// SPDX-License-Identifier: GPL-3.0-or-later
//
// Turning points of a number (an amount, a count, a date): the values, to the fen,
// between which nothing turns. From one to the next, if they are not neighbours,
// every comparison of the rules keeps its outcome and every amount is linear, so
// that a claim keeps its verdict and its worth only rises or only falls.
//
// They are found exactly, not by sampling: a program's nodes are piecewise linear
// in the number, and a new piece begins only where one of its turns (language::addTurns)
// changes its sign. Going through these in their order, each is solved for between two
// points at which all before it are linear.
#pragma once

#include <vector>

#include "core/advice/what_if.h"

namespace biosubsidy::advice {

// A number of a fact's type; fen, a count, a year or the days since 1970.
[[nodiscard]] FactValue numberValue(FactType type, const Fen& number);
[[nodiscard]] Fen numberOf(const FactValue& value); // of a known number

// What a number may be while the rest of the case stays as it is: a part is at
// most its known whole, a whole at least its largest known part.
struct NumberRange {
    Fen low;
    Fen high;
};
[[nodiscard]] NumberRange rangeOf(WhatIf& whatIf, const FactRef& ref);

// Ascending, both ends of the range among them; not all of them where the effort is spent.
[[nodiscard]] std::vector<Fen> turningPoints(WhatIf& whatIf, const FactRef& ref, const NumberRange& range);

// The same for the programs of one measure and one item alone.
[[nodiscard]] std::vector<Fen> turningPoints(WhatIf& whatIf, const FactRef& ref, const NumberRange& range,
                                             const Pack& pack, const Measure& measure, std::size_t item);

} // namespace biosubsidy::advice
