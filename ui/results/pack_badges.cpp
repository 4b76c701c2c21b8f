// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/pack_badges.h"

#include "core/wording/explanation.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

const QString strong = QStringLiteral("arguable");

void addStatus(const PackResult& result, const Texts& texts, std::vector<BadgeText>& badges) {
    const Pack& pack = *result.pack;
    switch (result.status) {
    case PackStatus::inForce: break;
    case PackStatus::draft:
        badges.push_back(
            {texts("征求意见稿", "Draft"),
             texts("尚未正式印发，金额和条件都可能改变。", "Not yet issued: sums and conditions may change."), strong});
        break;
    case PackStatus::notYet:
        badges.push_back(
            {texts("尚未施行", "Not yet in force"),
             texts("自 %1 起施行。", "In force from %1.").arg(pack.from ? toQt(pack.from->toString()) : QString()),
             strong});
        break;
    case PackStatus::expired:
        badges.push_back({texts("已到期", "Expired"),
                          texts("执行到 %1 为止，测算日期已过。", "It ran until %1, before the date of assessment.")
                              .arg(pack.until ? toQt(pack.until->toString()) : QString()),
                          strong});
        break;
    }
}

} // namespace

std::vector<BadgeText> badgesOf(const PackResult& result, const Texts& texts) {
    std::vector<BadgeText> badges;
    addStatus(result, texts, badges);
    const Pack& pack = *result.pack;
    if (!pack.supersededBy.empty())
        badges.push_back({texts("已被替代", "Superseded"),
                          texts("已有替代文件：%1。", "Replaced by %1.").arg(toQt(pack.supersededBy)), strong});
    if (pack.grade == Grade::excerpt)
        badges.push_back({texts("摘录", "Excerpt"),
                          texts("只依据摘录编写，全文里可能还有别的条件。",
                                "Written from an excerpt: the full text may hold further conditions."),
                          {}});
    if (!pack.builtIn)
        badges.push_back({texts("用户自填", "User's own"),
                          texts("用户自己的政策包，不随程序提供。", "A pack of the user's, not part of the program."),
                          {}});
    return badges;
}

std::vector<BadgeText> badgesOf(const PackResult& result, const Claim& claim, const Texts& texts) {
    std::vector<BadgeText> badges = badgesOf(result, texts);
    const Measure& measure = *claim.measure;
    if (measure.support == Support::ceiling && measure.rate == RateKind::open)
        badges.push_back({texts("比例未公布", "Rate not published"),
                          texts("文件只写了上限，没有公布补助比例；实际金额由主管部门核定。",
                                "The document gives a limit and no rate: the authority settles the sum."),
                          {}});
    return badges;
}

} // namespace biosubsidy::ui
