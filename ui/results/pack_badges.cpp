// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/pack_badges.h"

#include <memory>

#include "core/wording/say.h"
#include "ui/look/conversions.h"
#include "ui/widgets/badge.h"

namespace biosubsidy::ui {

namespace {

std::vector<BadgeText> textsOf(const std::vector<wording::Badge>& badges) {
    std::vector<BadgeText> texts;
    for (const wording::Badge& badge : badges) {
        // When it is paid stands with the reasons.
        if (badge.kind == wording::Badge::Kind::afterCompletion) continue;
        texts.push_back({toQt(wording::sentenceStart(badge.word)), toQt(badge.explanation),
                         badge.isStrong() ? QStringLiteral("arguable") : QString()});
    }
    return texts;
}

} // namespace

std::vector<BadgeText> badgesOf(const PackResult& result, const Texts& texts) {
    return textsOf(wording::badgesOf(result, texts.language()));
}

std::vector<BadgeText> badgesOf(const PackResult& result, const Claim& claim, const Texts& texts) {
    return textsOf(wording::badgesOf(result, claim, texts.language()));
}

std::vector<BadgeText> badgesOf(const Assessment& assessment, const Texts& texts) {
    return textsOf(wording::badgesOf(assessment, texts.language()));
}

BadgeLine::BadgeLine(int apart, QWidget& parent) : parent_(parent) {
    setSpacing(apart);
    addStretch();
}

void BadgeLine::show(const std::vector<BadgeText>& badges) {
    if (badges == badges_) return;
    badges_ = badges;
    while (count() > 1) { // the stretch stays
        const std::unique_ptr<QLayoutItem> item(takeAt(0));
        delete item->widget();
    }
    int place = 0;
    for (const BadgeText& badge : badges) {
        auto* label = new Badge(badge.word, badge.explanation, badge.tone, &parent_);
        insertWidget(place++, label);
        label->show(); // now, so that a column knows its width
    }
}

} // namespace biosubsidy::ui
