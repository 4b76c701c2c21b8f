// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/claim_masks.h"

#include <algorithm>
#include <limits>

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

void ClaimMasks::weigh(const PlannedClaim& claim, const NetworkRun& run, const TruthMask& ground,
                       const std::vector<Word>& lanes) {
    const std::size_t words = run.words();
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
