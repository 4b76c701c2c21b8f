// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/interview/awards_page.h"

#include <algorithm>

namespace biosubsidy::ui {

AwardsPage::AwardsPage(CaseDocument& document, const Texts& texts, QWidget* parent)
    : FormPage(parent), document_(document), texts_(texts) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    empty_ = new QLabel(this);
    empty_->setProperty("role", QStringLiteral("quiet"));
    empty_->setWordWrap(true);
    cardsLayout_ = new QVBoxLayout;
    cardsLayout_->setSpacing(12);
    add_ = new QPushButton(this);
    add_->setObjectName(QStringLiteral("awards.add"));
    add_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    layout->addWidget(empty_);
    layout->addLayout(cardsLayout_);
    layout->addWidget(add_);
    layout->addStretch();
    connect(add_, &QPushButton::clicked, this, &AwardsPage::add);
    connect(&document_, &CaseDocument::structureChanged, this, &AwardsPage::restructure);
    texts_.follow(this, [this] {
        empty_->setText(texts_("没有登记已获支持。同一事项已从其他政策获得的资金，请在这里登记，以便扣减或排除。",
                               "No support held is entered. Enter money already granted for the same matter under "
                               "other policies, so that it is set off."));
        add_->setText(texts_("登记已获支持", "Enter support held"));
        add_->setAccessibleName(add_->text());
    });
    restructure();
}

void AwardsPage::add() {
    document_.addAward();
    cards_.back()->amount().setFocus();
}

void AwardsPage::restructure() {
    std::vector<AwardCard*> now;
    for (std::size_t index = 0; index < document_.awards().size(); ++index) {
        const auto found = std::find_if(cards_.begin(), cards_.end(),
                                        [&](AwardCard* card) { return card->id() == document_.awards()[index].id; });
        AwardCard* card = nullptr;
        if (found != cards_.end()) {
            card = *found;
            cards_.erase(found);
        } else {
            card = new AwardCard(document_, index, texts_, this);
        }
        card->setIndex(index);
        cardsLayout_->removeWidget(card);
        cardsLayout_->addWidget(card);
        now.push_back(card);
    }
    for (AwardCard* gone : cards_) {
        gone->hide();
        gone->deleteLater(); // it may be the sender
    }
    cards_ = std::move(now);
    empty_->setVisible(cards_.empty());
}

void AwardsPage::refresh() {
    for (AwardCard* card : cards_) card->refresh();
}

QStringList AwardsPage::unsavable() const {
    QStringList problems;
    for (const AwardCard* card : cards_) problems << card->unsavable();
    return problems;
}

QStringList AwardsPage::unreadable() const {
    QStringList problems;
    for (const AwardCard* card : cards_) problems << card->unreadable();
    return problems;
}

void AwardsPage::reset() {
    for (AwardCard* card : cards_) card->reset();
}

} // namespace biosubsidy::ui
