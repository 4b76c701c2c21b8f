// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stacking chooses, among claims that may not all be held together, the set that
// brings most. It knows nothing of policies: a candidate is a sum, the exclusive
// pool that it draws on, and the yearly cap that it shares with others.
//
// The choice, exactly (policy map, "Stacking"):
//   - of the candidates of one pool at most one is chosen;
//   - the chosen candidates of one cap count, in the order of the candidates,
//     until the cap is used up; a candidate that would count nothing is not chosen;
//   - the chosen set has the largest total; between equal totals, the larger part
//     from stated candidates; then it comes first in the order of the candidates
//     (at the first candidate where two sets differ, the one that holds it).
//
// The problem contains the knapsack problem, so no method is fast on every input.
// The Solver (solver.h) is exact within a stated limit of work; past it, it gives
// the best set that it found, a proven upper bound, and says that it stopped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/values/money.h"

namespace biosubsidy::stacking {

struct Candidate {
    Money value;                       // what it adds alone; zero is allowed and never chosen
    bool stated = true;                // its rate is stated, or the sum is fixed
    std::optional<std::uint32_t> pool; // candidates of one pool exclude each other; numbered from zero
    std::optional<std::uint32_t> cap;  // index into Problem::caps
};

// Candidates of one cap must be alike in `stated` (a cap belongs to one measure).
struct Problem {
    std::vector<Candidate> candidates; // in the order of preference
    std::vector<Money> caps;

    void clear() {
        candidates.clear();
        caps.clear();
    }
};

struct Limits {
    std::uint64_t work = 20'000'000; // steps; deterministic, no clock
    std::size_t ways = 4096;         // to choose: so many are tried one by one, more are searched
};

struct Solution {
    std::vector<Money> counted; // for each candidate; zero: not chosen
    Money total;
    Money statedPart;
    bool proven = true; // false: the search stopped at its limit
    Money upperBound;   // no set brings more; equals total if proven
    std::uint64_t work = 0;
};

} // namespace biosubsidy::stacking
