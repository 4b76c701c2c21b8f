// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/pack_list.h"

#include "core/wording/explanation.h"
#include "ui/look/conversions.h"
#include "ui/results/pack_badges.h"

namespace biosubsidy::ui {

PackList::PackList(const Texts& texts, const Theme& theme, QWidget* parent)
    : QFrame(parent), texts_(texts), theme_(theme) {
    setProperty("role", QStringLiteral("card"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 16, 10);
    text_ = new QLabel(this);
    text_->setObjectName(QStringLiteral("packs"));
    text_->setWordWrap(true);
    text_->setTextFormat(Qt::RichText);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(text_);
}

void PackList::show(const Assessment& assessment) {
    QString html = QStringLiteral("<p style='margin:0;color:%1;font-weight:bold'>%2</p>")
                       .arg(theme_.colours().accent.name(), texts_("所依据的政策", "The policies used"));
    for (const PackResult& result : assessment.packs) html += htmlOf(result);
    if (html != text_->text()) text_->setText(html);
    setVisible(!assessment.packs.empty());
}

QString PackList::htmlOf(const PackResult& result) const {
    const Colours& colours = theme_.colours();
    QString html = QStringLiteral("<p style='margin-bottom:0'>%1</p>").arg(texts_(result.pack->title).toHtmlEscaped());
    QStringList facts;
    if (!result.pack->number.empty()) facts << toQt(result.pack->number).toHtmlEscaped();
    facts << toQt(wording::statusText(result, texts_.language())).toHtmlEscaped()
          << toQt(wording::gradeText(result.pack->grade, texts_.language())).toHtmlEscaped();
    html += QStringLiteral("<p style='margin-top:0;margin-bottom:0;color:%1'>%2</p>")
                .arg(colours.muted.name(), facts.join(QStringLiteral(" · ")));
    for (const BadgeText& badge : badgesOf(result, texts_)) {
        html += QStringLiteral("<p style='margin-top:0;margin-bottom:0;color:%1'>%2</p>")
                    .arg((badge.tone.isEmpty() ? colours.muted : colours.arguable).name(),
                         texts_("%1：%2", "%1: %2").arg(badge.word, badge.explanation).toHtmlEscaped());
    }
    for (const PackWarning* warning : result.warnings)
        html += QStringLiteral("<p style='margin-top:0;margin-bottom:0;color:%1'>· %2</p>")
                    .arg(colours.muted.name(), texts_(warning->text).toHtmlEscaped());
    return html;
}

} // namespace biosubsidy::ui
