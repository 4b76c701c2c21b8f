// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/pool_trials.h"

#include <algorithm>
#include <bit>

namespace biosubsidy::blocks {

void PoolTrials::clear() {
    claims_.clear();
    poolCount_ = 0;
    caps_.clear();
}

void PoolTrials::add(Held& held, std::uint32_t pool, bool open, std::size_t cap) {
    std::size_t index = 0;
    while (index < poolCount_ && (pools_[index].lane != held.lane || pools_[index].pool != pool)) ++index;
    if (index == poolCount_) {
        if (pools_.size() == poolCount_) pools_.emplace_back(); // pools keep their room
        pools_[index].lane = held.lane;
        pools_[index].pool = pool;
        pools_[index].claims.clear();
        ++poolCount_;
    }
    const std::size_t at = claims_.size();
    claims_.push_back({&held, index, open, cap});
    // Of those that meet no cap only the best can be chosen.
    std::vector<std::size_t>& tried = pools_[index].claims;
    if (cap == noCap) {
        for (std::size_t& other : tried) {
            const Claim& claim = claims_[other];
            if (claim.cap != noCap) continue;
            const bool better = held.worth != claim.held->worth ? held.worth > claim.held->worth : !open && claim.open;
            if (better) other = at;
            return;
        }
    }
    tried.push_back(at);
}

bool PoolTrials::areFew() const {
    if (claims_.size() > mostClaims) return false;
    std::size_t trials = 1;
    for (std::size_t pool = 0; pool < poolCount_; ++pool) {
        trials *= pools_[pool].claims.size() + 1;
        if (trials > mostTrials) return false;
    }
    return true;
}

Wide PoolTrials::best(std::vector<std::int64_t>* counted) {
    best_ = {};
    tryFrom(0, 0);
    if (counted == nullptr) return best_.total;
    counted->assign(claims_.size(), 0);
    left_ = caps_;
    for (std::uint64_t rest = best_.claims; rest != 0; rest &= rest - 1) {
        const auto index = static_cast<std::size_t>(std::countr_zero(rest));
        const Claim& claim = claims_[index];
        std::int64_t value = claim.held->worth;
        if (claim.cap != noCap) {
            value = std::min(value, left_[claim.cap]);
            left_[claim.cap] -= value;
        }
        (*counted)[index] = value;
    }
    return best_.total;
}

void PoolTrials::tryFrom(std::size_t pool, std::uint64_t chosen) {
    if (pool == poolCount_) {
        weigh(chosen);
        return;
    }
    for (const std::size_t claim : pools_[pool].claims) tryFrom(pool + 1, chosen | (std::uint64_t(1) << claim));
    tryFrom(pool + 1, chosen);
}

void PoolTrials::weigh(std::uint64_t chosen) {
    Set set{0, 0, chosen};
    left_ = caps_;
    for (std::uint64_t rest = chosen; rest != 0; rest &= rest - 1) {
        const Claim& claim = claims_[static_cast<std::size_t>(std::countr_zero(rest))];
        std::int64_t value = claim.held->worth;
        if (claim.cap != noCap) {
            value = std::min(value, left_[claim.cap]);
            left_[claim.cap] -= value;
        }
        if (value == 0) return; // it would not be chosen
        set.total += value;
        if (!claim.open) set.stated += value;
    }
    bool better = set.total != best_.total ? set.total > best_.total : set.stated > best_.stated;
    if (set.total == best_.total && set.stated == best_.stated) {
        const std::uint64_t apart = set.claims ^ best_.claims;
        better = (apart & (~apart + 1) & set.claims) != 0; // it holds the first where they differ
    }
    if (better) best_ = set;
}

} // namespace biosubsidy::blocks
