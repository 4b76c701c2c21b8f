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
    while (index < poolCount_ && (pools_[index].lane != held.lane() || pools_[index].pool != pool)) ++index;
    if (index == poolCount_) {
        if (pools_.size() == poolCount_) pools_.emplace_back(); // pools keep their room
        pools_[index].lane = held.lane();
        pools_[index].pool = pool;
        pools_[index].claims.clear();
        pools_[index].meetsCap = pools_[index].hasFree = false;
        ++poolCount_;
    }
    const std::size_t at = claims_.size();
    claims_.push_back({&held, index, open, cap});
    // Of those that meet no cap only the best can be chosen.
    std::vector<std::size_t>& tried = pools_[index].claims;
    pools_[index].meetsCap = pools_[index].meetsCap || cap != noCap;
    if (cap == noCap) {
        pools_[index].hasFree = true;
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

bool PoolTrials::areFew() {
    byBit_.clear();
    for (std::size_t index = 0; index < claims_.size(); ++index) {
        if (!pools_[claims_[index].pool].meetsCap) continue;
        claims_[index].bit = byBit_.size();
        byBit_.push_back(index);
    }
    if (byBit_.size() > mostClaims) return false;
    std::size_t trials = 1;
    for (std::size_t pool = 0; pool < poolCount_; ++pool) {
        if (!pools_[pool].meetsCap) continue;
        trials *= pools_[pool].claims.size() + (pools_[pool].hasFree ? 0 : 1);
        if (trials > mostTrials) return false;
    }
    return true;
}

// What a claim counts after those before it, and takes off its cap.
std::int64_t PoolTrials::drawn(const Claim& claim) {
    if (claim.cap == noCap) return claim.held->worth;
    const std::int64_t value = std::min(claim.held->worth, left_[claim.cap]);
    left_[claim.cap] -= value;
    return value;
}

Wide PoolTrials::best(std::vector<std::int64_t>* counted) {
    best_ = {};
    tryFrom(0, 0);
    Wide total = best_.total;
    if (counted != nullptr) counted->assign(claims_.size(), 0);
    for (std::size_t pool = 0; pool < poolCount_; ++pool) {
        if (pools_[pool].meetsCap) continue;
        const std::size_t claim = pools_[pool].claims.front();
        total += claims_[claim].held->worth;
        if (counted != nullptr) (*counted)[claim] = claims_[claim].held->worth;
    }
    if (counted == nullptr) return total;
    left_ = caps_;
    for (std::uint64_t rest = best_.claims; rest != 0; rest &= rest - 1) {
        const std::size_t claim = byBit_[static_cast<std::size_t>(std::countr_zero(rest))];
        (*counted)[claim] = drawn(claims_[claim]);
    }
    return total;
}

void PoolTrials::tryFrom(std::size_t pool, std::uint64_t chosen) {
    while (pool < poolCount_ && !pools_[pool].meetsCap) ++pool;
    if (pool == poolCount_) {
        weigh(chosen);
        return;
    }
    for (const std::size_t claim : pools_[pool].claims)
        tryFrom(pool + 1, chosen | (std::uint64_t(1) << claims_[claim].bit));
    // One that meets no cap is always better than none.
    if (!pools_[pool].hasFree) tryFrom(pool + 1, chosen);
}

void PoolTrials::weigh(std::uint64_t chosen) {
    Set set{0, 0, chosen};
    left_ = caps_;
    for (std::uint64_t rest = chosen; rest != 0; rest &= rest - 1) {
        const Claim& claim = claims_[byBit_[static_cast<std::size_t>(std::countr_zero(rest))]];
        const std::int64_t value = drawn(claim);
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
