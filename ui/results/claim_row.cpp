// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/claim_row.h"

#include <algorithm>

#include <QVBoxLayout>

#include "core/applications/deadlines.h"
#include "core/values/text.h"
#include "core/wording/explanation.h"
#include "core/wording/money_text.h"
#include "core/wording/pack_text.h"
#include "ui/look/conversions.h"
#include "ui/results/claim_html.h"

namespace biosubsidy::ui {

ClaimRow::ClaimRow(const QString& key, const Texts& texts, const Theme& theme, QWidget* parent)
    : OpeningRow(QStringLiteral("claim.") + key, 1, theme, parent), texts_(texts) {
    build();
    sum_->setObjectName(objectName() + QStringLiteral(".sum"));
}

void ClaimRow::build() {
    why_ = addLabel("quiet");
    why_->setObjectName(objectName() + QStringLiteral(".why"));
    why_->setWordWrap(true);
    why_->hide();
    titles().addWidget(why_);
    application_ = addLabel("note");
    setStyleProperty(*application_, "state", QStringLiteral("understood"));
    application_->setWordWrap(true);
    application_->hide();
    titles().addWidget(application_);
    constexpr int apart = 6;
    badges_ = new BadgeLine(apart, head());
    titles().addLayout(badges_);
    auto* right = new QVBoxLayout;
    right->setSpacing(1);
    sum_ = addLabel("sum");
    sum_->setAlignment(Qt::AlignRight);
    sumNote_ = addLabel("muted");
    sumNote_->setAlignment(Qt::AlignRight);
    right->addWidget(sum_);
    right->addWidget(sumNote_);
    right->addStretch();
    line().addLayout(right);
}

void ClaimRow::show(const AssessmentPtr& assessment, const ClaimId& id) {
    assessment_ = assessment;
    id_ = id;
    fillHead();
    fillDetails();
    fillApplication();
}

// What its application has come to: 申报：准备中 · 2026-12-11 截止 · 还剩 19 天（工作日 14 天）.
void ClaimRow::fillApplication() {
    if (applications_ == nullptr) return;
    const storage::StoredApplication* made = applications_->of(applications::keyOf(*assessment_, id_));
    QStringList parts;
    if (made != nullptr) {
        const Language language = texts_.language();
        parts << texts_("申报：%1", "Application: %1").arg(texts_(applications::words(made->application.status)));
        if (const auto due = applications::nextDeadline(made->application)) {
            parts << (toQt(due->day.toString()) + QLatin1Char(' ') + toQt(due->hour)).trimmed();
            parts << toQt(
                applications::daysLeftText(applications::daysLeft(applications_->today(), due->day), language));
        }
    }
    application_->setText(parts.join(QStringLiteral(" · ")));
    application_->setVisible(made != nullptr);
    if (apply_ == nullptr) return;
    apply_->setText(made == nullptr ? texts_("申报…", "Apply...") : texts_("打开申报", "Open the application"));
    apply_->setToolTip(made == nullptr ? texts_("为这一项建立申报：期限、材料、金额和到账都记在那里",
                                                "Makes an application: deadlines, materials and money are kept there")
                                       : QString());
    apply_->setAccessibleName(apply_->text() + QLatin1Char(' ') + title_->text());
}

void ClaimRow::fillHead() {
    const Claim& claim = assessment_->claim(id_);
    sign_->setText(toQt(wording::verdictSign(claim.verdict)));
    setStyleProperty(*sign_, "verdict", toQt(toString(claim.verdict)));
    title_->setText(texts_(claim.measure->title));
    subtitle_->setText(subtitleOf(claim));
    fillSum(claim);
    // What is not eligible says by how much, at once.
    const bool refused = claim.verdict == Verdict::ineligible;
    why_->setText(refused ? toQt(wording::explain(*assessment_, id_, texts_.language()).why) : QString());
    why_->setVisible(refused);
    badges_->show(badgesOf(assessment_->packs[id_.pack], claim, texts_));
    head().setAccessibleName(QStringList{toQt(wording::verdictText(claim.verdict, texts_.language())), title_->text(),
                                         subtitle_->text(), why_->text(), sum_->text(), sumNote_->text()}
                                 .join(QLatin1Char(' ')));
}

QString ClaimRow::subtitleOf(const Claim& claim) const {
    QStringList parts{toQt(wording::itemText(*assessment_, claim.entity, claim.item, texts_.language())),
                      toQt(wording::clauseText(*claim.measure, texts_.language()))};
    if (assessment_->packs.size() > 1) parts.prepend(policyName());
    if (claim.due == Due::afterCompletion && claim.verdict != Verdict::ineligible)
        parts << texts_("竣工投产后兑付", "paid after completion");
    return parts.join(QStringLiteral(" · "));
}

// The city tells the policies apart; where it has several, the number does too, or the
// beginning of its title where there is none.
QString ClaimRow::policyName() const {
    const Pack& pack = *assessment_->packs[id_.pack].pack;
    for (const CityResult& city : assessment_->cities) {
        if (std::find(city.packs.begin(), city.packs.end(), id_.pack) == city.packs.end()) continue;
        const QString name = texts_(assessment_->city(city).label);
        if (city.packs.size() == 1) return name;
        if (!pack.number.empty()) return name + QLatin1Char(' ') + toQt(pack.number);
        const bool zh = texts_.language() == Language::zh;
        const QString title = toQt(shortened(pack.title.in(texts_.language()), zh ? 14 : 36)); // characters
        return title.startsWith(name) ? title : name + QLatin1Char(' ') + title;
    }
    return toQt(pack.id);
}

void ClaimRow::fillSum(const Claim& claim) {
    const Language language = texts_.language();
    if (claim.verdict == Verdict::ineligible) return setSum({}, {}, false, {});
    if (!claim.ceiling) {
        const bool inKind = claim.measure->support == Support::inKind;
        return setSum(inKind ? texts_("非资金", "Not money") : texts_("未公布金额", "Sum not published"), {}, false,
                      {});
    }
    const QString ceiling = toQt(wording::moneyText(*claim.ceiling, language));
    const QString exact = toQt(wording::exactYuanText(*claim.ceiling, language));
    if (claim.verdict == Verdict::undetermined) return setSum(ceiling, texts_("最多", "up to"), false, exact);
    if (!claim.chosen || claim.counted.isZero())
        return setSum(ceiling, texts_("未计入合计", "not in the total"), false, exact);
    const QString counted = toQt(wording::moneyText(claim.counted, language));
    const QString exactCounted = toQt(wording::exactYuanText(claim.counted, language));
    if (claim.counted == *claim.ceiling) return setSum(counted, {}, true, exactCounted);
    setSum(counted, texts_("单项 %1", "alone %1").arg(ceiling), true, exactCounted);
}

void ClaimRow::setSum(const QString& sum, const QString& note, bool counts, const QString& exact) {
    sum_->setText(sum);
    setStyleProperty(*sum_, "weight", counts ? QString() : QStringLiteral("light"));
    sumNote_->setText(note);
    sumNote_->setVisible(!note.isEmpty());
    head().setToolTip(exact);
}

QString ClaimRow::detailsHtml() const {
    return claimHtml(*assessment_, id_, texts_, colours());
}

void ClaimRow::openLink(const QString& link) {
    if (const auto fact = factOf(link)) Q_EMIT factRequested(*fact);
    if (link == measureLink)
        Q_EMIT measureRequested(toQt(assessment_->packs[id_.pack].pack->id), toQt(assessment_->claim(id_).measure->id));
}

void ClaimRow::fillBox(QVBoxLayout& box) {
    if (applications_ == nullptr) return;
    apply_ = new QPushButton(box.parentWidget());
    apply_->setObjectName(objectName() + QStringLiteral(".apply"));
    apply_->setAutoDefault(false);
    apply_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    box.addWidget(apply_);
    connect(apply_, &QPushButton::clicked, this, [this] { Q_EMIT applyRequested(id_); });
    fillApplication();
}

} // namespace biosubsidy::ui
