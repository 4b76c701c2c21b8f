// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Solver makes the choice that stacking.h defines. It takes the problem apart
// first: a cap binds if all that draws on it comes to more than it allows. The
// widest cap of a chain that binds is contested, and with it all that bind within
// it, if pools draw on it, or stated candidates and others; and a pool is if it
// draws on such a cap. Every other pool is worth its largest candidate, and every
// other cap is filled in order. What is contested is tried way by way where the
// ways are few, and searched otherwise.
//
// It keeps its memory, so that solving many problems allocates nothing but for a
// search; and, if it is told to, the answers of its searches.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "core/stacking/items.h"
#include "core/stacking/stacking.h"
#include "core/stacking/trials.h"

namespace biosubsidy::stacking {

class Solver {
public:
    // `answersKept`: of at most so many searches, for problems that are nearly the same.
    explicit Solver(const Limits& limits = {}, std::size_t answersKept = 0)
        : limits_(limits), answersKept_(answersKept) {}

    // Stands until the next call. Throws std::overflow_error, as Money does, if the
    // values add up to more than 2^123 fen, far more than any money there is.
    const Solution& solve(const Problem& problem);
    // All steps so far, those of getting ready among them; what was known already took none.
    [[nodiscard]] std::uint64_t steps() const noexcept { return steps_; }

private:
    struct CapUse {
        Amount drawn = 0;
        bool pooled = false;
        bool stated = false; // by some
        bool open = false;
        bool binds = false;
        bool contested = false;
        std::uint32_t wider = none;  // the next that binds
        std::uint32_t number = none; // among the contested ones
    };
    struct PoolUse {
        std::uint32_t best = none; // item
        bool contested = false;
        std::uint32_t number = none;
    };
    struct Answer {
        std::vector<std::uint32_t> chosen; // contested items, in order
        Amount upperBound = 0;
        bool proven = true;
        std::uint64_t work = 0;
    };

    void findContested();
    void findBinding();
    [[nodiscard]] std::uint32_t contestedCapOf(const Item& item) const;
    void settle();
    void contest(Item item);
    std::uint32_t numberOf(std::uint32_t cap);
    void choose();
    void search();
    void count(const Item& item, std::vector<ItemCap>& left, std::uint32_t candidate);

    Limits limits_;
    std::size_t answersKept_;
    Items items_;
    std::vector<CapUse> caps_;
    std::vector<PoolUse> pools_;
    Items contested_;                       // they are their own candidates:
    std::vector<std::uint32_t> candidates_; // these, in the problem
    Trials trials_;
    Answer answer_;
    std::map<std::vector<Amount>, Answer> known_;
    std::size_t keptAmounts_ = 0; // of their keys
    std::uint64_t steps_ = 0;
    Gain gain_; // of what is chosen so far
    Solution solution_;
};

} // namespace biosubsidy::stacking
