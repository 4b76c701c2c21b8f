// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applications/application_of_claim.h"

#include <algorithm>

#include "core/wording/say.h"
#include "core/wording/why.h"

namespace biosubsidy::applications {

namespace {

const std::string& itemIdOf(const Assessment& assessment, const Claim& claim) {
    return assessment.subject->item(claim.entity, claim.item).id;
}

std::string itemNameOf(const Assessment& assessment, const Claim& claim) {
    if (claim.entity != Entity::project) return itemIdOf(assessment, claim);
    const std::string* name =
        assessment.subject->projects.at(claim.item).text(assessment.rules->vocabulary().known().projectName);
    return name == nullptr || name->empty() ? itemIdOf(assessment, claim) : *name;
}

// Smaller is nearer: open ones by their end, then those to come by their beginning,
// then those that are over, the last first.
std::pair<int, long> distanceOf(const biosubsidy::Call& call, const Date& asOf) {
    if (call.closes && *call.closes < asOf) return {2, Date::daysBetween(*call.closes, asOf)};
    if (call.opens && asOf < *call.opens) return {1, Date::daysBetween(asOf, *call.opens)};
    constexpr long endless = 10'000L * 366;
    return {0, call.closes ? Date::daysBetween(asOf, *call.closes) : endless};
}

Call callOf(const Pack& pack, const Measure& measure, const Date& asOf, Language language) {
    const biosubsidy::Call* nearest = nullptr;
    for (const biosubsidy::Call& call : pack.calls) {
        if (std::find(call.measures.begin(), call.measures.end(), measure.id) == call.measures.end()) continue;
        if (nearest == nullptr || distanceOf(call, asOf) < distanceOf(*nearest, asOf)) nearest = &call;
    }
    if (nearest == nullptr) return {};
    return {nearest->text.in(language), nearest->opens, nearest->closes, nearest->closesAt};
}

// Those of the measure; else that of its document, where it names just one.
std::string agencyOf(const Pack& pack, const Measure& measure) {
    if (measure.agencies.empty()) return pack.agencies.size() == 1 ? pack.agencies.front() : std::string();
    std::string agencies;
    for (const std::string& agency : measure.agencies) agencies += (agencies.empty() ? "" : "、") + agency;
    return agencies;
}

} // namespace

ClaimKey keyOf(const Assessment& assessment, const ClaimId& id) {
    const Claim& claim = assessment.claim(id);
    return {assessment.packs.at(id.pack).pack->id + "/" + claim.measure->id,
            claim.entity == Entity::company ? std::string() : itemIdOf(assessment, claim)};
}

std::optional<ClaimId> claimOf(const Assessment& assessment, const ClaimKey& key) {
    for (std::size_t pack = 0; pack < assessment.packs.size(); ++pack) {
        if (!key.measure.starts_with(assessment.packs[pack].pack->id + "/")) continue;
        for (std::size_t claim = 0; claim < assessment.packs[pack].claims.size(); ++claim) {
            if (keyOf(assessment, {pack, claim}) == key) return ClaimId{pack, claim};
        }
    }
    return std::nullopt;
}

Application applicationFor(const Assessment& assessment, const ClaimId& id, Language language) {
    Application application;
    application.claim = keyOf(assessment, id);
    return completed(std::move(application), assessment, id, language);
}

Application completed(Application application, const Assessment& assessment, const ClaimId& id, Language language) {
    const Claim& claim = assessment.claim(id);
    if (application.title.empty()) application.title = claim.measure->title;
    if (application.itemName.empty() && claim.entity != Entity::company)
        application.itemName = itemNameOf(assessment, claim);
    if (application.agency.empty()) application.agency = agencyOf(*assessment.packs.at(id.pack).pack, *claim.measure);
    if (application.call == Call())
        application.call = callOf(*assessment.packs.at(id.pack).pack, *claim.measure, assessment.asOf, language);
    if (application.materials.empty()) {
        for (const Localized& material : claim.measure->materials)
            application.materials.push_back({material.in(language)});
    }
    if (!application.expected && claim.ceiling) {
        application.expected = claim.counted.isZero() ? *claim.ceiling : claim.counted;
        application.expectedOpen =
            claim.isOpen() || claim.measure->rate == RateKind::open || claim.verdict != Verdict::eligible;
    }
    return application;
}

std::string_view toString(Standing standing) noexcept {
    constexpr std::array<std::string_view, 6> names{"unseen", "stands", "open", "nothing", "fails", "gone"};
    return names[static_cast<std::size_t>(standing)];
}

Standing standingNamed(std::string_view name) {
    for (const Standing standing :
         {Standing::stands, Standing::open, Standing::nothing, Standing::fails, Standing::gone}) {
        if (toString(standing) == name) return standing;
    }
    return Standing::unseen;
}

Standing standingOf(const Application& application, const Assessment& assessment) {
    if (application.claim.measure.empty() || isGranted(application.status) || isOver(application.status))
        return Standing::unseen;
    const auto id = claimOf(assessment, application.claim);
    if (!id) return Standing::gone;
    const Claim& claim = assessment.claim(*id);
    if (claim.verdict == Verdict::ineligible) return Standing::fails;
    if (claim.verdict == Verdict::undetermined) return Standing::open;
    return claim.ceiling && claim.counted.isZero() ? Standing::nothing : Standing::stands;
}

std::string standingText(const Application& application, const Assessment& assessment, Language language) {
    const Standing standing = standingOf(application, assessment);
    if (standing == Standing::unseen || standing == Standing::stands) return {};
    const auto id = claimOf(assessment, application.claim);
    const std::string what = words(standing).in(language);
    if (!id) return what;
    const std::string reason = wording::why({assessment, *id, language}).sentence;
    return reason.empty() ? what : wording::say(language, "{}：{}", "{}: {}", what, reason);
}

Localized words(Standing standing) {
    switch (standing) {
    case Standing::unseen: return {"没有重新测算", "not assessed since"};
    case Standing::stands: return {"仍然成立", "still stands"};
    case Standing::open: return {"有待补信息", "facts are missing"};
    case Standing::nothing: return {"成立，但不再增加金额", "holds, and adds nothing any more"};
    case Standing::fails: return {"不再符合", "no longer eligible"};
    case Standing::gone:
        return {"案例里已没有这个项目，或这份文件已不在测算范围",
                "the case no longer has this item, or its document is not among those assessed"};
    }
    return {};
}

} // namespace biosubsidy::applications
