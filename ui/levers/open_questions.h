// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is still open, in figures that hold: what each question can change, and the
// best case. Both are searched for in the background (Advisor); until they are known
// there is a bound, which says that it is one.
#pragma once

#include <vector>

#include "core/assessment/assessment.h"

namespace biosubsidy::ui {

class Advisor;

// The questions of the assessment, the largest stake first. `atStake` is the difference
// between what the best and the worst answer make of the total, and until that is known
// a bound of it: no higher than all that is open.
[[nodiscard]] std::vector<Question> openQuestions(const Assessment& assessment, const Advisor* advisor);

// The total of a city if every open question came out at its best.
struct BestCase {
    Money total;
    bool exact = false; // else no completion brings more
    friend bool operator==(const BestCase&, const BestCase&) = default;
};
[[nodiscard]] BestCase bestCaseOf(const Assessment& assessment, const CityResult& city, const Advisor* advisor);

} // namespace biosubsidy::ui
