// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/claim_masks.h"

#include <algorithm>
#include <limits>

#include "core/facts/fact_limits.h"

namespace biosubsidy::blocks {

namespace {

void join(std::uint32_t part, const NetworkRun& run, TruthMask& to) {
    if (part == none) return; // nothing is asked
    const Word* yes = run.yes(part);
    const Word* no = run.no(part);
    for (std::size_t word = 0; word < run.words(); ++word) {
        to.yes[word] &= yes[word];
        to.no[word] |= no[word];
    }
}

} // namespace

void coveredLanes(const PlannedPack& pack, const std::int64_t* years, std::size_t lanes, std::vector<Word>& covered) {
    covered.assign(wordsFor(lanes), 0);
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        if (pack.years[static_cast<std::size_t>(years[lane] - earliestYear)]) setBit(covered.data(), lane);
    }
}

void groundOf(const PlannedPack& pack, const NetworkRun& run, const std::vector<Word>& covered, TruthMask& ground) {
    ground.yes.resize(run.words());
    ground.no.resize(run.words());
    for (std::size_t word = 0; word < run.words(); ++word) {
        ground.yes[word] = pack.inForce ? covered[word] : 0;
        ground.no[word] = ~ground.yes[word];
    }
    join(pack.place[static_cast<std::size_t>(run.network().entity())], run, ground);
}

void ClaimMasks::weigh(const PlannedClaim& claim, const NetworkRun& run, const TruthMask& ground,
                       const std::vector<Word>& lanes) {
    const std::size_t words = run.words();
    common_ = ground;
    join(claim.applicant, run, common_);
    join(claim.when, run, common_);
    for (std::vector<Word>* mask :
         {&verdicts_[0], &verdicts_[1], &verdicts_[2], &verdicts_[3], &open_, &strictUnknown_, &lenientUnknown_})
        mask->resize(words);
    if (claim.readings) {
        weighReadings(claim, run, lanes);
        return;
    }
    Word any = 0;
    for (std::size_t word = 0; word < words; ++word) {
        const Word in = lanes[word];
        verdict(Verdict::eligible)[word] = common_.yes[word] & in;
        verdict(Verdict::ineligible)[word] = common_.no[word] & in;
        verdict(Verdict::arguable)[word] = 0;
        verdict(Verdict::undetermined)[word] = in & ~(common_.yes[word] | common_.no[word]);
        open_[word] = in & ~common_.no[word];
        any |= open_[word];
    }
    anyOpen_ = any != 0;
}

void ClaimMasks::weighReadings(const PlannedClaim& claim, const NetworkRun& run, const std::vector<Word>& lanes) {
    strict_ = common_;
    lenient_ = common_;
    join(claim.strict, run, strict_);
    join(claim.lenient, run, lenient_);
    Word any = 0;
    for (std::size_t word = 0; word < run.words(); ++word) {
        const Word in = lanes[word];
        const Word eligible = strict_.yes[word] & lenient_.yes[word] & in;
        const Word ineligible = strict_.no[word] & lenient_.no[word] & in;
        const Word arguable = strict_.no[word] & lenient_.yes[word] & in;
        const Word undetermined = in & ~(eligible | ineligible | arguable);
        verdict(Verdict::eligible)[word] = eligible;
        verdict(Verdict::ineligible)[word] = ineligible;
        verdict(Verdict::arguable)[word] = arguable;
        verdict(Verdict::undetermined)[word] = undetermined;
        strictUnknown_[word] = undetermined & ~(strict_.yes[word] | strict_.no[word]);
        lenientUnknown_[word] = undetermined & ~(lenient_.yes[word] | lenient_.no[word]);
        open_[word] = in & ~ineligible;
        any |= open_[word];
    }
    anyOpen_ = any != 0;
}

ClaimSums::ClaimSums(const PlannedClaim& claim, const NumberColumn* amount)
    : amount_(amount), wideDenominator_(claim.denominator),
      cap_(claim.yearlyCap >= 0 ? claim.yearlyCap : std::numeric_limits<std::int64_t>::max()) {
    if (amount == nullptr) return;
    if (amount->isConstant) {
        constant_ = ofWide(amount->constant);
    } else if (amount->isWide()) {
        isWide_ = true;
    } else if (claim.denominator <= std::numeric_limits<std::int64_t>::max()) { // else it comes to nothing
        low_ = amount->low;
        high_ = amount->high;
        denominator_ = static_cast<std::int64_t>(claim.denominator);
    }
}

// The compiler has proved that the quotient fits.
std::int64_t ClaimSums::ofWide(Wide value) const {
    if (value <= 0) return 0;
    return std::min(static_cast<std::int64_t>(value / wideDenominator_), cap_);
}

} // namespace biosubsidy::blocks
