// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chips_edit.h"

#include <algorithm>

#include <QVBoxLayout>

#include "ui/look/conversions.h"
#include "ui/look/plain_label.h"
#include "ui/look/theme.h"
#include "ui/widgets/flow_layout.h"

namespace biosubsidy::ui {

ChipsEdit::ChipsEdit(const Fact& fact, const Texts& texts, QWidget* parent) : FactEditor(parent), texts_(texts) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    frame_ = new QFrame(this);
    frame_->setProperty("role", QStringLiteral("chips"));
    new FlowLayout(frame_, 6);
    outer->addWidget(frame_);
    for (const Choice& choice : fact.choices) chips_.push_back(addChip(choice.label, toQt(choice.id)));
    none_ = addChip({"无", "None"}, QStringLiteral("none"));
    for (QPushButton* chip : chips_) {
        connect(chip, &QPushButton::clicked, this, [this](bool down) {
            if (down) none_->setChecked(false);
        });
    }
    connect(none_, &QPushButton::clicked, this, [this](bool down) {
        for (QPushButton* chip : chips_) chip->setChecked(chip->isChecked() && !down);
    });
    for (QWidget* chip : inputs()) {
        connect(static_cast<QPushButton*>(chip), &QPushButton::clicked, this, [this] {
            showState();
            Q_EMIT edited();
        });
    }
    setFocusProxy(chips_.front());
    showState();
    texts_.follow(this, [this] { nameChips(); });
}

QPushButton* ChipsEdit::addChip(const Localized& label, const QString& name) {
    auto* chip = new QPushButton(frame_);
    chip->setCheckable(true);
    chip->setAutoDefault(false);
    chip->setObjectName(name);
    chip->setProperty("role", QStringLiteral("chip"));
    texts_.follow(chip, [this, chip, label] { chip->setText(plainLabel(texts_(label))); });
    frame_->layout()->addWidget(chip);
    return chip;
}

FactValue ChipsEdit::value() const {
    ChoiceSet set;
    for (std::size_t index = 0; index < chips_.size(); ++index) set.set(index, chips_[index]->isChecked());
    if (set.none() && !none_->isChecked()) return {};
    return set;
}

void ChipsEdit::setValue(const FactValue& value) {
    const auto* set = std::get_if<ChoiceSet>(&value);
    for (std::size_t index = 0; index < chips_.size(); ++index)
        chips_[index]->setChecked(set != nullptr && set->test(index));
    none_->setChecked(set != nullptr && set->none());
    showState();
}

QList<QWidget*> ChipsEdit::inputs() const {
    QList<QWidget*> all(chips_.begin(), chips_.end());
    all.append(none_);
    return all;
}

void ChipsEdit::setLabel(const QString& label) {
    label_ = label;
    nameChips();
}

void ChipsEdit::nameChips() {
    for (QWidget* input : inputs()) {
        auto* chip = static_cast<QPushButton*>(input);
        chip->setAccessibleName(texts_("%1：%2", "%1: %2").arg(label_, chip->text()));
    }
}

void ChipsEdit::showState() {
    setStyleProperty(*frame_, "state", stateOf(value()));
    for (QWidget* chip : inputs()) setStyleProperty(*chip, "known", stateOf(value())); // draws it anew
}

} // namespace biosubsidy::ui
