// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/flag_edit.h"

#include <QHBoxLayout>

#include "ui/look/theme.h"

namespace biosubsidy::ui {

FlagEdit::FlagEdit(const Texts& texts, QWidget* parent) : FactEditor(parent), texts_(texts) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    frame_ = new QFrame(this);
    frame_->setProperty("role", QStringLiteral("segments"));
    auto* layout = new QHBoxLayout(frame_);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(1);
    outer->addWidget(frame_);
    yes_ = addSegment("是", "Yes", QStringLiteral("yes"));
    no_ = addSegment("否", "No", QStringLiteral("no"));
    unknown_ = addSegment("未填", "Not stated", QStringLiteral("unknown"));
    unknown_->setProperty("state", QStringLiteral("unknown"));
    unknown_->setChecked(true);
    showState();
    connect(&group_, &QButtonGroup::buttonToggled, this, [this](QAbstractButton*, bool checked) {
        if (!checked) return; // of each pair of toggles one is enough
        setFocusProxy(group_.checkedButton());
        showState();
        Q_EMIT edited();
    });
    setFocusProxy(unknown_);
    texts_.follow(this, [this] { nameSegments(); });
}

QPushButton* FlagEdit::addSegment(const char* zh, const char* en, const QString& name) {
    auto* button = new QPushButton(frame_);
    button->setCheckable(true);
    button->setObjectName(name);
    button->setAutoDefault(false);
    texts_.follow(button, [this, button, zh, en] { button->setText(texts_(zh, en)); });
    group_.addButton(button);
    frame_->layout()->addWidget(button);
    return button;
}

FactValue FlagEdit::value() const {
    if (yes_->isChecked()) return true;
    if (no_->isChecked()) return false;
    return {};
}

void FlagEdit::setValue(const FactValue& value) {
    const QSignalBlocker quiet(group_);
    const auto* flag = std::get_if<bool>(&value);
    QPushButton* segment = flag == nullptr ? unknown_ : (*flag ? yes_ : no_);
    segment->setChecked(true);
    setFocusProxy(segment);
    showState();
}

void FlagEdit::setLabel(const QString& label) {
    label_ = label;
    nameSegments();
}

void FlagEdit::nameSegments() {
    for (QPushButton* segment : {yes_, no_, unknown_})
        segment->setAccessibleName(texts_("%1：%2", "%1: %2").arg(label_, segment->text()));
}

void FlagEdit::showState() {
    setStyleProperty(*frame_, "state", stateOf(value()));
}

} // namespace biosubsidy::ui
