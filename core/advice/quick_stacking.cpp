// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/quick_stacking.h"

#include <algorithm>

namespace biosubsidy::advice {

namespace {

constexpr std::size_t mostKept = 4096; // answers of the solver

std::size_t at(int index) {
    return static_cast<std::size_t>(index);
}

} // namespace

QuickStacking::Value QuickStacking::best(const std::vector<Stake>& stakes, const std::vector<Money>& caps) {
    // A cap binds only if all that could draw on it comes to more.
    onCap_.assign(caps.size(), Money());
    pooledCap_.assign(caps.size(), false);
    for (const Stake& stake : stakes) {
        if (stake.cap < 0 || stake.worth.isZero()) continue;
        onCap_[at(stake.cap)] += stake.worth;
        if (stake.pool >= 0) pooledCap_[at(stake.cap)] = true;
    }
    hardCap_.assign(caps.size(), false);
    for (std::size_t cap = 0; cap < caps.size(); ++cap) hardCap_[cap] = pooledCap_[cap] && onCap_[cap] > caps[cap];
    hardPool_.assign(pools_, false);
    bool hard = false;
    for (const Stake& stake : stakes) {
        if (stake.pool < 0 || stake.cap < 0 || stake.worth.isZero() || !hardCap_[at(stake.cap)]) continue;
        hardPool_[at(stake.pool)] = true;
        hard = true;
    }
    Value value;
    addSimple(stakes, caps, value);
    if (hard) {
        const Value rest = solved(stakes, caps);
        value.total += rest.total;
        value.upperBound += rest.upperBound;
    }
    return value;
}

// What stands apart from every pool that competes for a cap.
void QuickStacking::addSimple(const std::vector<Stake>& stakes, const std::vector<Money>& caps, Value& value) {
    largest_.assign(pools_, Money());
    for (const Stake& stake : stakes) {
        if (stake.worth.isZero()) continue;
        if (stake.pool >= 0) {
            if (!hardPool_[at(stake.pool)]) largest_[at(stake.pool)] = std::max(largest_[at(stake.pool)], stake.worth);
        } else if (stake.cap < 0) {
            value.total += stake.worth;
        }
    }
    for (const Money& money : largest_) value.total += money;
    // Claims of one measure are alike: either all of them have a pool or none.
    for (std::size_t cap = 0; cap < caps.size(); ++cap) {
        if (!pooledCap_[cap]) value.total += std::min(onCap_[cap], caps[cap]);
    }
    value.upperBound = value.total;
}

QuickStacking::Value QuickStacking::solved(const std::vector<Stake>& stakes, const std::vector<Money>& caps) {
    stacking::Problem problem;
    problem.caps = caps;
    std::vector<Fen> key;
    for (const Stake& stake : stakes) {
        if (stake.pool < 0 || stake.worth.isZero() || !hardPool_[at(stake.pool)]) continue;
        stacking::Candidate candidate{stake.worth, stake.stated, static_cast<std::uint32_t>(stake.pool), std::nullopt};
        if (stake.cap >= 0) candidate.cap = static_cast<std::uint32_t>(stake.cap);
        problem.candidates.push_back(candidate);
        key.insert(key.end(), {stake.worth.fen(), Fen(stake.pool), Fen(stake.cap)});
    }
    for (const Money& cap : caps) key.push_back(cap.fen());
    const auto kept = known_.find(key);
    if (kept != known_.end()) return kept->second;
    const stacking::Solution solution = stacking::solve(problem, limits_);
    const Value value{solution.total, solution.proven ? solution.total : solution.upperBound};
    if (known_.size() >= mostKept) known_.clear();
    known_.emplace(std::move(key), value);
    return value;
}

} // namespace biosubsidy::advice
