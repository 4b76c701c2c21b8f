// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/parts.h"

#include <algorithm>

#include "core/values/text.h"
#include "core/wording/badges.h"
#include "core/wording/pack_text.h"

namespace biosubsidy::report {

using wording::say;

std::string Context::in(const Localized& text) const {
    return printable(text.in(language()));
}

std::string Context::sum(const Money& money) const {
    return sumText(money, options.unit, language());
}

std::string Context::column(const Money& money) const {
    return columnSum(money, options.unit);
}

std::string Context::sumHeading(const char* zh, const char* en) const {
    return say(language(), "{}（{}）", "{} ({})", text(zh, en), unitText(options.unit, language()));
}

std::string Context::cityName(const CityResult& city) const {
    return printable(assessment().city(city).label.in(language()));
}

std::string Context::list(const std::vector<std::string>& items) const {
    return wording::enumerated(items, wording::Joint::all, language());
}

std::string Context::lines(const std::vector<std::string>& items) const {
    return wording::clauses(items, language());
}

std::vector<ClaimText> claimsOf(const Context& context, const CityResult& city, Verdict verdict) {
    std::vector<ClaimText> found;
    for (const std::size_t index : city.packs) {
        const PackResult& pack = context.assessment().packs[index];
        for (std::size_t at = 0; at < pack.claims.size(); ++at) {
            if (pack.claims[at].verdict != verdict) continue;
            const ClaimId id{index, at};
            found.push_back(
                {id, &pack, &pack.claims[at], wording::explain(context.assessment(), id, context.language())});
        }
    }
    std::stable_partition(found.begin(), found.end(),
                          [](const ClaimText& claim) { return claim.claim->measure->hasSum(); });
    return found;
}

std::vector<ClaimText> countedClaims(const Context& context, const CityResult& city) {
    std::vector<ClaimText> counted;
    for (const Verdict verdict : {Verdict::eligible, Verdict::arguable}) {
        for (ClaimText& claim : claimsOf(context, city, verdict)) {
            if (claim.claim->chosen && claim.claim->measure->hasSum()) counted.push_back(std::move(claim));
        }
    }
    return counted;
}

std::vector<std::string> badgesOf(const Context& context, const ClaimText& claim) {
    return wording::wordsOf(wording::badgesOf(*claim.pack, *claim.claim, context.language()));
}

int lengthOf(const Fen& sum, const Fen& most) {
    constexpr int longest = 1000;
    constexpr int shortest = 3;
    if (most <= 0 || sum <= 0) return 0;
    return std::max(static_cast<int>(sum * longest / most), shortest);
}

std::vector<std::string> ownNotes(const Context& context, const ClaimText& claim) {
    const std::vector<std::string> ofPack = wording::packNotes(*claim.pack, context.language());
    std::vector<std::string> own;
    for (const std::string& note : claim.words.notes) {
        if (std::find(ofPack.begin(), ofPack.end(), note) == ofPack.end()) own.push_back(note);
    }
    return own;
}

} // namespace biosubsidy::report
