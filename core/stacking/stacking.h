// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stacking chooses, among claims that may not all be held together, the set that
// brings most. It knows nothing of policies: a candidate is a sum, the exclusive
// pool that it draws on, and the caps that it shares with others. Caps nest: one
// may lie within a wider one, so that a candidate stands under a chain of them.
//
// The choice, exactly (policy map, "Stacking"):
//   - of the candidates of one pool at most one is chosen;
//   - the chosen candidates count, in the order of the candidates, each its value
//     or what is left of a cap of its chain, whichever is less; a candidate that
//     would count nothing is not chosen;
//   - the chosen set has the largest total; between equal totals, the larger part
//     from stated candidates; then it comes first in the order of the candidates
//     (at the first candidate where two sets differ, the one that holds it).
// Under a cap of mixed rates a candidate without a pool may therefore be left out,
// where it would take from stated ones what it adds itself.
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
    std::optional<std::uint32_t> cap;  // the narrowest that it stands under: index into Problem::caps
};

struct CapLimit {
    Money amount;
    std::optional<std::uint32_t> within; // the next wider cap, which holds all of it; none: the widest
};

struct Problem {
    std::vector<Candidate> candidates; // in the order of preference
    std::vector<CapLimit> caps;        // in any order; no chain comes back to itself

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
    // False: the search stopped at its limit. Where the bound equals the total, the
    // total is the largest all the same; a larger stated part may be possible then.
    bool proven = true;
    Money upperBound; // no set brings more; equals total if proven
    std::uint64_t work = 0;
};

} // namespace biosubsidy::stacking
