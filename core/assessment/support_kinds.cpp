// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/support_kinds.h"

namespace biosubsidy {

namespace {

SupportKind kindOf(const Measure& measure) {
    if (measure.support == Support::fixed) return SupportKind::fixed;
    return measure.rate == RateKind::open ? SupportKind::open : SupportKind::published;
}

} // namespace

SupportByKind supportByKind(const Assessment& assessment) {
    SupportByKind kinds;
    const auto of = [&](SupportKind kind) -> SupportOfKind& { return kinds[static_cast<std::size_t>(kind)]; };
    for (const SupportKind kind :
         {SupportKind::fixed, SupportKind::published, SupportKind::open, SupportKind::undetermined})
        of(kind).sum = Money();
    for (const PackResult& pack : assessment.packs) {
        for (const Claim& claim : pack.claims) {
            if (!claim.chosen || !claim.measure->hasSum()) continue;
            SupportOfKind& kind = of(kindOf(*claim.measure));
            ++kind.claims;
            *kind.sum += claim.counted;
        }
    }
    for (const CityResult& city : assessment.cities) {
        of(SupportKind::undetermined).claims += city.totals.undetermined;
        *of(SupportKind::undetermined).sum += city.totals.pending();
        of(SupportKind::unstated).claims += city.totals.unstated;
        of(SupportKind::inKind).claims += city.totals.inKind;
    }
    return kinds;
}

Localized nameOf(SupportKind kind) {
    switch (kind) {
    case SupportKind::fixed: return {"定额", "Fixed sums"};
    case SupportKind::published: return {"按公布比例", "Published rates"};
    case SupportKind::open: return {"比例未公布", "Rate not published"};
    case SupportKind::undetermined: return {"待补信息至多", "Undetermined, at most"};
    case SupportKind::unstated: return {"未公布金额", "No figure published"};
    case SupportKind::inKind: return {"非资金支持", "Support in kind"};
    }
    return {};
}

Localized meaningOf(SupportKind kind) {
    switch (kind) {
    case SupportKind::fixed: return {"文件写明的固定金额。", "Sums that the text promises."};
    case SupportKind::published:
        return {"文件公布了比例或分档，按上限计。", "The text gives a rate or tiers; counted at the upper limit."};
    case SupportKind::open:
        return {"文件只写了上限，没有公布比例；上限为本程序推算。",
                "The text gives a limit and no rate: the bound is ours."};
    case SupportKind::undetermined:
        return {"缺信息而未能判断的项数；金额是最好情形至多还能增加多少。",
                "Claims that cannot be decided yet; the sum is what they could still add at most."};
    case SupportKind::unstated:
        return {"文件承诺支持而没有写金额；不是零，也不参与排序。",
                "Money promised without a figure: not zero, and not ranked."};
    case SupportKind::inKind: return {"场地、审批、服务等支持。", "Space, approvals, services."};
    }
    return {};
}

} // namespace biosubsidy
