// SPDX-License-Identifier: GPL-3.0-or-later
//
// The verdict of one claim over the lanes of its entity, and what its sum is there.
#pragma once

#include <array>
#include <limits>
#include <optional>
#include <vector>

#include "core/blocks/network_run.h"
#include "core/blocks/plan.h"

namespace biosubsidy::blocks {

// A truth over lanes.
struct TruthMask {
    std::vector<Word> yes;
    std::vector<Word> no;
};

void groundOf(const PlannedPack& pack, const NetworkRun& run, const std::vector<Word>& covered, TruthMask& ground);
// The years of lanes. Those of a block are mostly few.
struct LaneYears {
    const std::int64_t* years = nullptr;
    std::size_t lanes = 0;
    std::int64_t earliest = 0;
    std::int64_t latest = 0;

    LaneYears(const std::int64_t* of, std::size_t count);
};
// The lanes whose year lies in the pack's period.
void coveredLanes(const PlannedPack& pack, const LaneYears& years, std::vector<Word>& covered);

class ClaimMasks {
public:
    // `ground`: what all claims of the pack share: in force, in place, in its period.
    // `lanes`: those that the claim is held against, where it was not paid once already.
    void weigh(const PlannedClaim& claim, const NetworkRun& run, const TruthMask& ground,
               const std::vector<Word>& lanes);

    // Of a verdict that is not ineligible.
    [[nodiscard]] const Word* of(Verdict verdict) const { return verdicts_[static_cast<std::size_t>(verdict)].data(); }
    // Every lane that is not ineligible.
    [[nodiscard]] const std::vector<Word>& open() const { return open_; }
    [[nodiscard]] bool anyOpen() const { return anyOpen_; }
    // Of the undetermined lanes, those where this reading is undecided; of a claim
    // with readings.
    [[nodiscard]] const std::vector<Word>& strictUnknown() const { return strictUnknown_; }
    [[nodiscard]] const std::vector<Word>& lenientUnknown() const { return lenientUnknown_; }
    // Of a claim with tiers: the lanes where no tier surely holds, and those where each
    // is possible: not surely false, up to and including the first that surely holds.
    [[nodiscard]] const std::vector<Word>& tiersUnknown() const { return tiersUnknown_; }
    [[nodiscard]] const std::vector<Word>& possible(std::size_t tier) const { return possible_[tier]; }

private:
    const TruthMask& weighTiers(const PlannedClaim& claim, const NetworkRun& run, const TruthMask& ground);
    void weighReadings(const PlannedClaim& claim, const NetworkRun& run, const TruthMask& ground,
                       const std::vector<Word>& lanes);
    [[nodiscard]] std::vector<Word>& verdict(Verdict verdict) { return verdicts_[static_cast<std::size_t>(verdict)]; }

    std::array<std::vector<Word>, 3> verdicts_; // those that are open
    std::vector<Word> open_;
    std::vector<Word> strictUnknown_;
    std::vector<Word> lenientUnknown_;
    std::vector<Word> tiersUnknown_;
    std::vector<std::vector<Word>> possible_;
    TruthMask tiered_; // the ground, that some tier holds included
    bool anyOpen_ = false;
};

// The bounds of what one program gives, by lane: whole fen, rounded down once, at most
// the least cap over the claim. Zero for a claim without a sum.
class SumColumn {
public:
    SumColumn(const PlannedSum& sum, std::int64_t leastCap, const NetworkRun& run);
    // Of sums that are rounded and capped already.
    SumColumn(const std::int64_t* low, const std::int64_t* high) : low_(low), high_(high) {}

    // Whether the bounds are the same everywhere.
    [[nodiscard]] bool isExact() const { return low_ == nullptr ? !isWide_ || amount_->isExact() : low_ == high_; }
    [[nodiscard]] std::int64_t high(std::size_t lane) const {
        if (low_ == nullptr) return isWide_ ? ofWide(amount_->wideHigh[lane]) : constant_;
        return rounded(high_[lane]);
    }
    [[nodiscard]] std::int64_t low(std::size_t lane) const {
        if (low_ == nullptr) return isWide_ ? ofWide(amount_->wideLow[lane]) : constant_;
        return rounded(low_[lane]);
    }
    // Where the highest is known already; dividing takes its time.
    [[nodiscard]] std::int64_t low(std::size_t lane, std::int64_t high) const {
        if (low_ == nullptr) return isExact() ? high : low(lane);
        return low_[lane] == high_[lane] ? high : rounded(low_[lane]);
    }

private:
    [[nodiscard]] std::int64_t rounded(std::int64_t value) const {
        if (value <= 0) return 0;
        if (denominator_ != 1) value /= denominator_;
        return value < cap_ ? value : cap_;
    }
    [[nodiscard]] std::int64_t ofWide(Wide value) const;

    const NumberColumn* amount_ = nullptr;
    const std::int64_t* low_ = nullptr;
    const std::int64_t* high_ = nullptr;
    bool isWide_ = false;
    std::int64_t constant_ = 0;
    std::int64_t denominator_ = 1;
    Wide wideDenominator_ = 1;
    std::int64_t cap_ = std::numeric_limits<std::int64_t>::max();
};

// The bounds of a claim's sum by lane: of its amount, or over its possible tiers.
class ClaimSums {
public:
    // Stands until the next call. Of tiers, where the masks are open.
    const SumColumn& of(const PlannedClaim& claim, const NetworkRun& run, const ClaimMasks& masks);

private:
    std::vector<std::int64_t> low_;
    std::vector<std::int64_t> high_;
    std::vector<Word> seen_;
    std::optional<SumColumn> sums_;
};

} // namespace biosubsidy::blocks
