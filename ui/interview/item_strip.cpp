// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/interview/item_strip.h"

#include <QCompleter>
#include <QLineEdit>
#include <QSignalBlocker>

#include "ui/look/plain_label.h"
#include "ui/widgets/flow_layout.h"

namespace biosubsidy::ui {

namespace {

constexpr qsizetype mostChips = 30; // some three lines of them

} // namespace

ItemStrip::ItemStrip(QWidget* parent) : QWidget(parent) {
    constexpr int gap = 6;
    new FlowLayout(this, gap);
    connect(&group_, &QButtonGroup::idClicked, this, &ItemStrip::chosen);
}

void ItemStrip::makeBox() {
    box_ = new QComboBox(this);
    box_->setObjectName(QStringLiteral("items.list"));
    box_->setEditable(true); // to find by typing; what is typed makes no item
    box_->setInsertPolicy(QComboBox::NoInsert);
    box_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    constexpr int characters = 40;
    box_->setMinimumContentsLength(characters);
    box_->completer()->setFilterMode(Qt::MatchContains);
    box_->completer()->setCompletionMode(QCompleter::PopupCompletion);
    layout()->addWidget(box_);
    connect(box_, &QComboBox::activated, this, &ItemStrip::choose);
}

void ItemStrip::choose(int index) {
    if (index >= 0) Q_EMIT chosen(index);
}

void ItemStrip::show(const QStringList& titles, int chosen) {
    const bool many = titles.size() > mostChips;
    showChips(many ? QStringList() : titles, chosen);
    showBox(many ? titles : QStringList(), chosen);
    setVisible(titles.size() > 1);
}

void ItemStrip::showBox(const QStringList& titles, int chosen) {
    if (box_ == nullptr && titles.isEmpty()) return;
    if (box_ == nullptr) makeBox();
    const QSignalBlocker quiet(box_);
    if (titles.size() == titles_.size()) {
        for (int index = 0; index < static_cast<int>(titles.size()); ++index)
            if (titles[index] != titles_[index]) box_->setItemText(index, titles[index]);
    } else {
        box_->clear();
        box_->addItems(titles);
    }
    titles_ = titles;
    box_->setVisible(!titles.isEmpty());
    if (titles.isEmpty()) return;
    if (box_->currentIndex() != chosen) box_->setCurrentIndex(chosen);
    if (!box_->hasFocus()) box_->setEditText(titles[chosen]);
    box_->setAccessibleName(titles[chosen]);
    box_->lineEdit()->setAccessibleName(titles[chosen]);
}

void ItemStrip::showChips(const QStringList& titles, int chosen) {
    while (static_cast<int>(chips_.size()) < titles.size()) {
        auto* chip = new QPushButton(this);
        chip->setProperty("role", QStringLiteral("chip"));
        chip->setCheckable(true);
        chip->setAutoDefault(false);
        chip->setObjectName(QStringLiteral("items.%1").arg(chips_.size()));
        layout()->addWidget(chip);
        group_.addButton(chip, static_cast<int>(chips_.size()));
        chips_.push_back(chip);
    }
    for (int index = 0; index < static_cast<int>(chips_.size()); ++index) {
        QPushButton& chip = *chips_[static_cast<std::size_t>(index)];
        chip.setVisible(index < titles.size());
        if (index >= titles.size()) continue;
        chip.setText(plainLabel(titles[index]));
        chip.setAccessibleName(titles[index]);
        chip.setChecked(index == chosen);
    }
}

} // namespace biosubsidy::ui
