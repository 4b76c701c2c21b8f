// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pools that compete for yearly caps, when they are few: every way to choose is
// tried. The same choice as stacking::solve makes, without its machinery: the
// largest total; then the larger part from stated rates; then the set that comes
// first in the order of the claims. A claim that would count nothing is not chosen.
#pragma once

#include <cstdint>
#include <vector>

#include "core/assessment/assessment.h"
#include "core/values/wide.h"

namespace biosubsidy::blocks {

// A claim that is not ineligible, of one lane. The compiler has proved that a
// claim's sum fits in 64 bits; sums over claims are wide.
class Held {
public:
    std::int64_t ceiling = 0;
    std::int64_t worth = 0; // after support already held
    std::int64_t counted = 0;
    std::uint32_t claim = 0; // of the plan

    [[nodiscard]] std::uint32_t lane() const { return laneAndVerdict_ >> 2U; }
    [[nodiscard]] Verdict verdict() const { return static_cast<Verdict>(laneAndVerdict_ & 3U); }
    void stand(std::size_t lane, Verdict verdict) {
        laneAndVerdict_ = static_cast<std::uint32_t>(lane << 2U) | static_cast<std::uint32_t>(verdict);
    }

private:
    std::uint32_t laneAndVerdict_ = 0; // together, so that two claims fill a line of the cache
};

class PoolTrials {
public:
    static constexpr std::size_t noCap = static_cast<std::size_t>(-1);
    static constexpr std::size_t mostClaims = 64; // a bit for each
    static constexpr std::size_t mostTrials = 4096;

    void clear();
    void addCap(std::int64_t allowed) { caps_.push_back(allowed); }
    // In the order of the claims. Claims of one lane and pool exclude each other.
    void add(Held& held, std::uint32_t pool, bool open, std::size_t cap);

    // Whether there are few enough to try; call it before best().
    [[nodiscard]] bool areFew();
    // The best total; `counted`, if not null, receives what each claim counts, in
    // the order in which they were added.
    Wide best(std::vector<std::int64_t>* counted);
    [[nodiscard]] Held& held(std::size_t index) const { return *claims_[index].held; }
    [[nodiscard]] std::size_t size() const { return claims_.size(); }

private:
    struct Claim {
        Held* held = nullptr;
        std::size_t pool = 0; // of this trial
        bool open = false;
        std::size_t cap = noCap;
        std::size_t bit = 0; // of the sets, where its pool meets a cap
    };
    struct Pool {
        std::uint32_t lane = 0;
        std::uint32_t pool = 0;
        std::vector<std::size_t> claims; // worth trying
        bool meetsCap = false;
        bool hasFree = false; // one of them meets no cap
    };
    struct Set {
        Wide total = -1;
        Wide stated = 0;
        std::uint64_t claims = 0;
    };
    [[nodiscard]] std::int64_t drawn(const Claim& claim);
    void tryFrom(std::size_t pool, std::uint64_t chosen);
    void weigh(std::uint64_t chosen);

    std::vector<Claim> claims_;
    std::vector<Pool> pools_;
    std::size_t poolCount_ = 0;
    std::vector<std::size_t> byBit_; // the claims that sets are made of
    std::vector<std::int64_t> caps_;
    std::vector<std::int64_t> left_;
    Set best_;
};

} // namespace biosubsidy::blocks
