// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/result_words.h"

#include <QStringList>

#include "core/wording/say.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

QString warningText(const Assessment& assessment, const Texts& texts) {
    QStringList lines;
    for (const CaseWarning& warning : assessment.warnings)
        lines << QStringLiteral("! ") + toQt(wording::sentenceStart(warning.message.in(texts.language())));
    for (const CityResult& city : assessment.cities) {
        if (!city.openSearch) continue;
        lines << texts("! %1：组合太多，没有证明这是最优组合；合计不会更高于 %2 元。",
                       "! %1: Too many combinations to prove this the best one; no total exceeds CNY %2.")
                     .arg(texts(assessment.city(city).label), toQt(city.openSearch->upperBound.toString()));
    }
    return lines.join(QLatin1Char('\n'));
}

QString disclaimerText(const Texts& texts) {
    return texts("测算依据公开文件，不构成申报结论；是否支持、支持多少，以主管部门的决定为准。",
                 "An estimate from published documents, not a decision: whether and how much is granted is for the "
                 "authorities to decide.");
}

} // namespace biosubsidy::ui
