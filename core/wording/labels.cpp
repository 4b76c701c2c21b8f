// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/labels.h"

#include "core/values/text.h"
#include "core/wording/explanation.h"
#include "core/wording/pack_text.h"
#include "core/wording/say.h"

namespace biosubsidy::wording {

namespace {

constexpr std::size_t longestName = 30;

// The id as the case gives it: 项目 p1.
std::string shortItem(const Assessment& assessment, Entity entity, std::size_t item, Language language) {
    if (entity == Entity::company) return say(language, "企业", "Company");
    const std::string id = printable(assessment.subject->item(entity, item).id);
    return entity == Entity::project ? say(language, "项目 {}", "Project {}", id)
                                     : say(language, "支出 {}", "Expense {}", id);
}

} // namespace

std::string itemText(const Assessment& assessment, Entity entity, std::size_t item, Language language) {
    const std::string text = shortItem(assessment, entity, item, language);
    if (entity != Entity::project) return text;
    const std::string* given =
        assessment.subject->projects[item].text(assessment.rules->vocabulary().known().projectName);
    if (given == nullptr) return text;
    return say(language, "{}（{}）", "{} ({})", text, printable(shortened(*given, longestName)));
}

std::string factText(const Assessment& assessment, const FactRef& ref, Language language) {
    const Fact& fact = assessment.rules->vocabulary().fact(ref.entity, ref.fact);
    return say(language, "{}：{}", "{}: {}", shortItem(assessment, ref.entity, ref.item, language),
               insideSentence(fact.label.in(language)));
}

std::string verdictText(Verdict verdict, Language language) {
    switch (verdict) {
    case Verdict::eligible: return say(language, "符合", "Eligible");
    case Verdict::arguable: return say(language, "可争取", "Arguable");
    case Verdict::undetermined: return say(language, "待补信息", "Undetermined");
    case Verdict::ineligible: return say(language, "不符合", "Not eligible");
    }
    return {};
}

std::string outcomeSign(Truth outcome) {
    switch (outcome) {
    case Truth::yes: return "✓";
    case Truth::unknown: return "?";
    case Truth::no: return "✗";
    }
    return "?";
}

std::string awardLevelText(AwardLevel level, Language language) {
    switch (level) {
    case AwardLevel::national: return say(language, "国家级", "national");
    case AwardLevel::provincial: return say(language, "省级", "provincial");
    case AwardLevel::city: return say(language, "市级", "city");
    case AwardLevel::district: return say(language, "区级", "district");
    case AwardLevel::other: return say(language, "其他", "other");
    }
    return {};
}

std::string verdictSign(Verdict verdict) {
    switch (verdict) {
    case Verdict::eligible: return "✓";
    case Verdict::arguable: return "◐";
    case Verdict::undetermined: return "?";
    case Verdict::ineligible: return "–";
    }
    return {};
}

std::string claimName(const Assessment& assessment, const ClaimId& id, const ClaimId& besides, Language language) {
    const Claim& claim = assessment.claim(id);
    const Claim& own = assessment.claim(besides);
    std::string name = quotedName(claim.measure->title.in(language), language);
    const bool otherItem = claim.entity != own.entity || claim.item != own.item;
    if (otherItem) name += say(language, "（{}）", " ({})", itemText(assessment, claim.entity, claim.item, language));
    if (id.pack != besides.pack) {
        const Pack& pack = *assessment.packs[id.pack].pack;
        name += say(language, "（{}）", " ({})",
                    pack.number.empty() ? documentText(pack, language) : printable(pack.number));
    }
    return name;
}

} // namespace biosubsidy::wording
