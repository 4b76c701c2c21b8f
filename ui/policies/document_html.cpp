// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/document_html.h"

#include "core/values/text.h"
#include "core/wording/agency_names.h"
#include "core/wording/district_names.h"
#include "core/wording/fact_words.h"
#include "core/wording/pack_text.h"
#include "core/wording/say.h"
#include "ui/look/conversions.h"
#include "ui/policies/document_list.h"

namespace biosubsidy::ui {

namespace {

QString escaped(const std::string& text) {
    return toQt(printable(text)).toHtmlEscaped();
}

QString listed(const std::vector<std::string>& names) {
    std::vector<std::string> shown;
    for (const std::string& name : names) shown.push_back(printable(name));
    return toQt(wording::enumerated(shown, wording::Joint::all, Language::zh)).toHtmlEscaped();
}

QString fieldsText(const ChoiceSet& set, const Vocabulary& vocabulary, Language language) {
    return escaped(wording::fieldsText(set, vocabulary, language));
}

class Rows {
public:
    Rows(const Colours& colours, int nameWidth) : colours_(colours), nameWidth_(nameWidth) {}

    void add(const QString& name, const QString& value) {
        if (value.isEmpty()) return;
        html_ += QStringLiteral("<tr><td width='%1' style='color:%2'>%3</td><td>%4</td></tr>")
                     .arg(nameWidth_)
                     .arg(colours_.muted.name(), name, value);
    }
    [[nodiscard]] QString html() const {
        return QStringLiteral("<table cellspacing='0' cellpadding='2' width='100%'>%1</table>").arg(html_);
    }

private:
    const Colours& colours_;
    int nameWidth_;
    QString html_;
};

QString item(const QString& text, const QColor& colour) {
    return QStringLiteral("<p style='margin-top:0;margin-bottom:3px;color:%1'>%2</p>").arg(colour.name(), text);
}

} // namespace

QString documentHtml(const Pack& pack, const Date& asOf, const Texts& texts, const Colours& colours) {
    const Language language = texts.language();
    const PackResult standing = standingOf(pack, asOf);
    const QString between = QStringLiteral(" · ");
    QStringList origin{escaped(pack.number), escaped(wording::agenciesText(pack.issuers, language))};
    if (pack.issued) origin << texts("%1 印发", "issued %1").arg(toQt(pack.issued->toString()));
    origin.removeAll(QString());
    QStringList period{escaped(wording::periodText(pack, language)), escaped(wording::statusText(standing, language)),
                       escaped(wording::gradeText(pack.grade, language))};
    period.removeDuplicates();
    constexpr int nameWidth = 84;
    Rows rows(colours, nameWidth);
    rows.add(texts("文件", "Document"), origin.join(between));
    rows.add(texts("期限", "Period"), period.join(between));
    std::vector<std::string> districts = pack.districts;
    if (!districts.empty()) districts.front() = wording::districtInBoth(districts.front(), language);
    rows.add(texts("适用区县", "District"), listed(districts));
    rows.add(texts("重复支持", "Overlaps"), texts(pack.overlap).toHtmlEscaped());
    QString html =
        QStringLiteral("<p style='margin-top:0'>%1</p>").arg(texts(pack.summary).toHtmlEscaped()) + rows.html();
    for (const std::string& note : wording::packNotes(standing, language))
        html += item(QStringLiteral("! ") + escaped(note), colours.arguable);
    return html;
}

QString documentDetailsHtml(const Pack& pack, const Vocabulary& vocabulary, const Texts& texts,
                            const Colours& colours) {
    constexpr int nameWidth = 150;
    Rows rows(colours, nameWidth);
    rows.add(texts("全市领域", "Fields of the whole city"), fieldsText(pack.fields, vocabulary, texts.language()));
    for (const Assumption& assumption : pack.assumptions) {
        const QString on = toQt(wording::assumptionText(assumption.on, texts.language())).toHtmlEscaped();
        rows.add(on.isEmpty() ? texts("我们的理解", "Our reading")
                              : texts("我们的理解（%1）", "Our reading (%1)").arg(on),
                 texts(assumption.text).toHtmlEscaped());
    }
    rows.add(texts("规则版本", "Rules"),
             QStringLiteral("%1 · %2 · sha256 %3...")
                 .arg(escaped(pack.id), escaped(pack.version), escaped(pack.sha256.substr(0, 16))));
    return rows.html();
}

QString zonesHtml(const Pack& pack, const Vocabulary& vocabulary, const Texts& texts, const Colours& colours) {
    QString html;
    for (const Zone& zone : pack.zones) {
        const QString fields = fieldsText(zone.fields, vocabulary, texts.language());
        html += item(texts("%1：%2", "%1: %2")
                         .arg(texts(zone.name).toHtmlEscaped(),
                              fields.isEmpty() ? texts("文中未列领域", "no fields named") : fields),
                     colours.text);
    }
    return html;
}

QString figuresHtml(const Pack& pack, bool goals, const Texts& texts, const Colours& colours) {
    QString html;
    for (const Figure& figure : pack.figures) {
        if (figure.goal != goals) continue;
        QString head = figure.clause.empty() ? QString() : escaped(figure.clause) + QLatin1Char(' ');
        head += QStringLiteral("<b>%1</b>").arg(escaped(figure.figure));
        if (figure.year) head += texts("（%1 年）", " (%1)").arg(*figure.year);
        html += item(texts("%1：%2", "%1: %2").arg(head, texts(figure.text).toHtmlEscaped()), colours.text);
    }
    return html;
}

} // namespace biosubsidy::ui
