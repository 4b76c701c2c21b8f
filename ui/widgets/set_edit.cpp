// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/set_edit.h"

#include <QVBoxLayout>

#include "ui/look/theme.h"
#include "ui/widgets/set_popup.h"

namespace biosubsidy::ui {

SetEdit::SetEdit(const Fact& fact, const Texts& texts, QWidget* parent)
    : FactEditor(parent), fact_(fact), texts_(texts) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    button_ = new ElidingButton(this);
    button_->setProperty("role", QStringLiteral("set"));
    layout->addWidget(button_);
    setFocusProxy(button_);
    popup_ = new SetPopup(fact, texts, this);
    connect(button_, &QPushButton::clicked, this, &SetEdit::openPopup);
    connect(popup_, &SetPopup::edited, this, [this] {
        value_ = popup_->value();
        showValue();
        Q_EMIT edited();
    });
    texts_.follow(this, [this] { showValue(); });
}

void SetEdit::setValue(const FactValue& value) {
    value_ = value;
    popup_->setValue(value);
    showValue();
}

QString SetEdit::understood() const {
    const auto* set = std::get_if<ChoiceSet>(&value_);
    if (set == nullptr || set->count() < 2) return {};
    return texts_("已选 %1 项", "%1 chosen").arg(set->count());
}

void SetEdit::setUnknownText(const QString& text) {
    unknownText_ = text;
    showValue();
}

void SetEdit::setLabel(const QString& label) {
    label_ = label;
    popup_->setLabel(label);
    showValue();
}

void SetEdit::openPopup() {
    popup_->setValue(value_);
    popup_->showBelow(*button_);
}

void SetEdit::showValue() {
    const auto* set = std::get_if<ChoiceSet>(&value_);
    const QString text = set == nullptr ? unknownText_ : namesOf(*set);
    button_->setWholeText(text);
    button_->setAccessibleName(texts_("%1：%2", "%1: %2").arg(label_, text));
    setStyleProperty(*button_, "state", stateOf(value_));
}

QString SetEdit::namesOf(const ChoiceSet& set) const {
    if (set.none()) return texts_("已知：无", "Known: none");
    QStringList names;
    for (const Choice* choice : fact_.chosen(set)) names << texts_(choice->label);
    return names.join(texts_("、", ", "));
}

} // namespace biosubsidy::ui
