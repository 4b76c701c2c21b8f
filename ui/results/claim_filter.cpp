// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/claim_filter.h"

#include <algorithm>

#include "core/wording/explanation.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

using Kind = ClaimFilter::Kind;

bool counts(const Claim& claim) {
    return claim.chosen && !claim.counted.isZero();
}

bool isOpen(const Claim& claim) {
    return claim.measure->support == Support::ceiling && claim.measure->rate == RateKind::open;
}

bool isOfKind(const Claim& claim, Kind kind) {
    switch (kind) {
    case Kind::all: return true;
    case Kind::counted: return counts(claim);
    case Kind::stated: return counts(claim) && !isOpen(claim);
    case Kind::open: return counts(claim) && isOpen(claim);
    case Kind::pending: return claim.verdict == Verdict::undetermined;
    case Kind::notCounted: return claim.holds() && claim.ceiling.has_value() && !counts(claim);
    case Kind::unstated: return claim.holds() && claim.measure->support == Support::unstated;
    case Kind::inKind: return claim.holds() && claim.measure->support == Support::inKind;
    case Kind::ineligible: return claim.verdict == Verdict::ineligible;
    }
    return false;
}

} // namespace

bool ClaimFilter::passes(const Assessment& assessment, const ClaimId& id, Language language) const {
    const Claim& claim = assessment.claim(id);
    if (!isOfKind(claim, kind)) return false;
    if (words.trimmed().isEmpty()) return true;
    const Pack& pack = *assessment.packs[id.pack].pack;
    const Measure& measure = *claim.measure;
    QStringList said{toQt(measure.title.in(language)),
                     toQt(measure.summary.in(language)),
                     toQt(measure.clause),
                     toQt(measure.id),
                     toQt(pack.id),
                     toQt(pack.number),
                     toQt(pack.title.in(language)),
                     toQt(wording::itemText(assessment, claim.entity, claim.item, language))};
    for (const std::string& agency : measure.agencies) said << toQt(agency);
    const QString text = said.join(QLatin1Char('\n'));
    const QStringList wanted = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::all_of(wanted.begin(), wanted.end(),
                       [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

const std::vector<ClaimKind>& claimKinds() {
    static const std::vector<ClaimKind> kinds{
        {Kind::all, QStringLiteral("all"), {"全部", "All"}, {"每一项措施", "Every measure"}},
        {Kind::counted,
         QStringLiteral("counted"),
         {"计入合计", "In the total"},
         {"“最高可获”由这些组成", "What the highest total is made of"}},
        {Kind::stated,
         QStringLiteral("stated"),
         {"比例已公布", "Published rate"},
         {"计入合计、且定额或比例已经公布的", "In the total, with a published sum or rate"}},
        {Kind::open,
         QStringLiteral("open"),
         {"比例未公布", "Rate not published"},
         {"计入合计、但文件只写上限的", "In the total, though only a limit is published"}},
        {Kind::notCounted,
         QStringLiteral("not_counted"),
         {"未计入", "Not counted"},
         {"条件成立，但因互斥、已获支持或额度用完没有计入的",
          "They hold, and add nothing: excluded, already held, or a cap used up"}},
        {Kind::pending,
         QStringLiteral("pending"),
         {"待补信息", "Undetermined"},
         {"还缺信息的", "What waits for a fact"}},
        {Kind::unstated,
         QStringLiteral("unstated"),
         {"未公布金额", "No sum published"},
         {"成立、但文件没有写金额的资金支持", "Money that the document promises without a figure"}},
        {Kind::inKind,
         QStringLiteral("in_kind"),
         {"非资金", "Not money"},
         {"场地、审批、服务等", "Space, approvals, services"}},
        {Kind::ineligible, QStringLiteral("ineligible"), {"不符合", "Not eligible"}, {"差在哪里", "And by how much"}},
    };
    return kinds;
}

Kind kindOfFigure(const QString& figure) {
    if (figure == QLatin1String("stated")) return Kind::stated;
    if (figure == QLatin1String("open_rate")) return Kind::open;
    if (figure == QLatin1String("pending")) return Kind::pending;
    if (figure == QLatin1String("unstated")) return Kind::unstated;
    if (figure == QLatin1String("in_kind")) return Kind::inKind;
    return Kind::counted;
}

} // namespace biosubsidy::ui
