// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/claim_html.h"

#include <QStringList>

#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

QString escaped(const std::string& text) {
    return toQt(text).toHtmlEscaped();
}

class ClaimPage {
public:
    ClaimPage(const Assessment& assessment, const ClaimId& id, const Texts& texts, const Colours& colours)
        : explanation_(wording::explain(assessment, id, texts.language())), claim_(assessment.claim(id)), texts_(texts),
          colours_(colours) {}

    QString html() {
        html_ = QStringLiteral("<p style='margin-top:0'>%1</p>").arg(escaped(explanation_.why));
        addConditions();
        addLines(texts_("金额", "Sum"), explanation_.sum);
        addLines(texts_("叠加与抵减", "Stacking and awards"), explanation_.stacking);
        addMissing();
        addLines(texts_("说明", "Notes"), explanation_.notes);
        addSource();
        return html_;
    }

private:
    QString coloured(const QString& text, const QColor& colour) const {
        return QStringLiteral("<span style='color:%1'>%2</span>").arg(colour.name(), text);
    }
    void addHeading(const QString& heading) {
        html_ += QStringLiteral("<p style='margin-bottom:2px'>%1</p>").arg(coloured(heading, colours_.muted));
    }

    void addLines(const QString& heading, const std::vector<std::string>& lines) {
        if (lines.empty()) return;
        addHeading(heading);
        for (const std::string& line : lines)
            html_ += QStringLiteral("<p style='margin-top:0;margin-bottom:2px'>%1</p>").arg(escaped(line));
    }

    QString outcomeSign(Truth outcome) const {
        switch (outcome) {
        case Truth::yes: return coloured(texts_("✓ 满足", "✓ met"), colours_.eligible);
        case Truth::no: return coloured(texts_("– 不满足", "– not met"), colours_.ineligible);
        case Truth::unknown: return coloured(texts_("? 未定", "? open"), colours_.undetermined);
        }
        return {};
    }

    void addConditions() {
        if (explanation_.conditions.empty()) return;
        addHeading(texts_("条件", "Conditions"));
        html_ += QStringLiteral("<table cellspacing='0' cellpadding='3' width='100%'>");
        for (const wording::ConditionLine& line : explanation_.conditions) html_ += rowOf(line);
        html_ += QStringLiteral("</table>");
    }

    QString rowOf(const wording::ConditionLine& line) const {
        QString asked = QString(line.depth * 3, QChar(0x00A0)) + escaped(line.asked);
        if (!line.reading.empty())
            asked += coloured(texts_("（%1）", " (%1)").arg(escaped(line.reading)), colours_.muted);
        QString stands = escaped(line.stands);
        if (line.fact)
            stands = QStringLiteral("<a style='color:%1' href='%2'>%3</a>")
                         .arg(colours_.accent.name(), linkOf(*line.fact), stands);
        if (!line.difference.empty())
            stands += QStringLiteral(" ") + coloured(escaped(line.difference), colours_.danger);
        return QStringLiteral("<tr><td width='14%'>%1</td><td width='50%'>%2</td><td>%3</td></tr>")
            .arg(outcomeSign(line.outcome), asked, stands);
    }

    void addMissing() {
        if (claim_.missing.empty()) return;
        addHeading(texts_("还缺这些事实（点击填写）", "These facts are missing (click to fill in)"));
        QStringList links;
        for (std::size_t index = 0; index < claim_.missing.size() && index < explanation_.missing.size(); ++index)
            links << QStringLiteral("<a style='color:%1' href='%2'>%3</a>")
                         .arg(colours_.accent.name(), linkOf(claim_.missing[index]),
                              escaped(explanation_.missing[index]));
        html_ += QStringLiteral("<p style='margin-top:0'>%1</p>").arg(links.join(QStringLiteral(" · ")));
    }

    void addSource() {
        addHeading(texts_("依据", "Source"));
        QStringList where{escaped(explanation_.clause), escaped(explanation_.document)};
        where.removeAll(QString());
        QString source = QStringLiteral("<a style='color:%1' href='%2'>%3</a>")
                             .arg(colours_.accent.name(), QString(measureLink), where.join(QStringLiteral(" · ")));
        if (!explanation_.agencies.empty())
            source += QStringLiteral("<br/>") + texts_("主管部门：", "Authorities: ") + escaped(explanation_.agencies);
        html_ += QStringLiteral("<p style='margin-top:0;margin-bottom:0'>%1</p>").arg(source);
    }

    wording::Explanation explanation_;
    const Claim& claim_;
    const Texts& texts_;
    const Colours& colours_;
    QString html_;
};

} // namespace

QString claimHtml(const Assessment& assessment, const ClaimId& id, const Texts& texts, const Colours& colours) {
    return ClaimPage(assessment, id, texts, colours).html();
}

QString linkOf(const FactRef& ref) {
    return QStringLiteral("fact:%1/%2/%3").arg(static_cast<int>(ref.entity)).arg(ref.item).arg(ref.fact);
}

std::optional<FactRef> factOf(const QString& link) {
    if (!link.startsWith(QLatin1String("fact:"))) return std::nullopt;
    const QStringList parts = link.mid(5).split(QLatin1Char('/'));
    if (parts.size() != 3) return std::nullopt;
    return FactRef{static_cast<Entity>(parts[0].toInt()), static_cast<std::size_t>(parts[1].toULongLong()),
                   static_cast<std::size_t>(parts[2].toULongLong())};
}

} // namespace biosubsidy::ui
