// SPDX-License-Identifier: GPL-3.0-or-later
//
// QuickStacking gives the total of the best set of claims, as stacking::solve
// does, many times over for nearly the same claims. It takes the problem apart
// first: a pool whose claims meet no yearly cap that can bind is worth its largest
// claim, and a cap that claims without a pool share is worth at most itself. Only
// what is left, pools that compete for a cap, goes to the solver; its answers are
// kept, since most changes of a case leave that part alone.
#pragma once

#include <map>
#include <vector>

#include "core/stacking/stacking.h"

namespace biosubsidy::advice {

// A claim as a candidate; -1: it draws on no pool, or has no yearly cap.
struct Stake {
    Money worth;
    bool stated = true;
    int pool = -1;
    int cap = -1;
};

class QuickStacking {
public:
    QuickStacking(std::size_t pools, const stacking::Limits& limits) : pools_(pools), limits_(limits) {}

    struct Value {
        Money total;
        Money upperBound; // equals the total where the solver proved it
    };
    // `caps`: what each cap allows.
    [[nodiscard]] Value best(const std::vector<Stake>& stakes, const std::vector<Money>& caps);

private:
    void addSimple(const std::vector<Stake>& stakes, const std::vector<Money>& caps, Value& value);
    [[nodiscard]] Value solved(const std::vector<Stake>& stakes, const std::vector<Money>& caps);

    std::size_t pools_;
    stacking::Limits limits_;
    // Scratch, by pool and by cap.
    std::vector<Money> largest_;
    std::vector<bool> hardPool_;
    std::vector<bool> hardCap_;
    std::vector<Money> onCap_;
    std::vector<bool> pooledCap_;
    std::map<std::vector<Fen>, Value> known_;
};

} // namespace biosubsidy::advice
