// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/claim_row.h"

#include <algorithm>
#include <memory>

#include <QVBoxLayout>

#include "core/wording/explanation.h"
#include "core/wording/money_text.h"
#include "ui/look/conversions.h"
#include "ui/look/settle.h"
#include "ui/results/claim_html.h"
#include "ui/results/note_box.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/into_view.h"

namespace biosubsidy::ui {

ClaimRow::ClaimRow(const QString& key, const Texts& texts, const Theme& theme, QWidget* parent)
    : QWidget(parent), texts_(texts), theme_(theme) {
    build();
    setObjectName(QStringLiteral("claim.") + key);
    head_->setObjectName(QStringLiteral("claim.%1.head").arg(key));
    sum_->setObjectName(QStringLiteral("claim.%1.sum").arg(key));
    connect(head_, &QAbstractButton::toggled, this, [this](bool open) {
        fillDetails();
        settleLayouts();
        Q_EMIT openChanged(open);
    });
    connect(head_, &QAbstractButton::clicked, this, [this](bool open) {
        if (open) bringIntoView(*this);
    });
}

// The box tells what was typed last while this row can still keep it.
ClaimRow::~ClaimRow() {
    delete noteBox_;
}

QLabel* ClaimRow::addLabel(const char* role) {
    auto* label = new QLabel(head_);
    label->setProperty("role", QString::fromLatin1(role));
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    return label;
}

void ClaimRow::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    head_ = new RowHead(theme_, this);
    layout->addWidget(head_);
    auto* line = new QHBoxLayout(head_);
    line->setContentsMargins(8, 6, 8, 6);
    line->setSpacing(8);
    sign_ = addLabel("sign");
    sign_->setFixedWidth(16);
    sign_->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    line->addWidget(sign_, 0, Qt::AlignTop);
    auto* middle = new QVBoxLayout;
    middle->setSpacing(1);
    title_ = addLabel("claim");
    title_->setWordWrap(true);
    subtitle_ = addLabel("muted");
    subtitle_->setWordWrap(true);
    badgesLayout_ = new QHBoxLayout;
    badgesLayout_->setSpacing(6);
    badgesLayout_->addStretch();
    middle->addWidget(title_);
    noteLine_ = addLabel("note");
    setStyleProperty(*noteLine_, "state", QStringLiteral("understood"));
    noteLine_->setWordWrap(true);
    noteLine_->hide();
    middle->addWidget(subtitle_);
    middle->addWidget(noteLine_);
    middle->addLayout(badgesLayout_);
    line->addLayout(middle, 1);
    auto* right = new QVBoxLayout;
    right->setSpacing(1);
    sum_ = addLabel("sum");
    sum_->setAlignment(Qt::AlignRight);
    sumNote_ = addLabel("muted");
    sumNote_->setAlignment(Qt::AlignRight);
    right->addWidget(sum_);
    right->addWidget(sumNote_);
    right->addStretch();
    line->addLayout(right);
}

void ClaimRow::show(const AssessmentPtr& assessment, const ClaimId& id) {
    assessment_ = assessment;
    id_ = id;
    fillHead();
    fillDetails();
    fillNote();
}

void ClaimRow::setNotes(NoteStore* notes) {
    notes_ = notes;
}

storage::ClaimKey ClaimRow::noteKey() const {
    const Claim& claim = assessment_->claim(id_);
    return {assessment_->packs[id_.pack].pack->id + "/" + claim.measure->id,
            claim.entity == Entity::company ? std::string() : assessment_->subject->item(claim.entity, claim.item).id};
}

void ClaimRow::fillNote() {
    if (notes_ == nullptr) return;
    const storage::ClaimNote note = notes_->noteOf(noteKey());
    const QString summary = noteSummary(note, assessment_->asOf, texts_);
    noteLine_->setText(summary);
    noteLine_->setVisible(!summary.isEmpty());
    if (noteBox_ != nullptr) noteBox_->show(note);
}

void ClaimRow::fillHead() {
    const Claim& claim = assessment_->claim(id_);
    sign_->setText(toQt(wording::verdictSign(claim.verdict)));
    setStyleProperty(*sign_, "verdict", toQt(toString(claim.verdict)));
    title_->setText(texts_(claim.measure->title));
    subtitle_->setText(subtitleOf(claim));
    fillSum(claim);
    fillBadges(badgesOf(assessment_->packs[id_.pack], claim, texts_));
    head_->setAccessibleName(QStringList{toQt(wording::verdictText(claim.verdict, texts_.language())), title_->text(),
                                         subtitle_->text(), sum_->text(), sumNote_->text()}
                                 .join(QLatin1Char(' ')));
}

QString ClaimRow::subtitleOf(const Claim& claim) const {
    QStringList parts{toQt(wording::itemText(*assessment_, claim.entity, claim.item, texts_.language())),
                      toQt(claim.measure->clause)};
    if (assessment_->packs.size() > 1) parts.prepend(policyName());
    if (claim.due == Due::afterCompletion && claim.verdict != Verdict::ineligible)
        parts << texts_("竣工投产后兑付", "paid after completion");
    return parts.join(QStringLiteral(" · "));
}

// The city tells the policies apart; where it has several, the number does too.
QString ClaimRow::policyName() const {
    const Pack& pack = *assessment_->packs[id_.pack].pack;
    for (const CityResult& city : assessment_->cities) {
        if (std::find(city.packs.begin(), city.packs.end(), id_.pack) == city.packs.end()) continue;
        const QString name = texts_(assessment_->city(city).label);
        return city.packs.size() == 1 || pack.number.empty() ? name : name + QLatin1Char(' ') + toQt(pack.number);
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
    head_->setToolTip(exact);
}

void ClaimRow::fillBadges(const std::vector<BadgeText>& badges) {
    if (badges == badges_) return;
    badges_ = badges;
    while (badgesLayout_->count() > 1) { // the stretch stays
        const std::unique_ptr<QLayoutItem> item(badgesLayout_->takeAt(0));
        delete item->widget();
    }
    int place = 0;
    for (const BadgeText& badge : badges)
        badgesLayout_->insertWidget(place++, new Badge(badge.word, badge.explanation, badge.tone, head_));
}

void ClaimRow::fillDetails() {
    if (box_ != nullptr) box_->setVisible(isOpen());
    if (!isOpen() || assessment_ == nullptr) return;
    if (box_ == nullptr) {
        box_ = new QFrame(this);
        box_->setProperty("role", QStringLiteral("detail"));
        auto* layout = new QVBoxLayout(box_);
        layout->setContentsMargins(32, 8, 16, 12);
        details_ = new QLabel(box_);
        details_->setObjectName(objectName() + QStringLiteral(".details"));
        details_->setWordWrap(true);
        details_->setTextFormat(Qt::RichText);
        details_->setTextInteractionFlags(Qt::TextBrowserInteraction);
        layout->addWidget(details_);
        this->layout()->addWidget(box_);
        connect(details_, &QLabel::linkActivated, this, [this](const QString& link) {
            if (const auto fact = factOf(link)) Q_EMIT factRequested(*fact);
            if (link == measureLink)
                Q_EMIT measureRequested(toQt(assessment_->packs[id_.pack].pack->id),
                                        toQt(assessment_->claim(id_).measure->id));
        });
        if (notes_ != nullptr) {
            noteBox_ = new NoteBox(objectName(), assessment_->asOf, texts_, box_);
            noteBox_->show(notes_->noteOf(noteKey()));
            layout->addWidget(noteBox_);
            connect(notes_, &NoteStore::leaving, noteBox_, &NoteBox::flush);
            connect(noteBox_, &NoteBox::edited, this, [this](const storage::ClaimNote& note) {
                if (notes_ != nullptr && notes_->keepNote(noteKey(), note)) fillNote();
            });
        }
        box_->show();
    }
    const QString html = claimHtml(*assessment_, id_, texts_, theme_.colours());
    if (html != details_->text()) details_->setText(html);
    details_->setAccessibleName(title_->text());
}

} // namespace biosubsidy::ui
