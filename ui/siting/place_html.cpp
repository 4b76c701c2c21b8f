// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/siting/place_html.h"

#include "core/assessment/sites.h"
#include "core/values/text.h"
#include "core/wording/explanation.h"
#include "core/wording/money_text.h"
#include "core/wording/pack_text.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

class Writer {
public:
    Writer(const Place& place, const Texts& texts, const Colours& colours)
        : place_(place), texts_(texts), colours_(colours) {}

    QString documents() {
        heading(texts_("依据的文件", "The documents"));
        const std::vector<PackResult>& packs = place_.siting.assessment.packs;
        for (const PackResult& pack : packs) {
            if (!holdsElsewhere(pack)) document(pack);
        }
        QStringList others;
        for (const PackResult& pack : packs) {
            if (holdsElsewhere(pack))
                others << link(toQt(wording::reachText(*pack.pack, texts_.language())), *pack.pack, nullptr);
        }
        if (!others.isEmpty())
            line(texts_("同城还有只管别处的文件：%1。", "For other parts of the city alone: %1.")
                     .arg(others.join(texts_("、", ", "))),
                 true);
        if (place_.siting.assessment.packs.empty()) line(texts_("没有载入当地的文件。", "No document is loaded."));
        heading(texts_("文件点名、与项目领域相合的区域", "Zones named for the projects' fields"));
        for (const ZoneMatch& zone : place_.siting.zones)
            line(texts_("%1：%2", "%1: %2").arg(written(texts_(zone.zone->name)), fieldsOf(zone)));
        if (place_.siting.zones.empty())
            line(texts_("没有；也可能是项目还没有填领域。", "None; or the projects do not give their fields yet."));
        return std::move(html_);
    }

    QString difference() {
        const PlaceDifference& difference = place_.difference;
        if (!difference.alreadyThere) {
            heading(texts_("与现在的地点相比", "Against where the case stands"));
            line(sentence(difference));
            claims(texts_("新增或更多", "New there, or more"), difference.comes);
            claims(texts_("失去或更少", "Lost there, or less"), difference.goes);
        }
        titles(Support::unstated, texts_("承诺支持而没有写金额", "Promised without a figure"));
        titles(Support::inKind, texts_("非资金支持", "Support in kind"));
        return std::move(html_);
    }

private:
    [[nodiscard]] static QString written(const QString& text) {
        return toQt(printable(text.toStdString())).toHtmlEscaped();
    }
    // A sum is not torn apart at the end of a line.
    [[nodiscard]] QString money(const Money& sum) const {
        return toQt(wording::moneyText(sum, texts_.language())).replace(QLatin1Char(' '), QChar::Nbsp);
    }

    void heading(const QString& text) {
        html_ += QStringLiteral("<p style='margin-top:8px;margin-bottom:2px;color:%1;font-weight:bold'>%2</p>")
                     .arg(colours_.accent.name(), text.toHtmlEscaped());
    }
    void line(const QString& html, bool quiet = false) {
        html_ += QStringLiteral("<p style='margin-top:0;margin-bottom:2px%1'>%2</p>")
                     .arg(quiet ? QStringLiteral(";color:") + colours_.muted.name() : QString(), html);
    }

    void document(const PackResult& pack) {
        const Language language = texts_.language();
        line(link(toQt(wording::documentText(*pack.pack, language)), *pack.pack, nullptr));
        line(QStringLiteral("%1 · %2 · %3")
                 .arg(written(toQt(wording::reachText(*pack.pack, language))),
                      written(toQt(wording::statusText(pack, language))),
                      written(toQt(wording::gradeText(pack.pack->grade, language)))),
             true);
        for (const BadgeText& badge : badgesOf(pack, texts_))
            html_ += QStringLiteral("<p style='margin-top:0;margin-bottom:2px;color:%1'>%2</p>")
                         .arg((badge.tone.isEmpty() ? colours_.muted : colours_.arguable).name(),
                              texts_("%1：%2", "%1: %2").arg(badge.word, badge.explanation).toHtmlEscaped());
    }

    [[nodiscard]] QString link(const QString& text, const Pack& pack, const Measure* measure) const {
        const QString target = measure == nullptr ? toQt(pack.id) : toQt(pack.id + "/" + measure->id);
        return QStringLiteral("<a style='color:%1;text-decoration:none' href='%2'>%3</a>")
            .arg(colours_.text.name(), target.toHtmlEscaped(), written(text));
    }

    [[nodiscard]] QString fieldsOf(const ZoneMatch& zone) const {
        QStringList fields;
        for (const Choice* field : place_.siting.assessment.rules->vocabulary().fields().chosen(zone.fields))
            fields << texts_(field->label);
        return written(fields.join(texts_("、", ", ")));
    }

    [[nodiscard]] QString sentence(const PlaceDifference& difference) const {
        if (!place_.siting.hasFigures())
            return texts_("当地文件没有公布金额，合计无法比较；下列支持不是零，只是文件没有写数。",
                          "The documents there publish no figure to compare; what they promise is not zero, only "
                          "without a number.");
        return texts_("合计 %1，现在 %2：%3。", "Total %1, now %2: %3.")
            .arg(money(difference.there), money(difference.here), differenceText(place_, texts_));
    }

    void claims(const QString& title, const std::vector<PlaceClaim>& list) {
        if (list.empty()) return;
        line(title, true);
        const Assessment& assessment = place_.siting.assessment;
        for (const PlaceClaim& claim : list) {
            const QString subject =
                written(toQt(wording::itemText(assessment, claim.entity, claim.item, texts_.language())));
            QStringList particulars{subject, written(toQt(wording::clauseText(*claim.measure, texts_.language())))};
            particulars.removeAll(QString());
            const QString change = claim.there > claim.here ? QStringLiteral("+") + money(claim.there - claim.here)
                                                            : QStringLiteral("−") + money(claim.here - claim.there);
            line(texts_("· %1（%2） <b>%3</b>", "· %1 (%2) <b>%3</b>")
                     .arg(link(texts_(claim.measure->title), *claim.pack, claim.measure),
                          particulars.join(texts_("，", ", ")), change));
        }
    }

    // Of claims that hold; one line for a measure, however many items it is for.
    void titles(Support support, const QString& title) {
        QStringList links;
        for (const PackResult& pack : place_.siting.assessment.packs) {
            for (const Claim& claim : pack.claims) {
                if (claim.measure->support != support || !claim.holds() || claim.completedBy) continue;
                const QString text = link(texts_(claim.measure->title), *pack.pack, claim.measure);
                if (!links.contains(text)) links << text;
            }
        }
        if (links.isEmpty()) return;
        heading(title);
        line(links.join(texts_("、", ", ")));
    }

    const Place& place_;
    const Texts& texts_;
    const Colours& colours_;
    QString html_;
};

} // namespace

QString documentsHtml(const Place& place, const Texts& texts, const Colours& colours) {
    return Writer(place, texts, colours).documents();
}

QString differenceHtml(const Place& place, const Texts& texts, const Colours& colours) {
    return Writer(place, texts, colours).difference();
}

} // namespace biosubsidy::ui
