// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/result_view.h"

#include "core/storage/result_mark.h"
#include "core/wording/explanation.h"

namespace biosubsidy::storage {

namespace {

// Both languages of what a function says in one.
template <typename Say>
Localized inBoth(const Say& say) {
    return {say(Language::zh), say(Language::en)};
}

std::string linesOf(const wording::Explanation& explanation, Language language) {
    std::string lines;
    const auto add = [&](const std::string& line) { lines += (lines.empty() ? "" : "\n") + line; };
    for (const std::string& line : explanation.stacking) add(line);
    if (!explanation.missing.empty()) {
        std::string missing;
        for (const std::string& fact : explanation.missing)
            missing += (missing.empty() ? "" : language == Language::zh ? "；" : "; ") + fact;
        add((language == Language::zh ? "待补信息：" : "Missing: ") + missing);
    }
    for (const std::string& line : explanation.notes) add(line);
    return lines;
}

ViewedClaim claimOf(const Assessment& assessment, const ClaimId& id) {
    const PackResult& pack = assessment.packs[id.pack];
    const Claim& claim = assessment.claim(id);
    const wording::Explanation zh = wording::explain(assessment, id, Language::zh);
    const wording::Explanation en = wording::explain(assessment, id, Language::en);
    ViewedClaim view;
    view.pack = pack.pack->id;
    view.measure = claim.measure->id;
    view.entity = claim.entity;
    if (claim.entity != Entity::company) view.item = assessment.subject->item(claim.entity, claim.item).id;
    view.verdict = claim.verdict;
    view.ceiling = claim.ceiling;
    view.counted = claim.counted;
    view.title = {zh.title, en.title};
    view.subject = {zh.subject, en.subject};
    view.support = {zh.support, en.support};
    view.amount = {zh.amount, en.amount};
    view.why = {zh.why, en.why};
    view.sum = {wording::sumOnOneLine(zh, Language::zh), wording::sumOnOneLine(en, Language::en)};
    view.notes = {linesOf(zh, Language::zh), linesOf(en, Language::en)};
    view.clause = {zh.clause, en.clause};
    view.document = {zh.document, en.document};
    view.agencies = {zh.agencies, en.agencies};
    return view;
}

} // namespace

ResultView viewOf(const Assessment& assessment) {
    ResultView view;
    view.asOf = assessment.asOf;
    view.alternatives = markOf(assessment).alternatives;
    for (const CityResult& city : assessment.cities)
        view.cities.push_back({assessment.city(city).id, assessment.city(city).label, city.totals});
    for (std::size_t pack = 0; pack < assessment.packs.size(); ++pack) {
        const PackResult& result = assessment.packs[pack];
        view.packs.push_back(
            {result.pack->id, result.pack->version, result.pack->sha256, result.pack->title, result.pack->number,
             inBoth([&](Language language) { return wording::statusText(result, language); }),
             inBoth([&](Language language) { return wording::gradeText(result.pack->grade, language); })});
        for (std::size_t claim = 0; claim < result.claims.size(); ++claim)
            view.claims.push_back(claimOf(assessment, {pack, claim}));
    }
    view.facts = factTexts(*assessment.subject, assessment.rules->vocabulary());
    for (const CaseWarning& warning : assessment.warnings) view.warnings.push_back(warning.message);
    return view;
}

} // namespace biosubsidy::storage
