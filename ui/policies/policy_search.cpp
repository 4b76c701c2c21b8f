// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/policy_search.h"

#include <algorithm>

#include <QRegularExpression>

#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

QString textOf(const Localized& text) {
    return toQt(text.zh) + QLatin1Char('\n') + toQt(text.en) + QLatin1Char('\n');
}

QString textOf(const Pack& pack) {
    QString text = textOf(pack.title) + toQt(pack.number) + QLatin1Char('\n') + toQt(pack.id) + QLatin1Char('\n');
    for (const std::string& issuer : pack.issuers) text += toQt(issuer) + QLatin1Char('\n');
    return text + textOf(pack.cityName);
}

QString textOf(const Measure& measure) {
    QString text = textOf(measure.title) + textOf(measure.summary) + toQt(measure.clause) + QLatin1Char('\n') +
                   toQt(measure.id) + QLatin1Char('\n');
    for (const std::string& agency : measure.agencies) text += toQt(agency) + QLatin1Char('\n');
    return text;
}

} // namespace

std::vector<FoundMeasure> findMeasures(const RuleBook& rules, const QString& query) {
    static const QRegularExpression gaps(QStringLiteral("\\s+"));
    const QStringList words = query.split(gaps, Qt::SkipEmptyParts);
    std::vector<FoundMeasure> found;
    if (words.isEmpty()) return found;
    for (const Pack& pack : rules.packs()) {
        const QString document = textOf(pack);
        for (const Measure& measure : pack.measures) {
            const QString text = document + textOf(measure);
            if (std::all_of(words.begin(), words.end(),
                            [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); }))
                found.push_back({&pack, &measure});
        }
    }
    return found;
}

} // namespace biosubsidy::ui
