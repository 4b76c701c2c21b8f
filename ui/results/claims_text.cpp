// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/claims_text.h"

#include <QStringList>

#include "core/documents/csv_text.h"
#include "core/values/text.h"
#include "core/wording/explanation.h"
#include "core/wording/money_text.h"
#include "ui/look/conversions.h"
#include "ui/results/pack_badges.h"
#include "ui/results/result_words.h"

namespace biosubsidy::ui {

namespace {

QString headOf(const Assessment& assessment, const Texts& texts) {
    const std::string_view name = companyName(*assessment.subject, assessment.rules->vocabulary());
    QStringList lines;
    if (!name.empty()) lines << toQt(printable(name));
    lines << texts("测算日期：%1", "Date of assessment: %1").arg(toQt(assessment.asOf.toString()));
    for (const CityResult& city : assessment.cities) {
        lines << texts("%1：最高可获 %2；按公布比例 %3；待定最多再加 %4",
                       "%1: at most %2; by published rates %3; undecided, may add up to %4")
                     .arg(texts(assessment.city(city).label),
                          toQt(wording::moneyText(city.totals.ceiling, texts.language())),
                          toQt(wording::moneyText(city.totals.stated, texts.language())),
                          toQt(wording::moneyText(city.totals.pending(), texts.language())));
    }
    return lines.join(QLatin1Char('\n'));
}

QString cell(const QString& text) {
    return toQt(pastedCell(toUtf8(text)));
}

QString sumCell(const std::optional<Money>& sum) {
    return sum ? toQt(sum->toString()) : QString();
}

QString badgesText(const Assessment& assessment, const ClaimId& id, const Texts& texts) {
    QStringList words;
    for (const BadgeText& badge : badgesOf(assessment.packs[id.pack], assessment.claim(id), texts)) words << badge.word;
    return words.join(texts("、", ", "));
}

} // namespace

QString claimsAsText(const Assessment& assessment, const std::vector<ClaimId>& claims, const Texts& texts) {
    QStringList parts{headOf(assessment, texts)};
    for (const ClaimId& id : claims) {
        const wording::Explanation reasons = wording::explain(assessment, id, texts.language());
        QStringList lines{QStringLiteral("%1 %2 · %3 · %4")
                              .arg(toQt(wording::verdictSign(assessment.claim(id).verdict)), toQt(reasons.title),
                                   toQt(reasons.subject), toQt(reasons.amount)),
                          QStringLiteral("  ") + toQt(reasons.why)};
        const std::string sum = wording::sumOnOneLine(reasons, texts.language());
        if (!sum.empty()) lines << QStringLiteral("  ") + toQt(sum);
        for (const std::string& line : reasons.stacking) lines << QStringLiteral("  ") + toQt(line);
        lines << QStringLiteral("  ") + toQt(reasons.clause) + QStringLiteral(" · ") + toQt(reasons.document);
        const QString badges = badgesText(assessment, id, texts);
        if (!badges.isEmpty()) lines << QStringLiteral("  ") + badges;
        parts << lines.join(QLatin1Char('\n'));
    }
    parts << disclaimerText(texts);
    return parts.join(QStringLiteral("\n\n")) + QLatin1Char('\n');
}

QString claimsAsTable(const Assessment& assessment, const std::vector<ClaimId>& claims, const Texts& texts) {
    QStringList lines{QStringList{
        texts("政策", "Document"), texts("条款", "Clause"), texts("措施", "Measure"), texts("对象", "For"),
        texts("结论", "Verdict"), texts("支持方式", "Support"), texts("单项上限（元）", "Ceiling alone (CNY)"),
        texts("计入合计（元）", "Counted (CNY)"), texts("说明", "Why"), texts("标注", "Marks")}
                          .join(QLatin1Char('\t'))};
    for (const ClaimId& id : claims) {
        const Claim& claim = assessment.claim(id);
        const wording::Explanation reasons = wording::explain(assessment, id, texts.language());
        lines << QStringList{cell(toQt(reasons.document)), cell(toQt(reasons.clause)),
                             cell(toQt(reasons.title)),    cell(toQt(reasons.subject)),
                             toQt(reasons.verdict),        cell(toQt(reasons.support)),
                             sumCell(claim.ceiling),       toQt(claim.counted.toString()),
                             cell(toQt(reasons.why)),      cell(badgesText(assessment, id, texts))}
                     .join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace biosubsidy::ui
