// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/claim_masks.h"

#include <algorithm>

#include "core/facts/fact_limits.h"

namespace biosubsidy::blocks {

LaneYears::LaneYears(const std::int64_t* of, std::size_t count) : years(of), lanes(count) {
    if (lanes == 0) return;
    earliest = latest = years[0];
    for (std::size_t lane = 1; lane < lanes; ++lane) {
        earliest = std::min(earliest, years[lane]);
        latest = std::max(latest, years[lane]);
    }
}

void coveredLanes(const PlannedPack& pack, const LaneYears& years, std::vector<Word>& covered) {
    covered.assign(wordsFor(years.lanes), 0);
    if (years.lanes == 0) return;
    const auto from = static_cast<std::size_t>(years.earliest - earliestYear);
    const auto end = static_cast<std::size_t>(years.latest - earliestYear) + 1;
    const std::size_t reached = pack.reached[end] - pack.reached[from];
    if (reached == 0) return;
    if (reached == end - from) {
        std::fill(covered.begin(), covered.end(), ~Word(0));
        return;
    }
    for (std::size_t lane = 0; lane < years.lanes; ++lane) {
        const auto year = static_cast<std::size_t>(years.years[lane] - earliestYear);
        if (pack.reached[year] != pack.reached[year + 1]) setBit(covered.data(), lane);
    }
}

void groundOf(const PlannedPack& pack, const NetworkRun& run, const std::vector<Word>& covered, TruthMask& ground) {
    ground.yes.resize(run.words());
    ground.no.resize(run.words());
    const TruthColumn place = run.truth(pack.place[static_cast<std::size_t>(run.network().entity())]);
    for (std::size_t word = 0; word < run.words(); ++word) {
        const Word inPeriod = pack.counts ? covered[word] : 0;
        ground.yes[word] = inPeriod & place.yes[word];
        ground.no[word] = ~inPeriod | place.no[word];
    }
}

// That some tier holds is asked like all else that the claim asks.
const TruthMask& ClaimMasks::weighTiers(const PlannedClaim& claim, const NetworkRun& run, const TruthMask& ground) {
    const std::size_t words = run.words();
    std::vector<Word>& yes = tiered_.yes;
    std::vector<Word>& no = tiered_.no;
    yes.assign(words, 0);
    no.assign(words, ~Word(0));
    if (possible_.size() < claim.tiers.size()) possible_.resize(claim.tiers.size());
    for (std::size_t tier = 0; tier < claim.tiers.size(); ++tier) {
        const TruthColumn holds = run.truth(claim.tiers[tier].when);
        std::vector<Word>& possible = possible_[tier];
        possible.resize(words);
        for (std::size_t word = 0; word < words; ++word) {
            possible[word] = ~holds.no[word] & ~yes[word];
            yes[word] |= holds.yes[word];
            no[word] &= holds.no[word];
        }
    }
    tiersUnknown_.resize(words);
    for (std::size_t word = 0; word < words; ++word) {
        tiersUnknown_[word] = ~(yes[word] | no[word]);
        yes[word] &= ground.yes[word];
        no[word] |= ground.no[word];
    }
    return tiered_;
}

void ClaimMasks::weigh(const PlannedClaim& claim, const NetworkRun& run, const TruthMask& packGround,
                       const std::vector<Word>& lanes) {
    const std::size_t words = run.words();
    const TruthMask& ground = claim.tiers.empty() ? packGround : weighTiers(claim, run, packGround);
    for (std::vector<Word>* mask :
         {&verdicts_[0], &verdicts_[1], &verdicts_[2], &open_, &strictUnknown_, &lenientUnknown_})
        mask->resize(words);
    if (claim.readings) {
        weighReadings(claim, run, ground, lanes);
        return;
    }
    const TruthColumn applicant = run.truth(claim.applicant);
    const TruthColumn when = run.truth(claim.when);
    Word any = 0;
    for (std::size_t word = 0; word < words; ++word) {
        const Word yes = ground.yes[word] & applicant.yes[word] & when.yes[word];
        const Word no = ground.no[word] | applicant.no[word] | when.no[word];
        const Word open = lanes[word] & ~no;
        verdict(Verdict::eligible)[word] = open & yes;
        verdict(Verdict::arguable)[word] = 0;
        verdict(Verdict::undetermined)[word] = open & ~yes;
        open_[word] = open;
        any |= open;
    }
    anyOpen_ = any != 0;
}

void ClaimMasks::weighReadings(const PlannedClaim& claim, const NetworkRun& run, const TruthMask& ground,
                               const std::vector<Word>& lanes) {
    const TruthColumn applicant = run.truth(claim.applicant);
    const TruthColumn when = run.truth(claim.when);
    const TruthColumn strict = run.truth(claim.strict);
    const TruthColumn lenient = run.truth(claim.lenient);
    Word any = 0;
    for (std::size_t word = 0; word < run.words(); ++word) {
        const Word in = lanes[word];
        const Word yes = ground.yes[word] & applicant.yes[word] & when.yes[word];
        const Word no = ground.no[word] | applicant.no[word] | when.no[word];
        const Word strictYes = yes & strict.yes[word];
        const Word strictNo = no | strict.no[word];
        const Word lenientYes = yes & lenient.yes[word];
        const Word lenientNo = no | lenient.no[word];
        const Word eligible = strictYes & lenientYes & in;
        const Word ineligible = strictNo & lenientNo & in;
        const Word arguable = strictNo & lenientYes & in;
        const Word undetermined = in & ~(eligible | ineligible | arguable);
        verdict(Verdict::eligible)[word] = eligible;
        verdict(Verdict::arguable)[word] = arguable;
        verdict(Verdict::undetermined)[word] = undetermined;
        strictUnknown_[word] = undetermined & ~(strictYes | strictNo);
        lenientUnknown_[word] = undetermined & ~(lenientYes | lenientNo);
        open_[word] = in & ~ineligible;
        any |= open_[word];
    }
    anyOpen_ = any != 0;
}

SumColumn::SumColumn(const PlannedSum& sum, std::int64_t leastCap, const NetworkRun& run)
    : wideDenominator_(sum.denominator) {
    if (leastCap >= 0) cap_ = leastCap;
    if (sum.part == none) return;
    amount_ = &run.number(sum.part);
    if (amount_->isConstant) {
        constant_ = ofWide(amount_->constant);
    } else if (amount_->isWide()) {
        isWide_ = true;
    } else if (sum.denominator <= std::numeric_limits<std::int64_t>::max()) { // else it comes to nothing
        low_ = amount_->low;
        high_ = amount_->high;
        denominator_ = static_cast<std::int64_t>(sum.denominator);
    }
}

// The compiler has proved that the quotient fits.
std::int64_t SumColumn::ofWide(Wide value) const {
    if (value <= 0) return 0;
    return std::min(static_cast<std::int64_t>(value / wideDenominator_), cap_);
}

const SumColumn& ClaimSums::of(const PlannedClaim& claim, const NetworkRun& run, const ClaimMasks& masks) {
    if (claim.tiers.empty()) return sums_.emplace(claim.amount, claim.leastCap, run);
    const std::size_t lanes = run.words() * lanesOfWord;
    if (low_.size() < lanes) {
        low_.resize(lanes);
        high_.resize(lanes);
    }
    seen_.assign(run.words(), 0);
    bool exact = true;
    for (std::size_t tier = 0; tier < claim.tiers.size(); ++tier) {
        const SumColumn sum(claim.tiers[tier].sum, claim.leastCap, run);
        const std::vector<Word>& possible = masks.possible(tier);
        for (std::size_t word = 0; word < run.words(); ++word) {
            const Word reached = possible[word] & masks.open()[word];
            forEachLane(&reached, 1, [&](std::size_t bit) {
                const std::size_t lane = word * lanesOfWord + bit;
                const std::int64_t high = sum.high(lane);
                const std::int64_t low = sum.low(lane, high);
                const bool first = ((seen_[word] >> bit) & 1U) == 0;
                low_[lane] = first ? low : std::min(low_[lane], low);
                high_[lane] = first ? high : std::max(high_[lane], high);
                exact = exact && low_[lane] == high_[lane];
            });
            seen_[word] |= reached;
        }
    }
    return sums_.emplace(low_.data(), exact ? low_.data() : high_.data());
}

} // namespace biosubsidy::blocks
