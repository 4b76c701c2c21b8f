// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/badges.h"

#include <algorithm>

#include "core/values/text.h"
#include "core/wording/say.h"

namespace biosubsidy::wording {

namespace {

using Kind = Badge::Kind;

std::string dateText(const std::optional<Date>& date) {
    return date ? date->toString() : std::string();
}

void addStatus(const PackResult& result, Language language, std::vector<Badge>& badges) {
    const Pack& pack = *result.pack;
    switch (result.status) {
    case PackStatus::inForce:
    case PackStatus::replaced: break; // said as superseded
    case PackStatus::draft:
        badges.push_back(
            {Kind::draft, say(language, "征求意见稿", "draft"),
             say(language, "尚未正式印发，金额和条件都可能改变。", "Not yet issued: sums and conditions may change.")});
        break;
    case PackStatus::notYet:
        badges.push_back({Kind::notYet, say(language, "尚未施行", "not yet in force"),
                          say(language, "自 {} 起施行。", "In force from {}.", dateText(pack.from))});
        break;
    case PackStatus::expired:
        badges.push_back({Kind::expired, say(language, "已到期", "expired"),
                          say(language, "执行到 {} 为止，测算日期已过。",
                              "It ran until {}, before the date of assessment.", dateText(pack.until))});
        break;
    }
}

} // namespace

std::vector<Badge> badgesOf(const PackResult& result, Language language) {
    std::vector<Badge> badges;
    addStatus(result, language, badges);
    const Pack& pack = *result.pack;
    if (!pack.supersededBy.empty())
        badges.push_back({Kind::superseded, say(language, "已被替代", "superseded"),
                          say(language, "已有替代文件：{}。", "Replaced by {}.", printable(pack.supersededBy))});
    if (pack.grade == Grade::report)
        badges.push_back({Kind::report, say(language, "据报道", "reported"),
                          say(language, "没有见到原文，数字出自新闻或他人的摘要。",
                              "The text was not seen: its figures come from news or others' summaries.")});
    if (pack.grade == Grade::excerpt)
        badges.push_back({Kind::excerpt, say(language, "摘录", "excerpt"),
                          say(language, "只依据摘录编写，全文里可能还有别的条件。",
                              "Written from an excerpt: the full text may hold further conditions.")});
    const auto stale = std::find_if(result.warnings.begin(), result.warnings.end(),
                                    [](const PackWarning* warning) { return warning->code == "stale"; });
    if (stale != result.warnings.end())
        badges.push_back(
            {Kind::stale, say(language, "久未核对", "not lately checked"), printable((*stale)->text.in(language))});
    if (!pack.builtIn)
        badges.push_back(
            {Kind::own, say(language, "用户自填", "user's own"),
             say(language, "用户自己的政策包，不随程序提供。", "A pack of the user's, not part of the program.")});
    return badges;
}

std::vector<Badge> badgesOf(const PackResult& result, const Claim& claim, Language language) {
    std::vector<Badge> badges = badgesOf(result, language);
    if (claim.measure->support == Support::ceiling && claim.measure->rate == RateKind::open)
        badges.push_back({Kind::openRate, say(language, "比例未公布", "rate not published"),
                          say(language, "文件只写了上限，没有公布补助比例；实际金额由主管部门核定。",
                              "The document gives a limit and no rate: the authority settles the sum.")});
    if (claim.measure->discretion == Discretion::competitive)
        badges.push_back({Kind::competitive, say(language, "择优", "competitive"),
                          say(language, "在申报者中评选，符合条件也不一定得到。",
                              "Chosen among applicants: not everyone who qualifies gets it.")});
    if (claim.measure->discretion == Discretion::budget)
        badges.push_back(
            {Kind::budget, say(language, "总量控制", "within a budget"),
             say(language, "受当年预算限制，可能按比例扣减。", "The year's budget limits it; it may be cut.")});
    if (claim.due == Due::afterCompletion && claim.verdict != Verdict::ineligible)
        badges.push_back({Kind::afterCompletion, say(language, "竣工投产后兑现", "paid after completion"), {}});
    return badges;
}

std::vector<Badge> badgesOf(const Assessment& assessment, Language language) {
    std::vector<Badge> all;
    for (const PackResult& pack : assessment.packs) {
        for (Badge& badge : badgesOf(pack, language)) {
            const auto same = [&](const Badge& other) { return other.kind == badge.kind; };
            if (std::none_of(all.begin(), all.end(), same)) all.push_back(std::move(badge));
        }
    }
    return all;
}

std::vector<std::string> wordsOf(const std::vector<Badge>& badges) {
    std::vector<std::string> words;
    for (const Badge& badge : badges) words.push_back(badge.word);
    return words;
}

} // namespace biosubsidy::wording
