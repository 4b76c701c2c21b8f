// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/assessment/siting.h"
#include "core/blocks/block_evaluator.h"

namespace biosubsidy::blocks {

namespace {

Figures figuresOf(const Totals& totals) {
    Figures figures;
    figures.entitled = wideOf(totals.entitled.fen());
    figures.stated = wideOf(totals.stated.fen());
    figures.ceiling = wideOf(totals.ceiling.fen());
    figures.openRate = wideOf(totals.openRate.fen());
    figures.potential = wideOf(totals.potential.fen());
    figures.own = wideOf(totals.own.fen());
    figures.discretionary = wideOf(totals.discretionary.fen());
    figures.openAmount = wideOf(totals.openAmount.fen());
    figures.unstated = static_cast<std::uint32_t>(totals.unstated);
    figures.inKind = static_cast<std::uint32_t>(totals.inKind);
    figures.undetermined = static_cast<std::uint32_t>(totals.undetermined);
    return figures;
}

std::size_t indexOf(const RuleBook& rules, const Pack& pack) {
    return static_cast<std::size_t>(&pack - rules.packs().data());
}

LimitSet limitsOf(const Pack& pack, const Claim& claim) {
    LimitSet limits;
    for (std::size_t place = 0; place < claim.measure->caps.size(); ++place) {
        const Cap* cap = &pack.caps[claim.measure->caps[place]];
        limits.set(place, std::find(claim.limitedBy.begin(), claim.limitedBy.end(), cap) != claim.limitedBy.end());
    }
    return limits;
}

ResultClaim resultClaim(const RuleBook& rules, const Pack& pack, const Claim& claim) {
    ResultClaim result;
    result.pack = indexOf(rules, pack);
    result.measure = static_cast<std::size_t>(claim.measure - pack.measures.data());
    result.item = claim.item;
    result.verdict = claim.verdict;
    result.hasSum = claim.ceiling.has_value();
    result.ceiling = claim.ceiling ? wideOf(claim.ceiling->fen()) : 0;
    result.floor = claim.floor ? wideOf(claim.floor->fen()) : 0;
    result.counted = wideOf(claim.counted.fen());
    result.chosen = claim.chosen;
    return result;
}

void listClaims(const Assessment& assessment, ClaimList wanted, std::vector<ResultClaim>& list) {
    for (const PackResult& pack : assessment.packs) {
        for (const Claim& claim : pack.claims) {
            const bool listed = wanted == ClaimList::open ? claim.verdict != Verdict::ineligible
                                                          : claim.chosen && !claim.counted.isZero();
            if (!listed) continue;
            list.push_back(resultClaim(*assessment.rules, *pack.pack, claim));
            if (wanted == ClaimList::open) list.back().limits = limitsOf(*pack.pack, claim);
        }
    }
    if (wanted == ClaimList::open) return;
    std::stable_sort(list.begin(), list.end(),
                     [](const ResultClaim& left, const ResultClaim& right) { return left.counted > right.counted; });
    if (list.size() > mostLargest) list.resize(mostLargest);
}

} // namespace

CaseResult reference(const BlockRules& rules, const Case& subject) {
    const BlockOptions& wanted = rules.options();
    const AssessOptions options = wanted.forAssessment();

    CaseResult result;
    const Assessment assessment = assess(rules.rules(), subject, options);
    Totals totals;
    for (const CityResult& city : assessment.cities) {
        totals += city.totals;
        result.proven = result.proven && !city.openSearch;
    }
    result.figures = figuresOf(totals);
    for (const PackResult& pack : assessment.packs) {
        for (const Claim& claim : pack.claims) ++result.verdicts[static_cast<std::size_t>(claim.verdict)];
    }
    listClaims(assessment, wanted.claims, result.claims);
    if (wanted.questions && !assessment.questions.empty()) {
        const Question& first = assessment.questions.front();
        result.question = {first.fact, wideOf(first.atStake.fen()), static_cast<std::uint32_t>(first.claims)};
    }
    if (!wanted.cities) return result;
    for (const Siting& siting : compareSitings(rules.rules(), subject, options)) {
        CityFigures city;
        city.city = siting.city;
        city.figures = figuresOf(siting.totals());
        city.hasFigures = siting.hasFigures();
        for (const CityResult& found : siting.assessment.cities) city.proven = city.proven && !found.openSearch;
        result.cities.push_back(city);
    }
    for (std::size_t index = 0; index < result.cities.size(); ++index) {
        const CityFigures& city = result.cities[index];
        if (!city.hasFigures || city.figures.ceiling == 0) continue;
        if (!result.best || city.figures.ceiling > result.cities[*result.best].figures.ceiling) result.best = index;
    }
    return result;
}

} // namespace biosubsidy::blocks
