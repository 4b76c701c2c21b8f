// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/claims_text.h"

#include <QStringList>

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
        lines << texts("%1：最高可获 %2；按公布比例 %3；最好情形至多 %4",
                       "%1: at most %2; by published rates %3; best case, at most %4")
                     .arg(texts(assessment.city(city).label),
                          toQt(wording::moneyText(city.totals.ceiling, texts.language())),
                          toQt(wording::moneyText(city.totals.stated, texts.language())),
                          toQt(wording::moneyText(city.totals.potential, texts.language())));
    }
    return lines.join(QLatin1Char('\n'));
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
        QStringList where{toQt(reasons.clause), toQt(reasons.document)};
        where.removeAll(QString());
        lines << QStringLiteral("  ") + where.join(QStringLiteral(" · "));
        const QString badges = badgesText(assessment, id, texts);
        if (!badges.isEmpty()) lines << QStringLiteral("  ") + badges;
        parts << lines.join(QLatin1Char('\n'));
    }
    parts << disclaimerText(texts);
    return parts.join(QStringLiteral("\n\n")) + QLatin1Char('\n');
}

CopiedTable claimsAsTable(const Assessment& assessment, const std::vector<ClaimId>& claims, const Texts& texts) {
    std::vector<wording::Explanation> reasons;
    for (const ClaimId& id : claims) reasons.push_back(wording::explain(assessment, id, texts.language()));
    CopiedTable table;
    const auto add = [&](const QString& heading, bool isNumber, const auto& cellOf) {
        CopiedColumn column{heading, {}, isNumber};
        for (std::size_t index = 0; index < claims.size(); ++index) column.cells << cellOf(index);
        table.add(std::move(column));
    };
    const auto addWords = [&](const QString& heading, std::string wording::Explanation::*words) {
        add(heading, false, [&](std::size_t index) { return toQt(reasons[index].*words); });
    };
    using Words = wording::Explanation;
    addWords(texts("政策", "Document"), &Words::document);
    addWords(texts("条款", "Clause"), &Words::clause);
    addWords(texts("措施", "Measure"), &Words::title);
    addWords(texts("对象", "For"), &Words::subject);
    addWords(texts("结论", "Verdict"), &Words::verdict);
    addWords(texts("支持方式", "Support"), &Words::support);
    add(texts("单项上限（元）", "Ceiling alone (CNY)"), true,
        [&](std::size_t index) { return sumCell(assessment.claim(claims[index]).ceiling); });
    add(texts("计入合计（元）", "Counted (CNY)"), true,
        [&](std::size_t index) { return sumCell(assessment.claim(claims[index]).counted); });
    addWords(texts("说明", "Why"), &Words::why);
    add(texts("标注", "Marks"), false, [&](std::size_t index) { return badgesText(assessment, claims[index], texts); });
    return table;
}

} // namespace biosubsidy::ui
