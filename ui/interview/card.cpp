// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/interview/card.h"

namespace biosubsidy::ui {

Card::Card(const QString& name, bool copies, const Texts& texts, QWidget* parent) : QFrame(parent), texts_(texts) {
    setProperty("role", QStringLiteral("card"));
    setObjectName(name + QStringLiteral(".card"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    head_ = new QHBoxLayout;
    layout->addLayout(head_);
    fold_ = new QPushButton(this);
    fold_->setObjectName(name + QStringLiteral(".fold"));
    fold_->setProperty("role", QStringLiteral("group"));
    fold_->setCheckable(true);
    fold_->setChecked(true);
    fold_->setAutoDefault(false);
    fold_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    head_->addWidget(fold_, 1);
    connect(fold_, &QPushButton::toggled, this, [this](bool open) {
        showTitle();
        if (content_ != nullptr) content_->setVisible(open);
    });
    if (copies) {
        duplicate_ = addVerb({"复制", "Duplicate"}, name + QStringLiteral(".duplicate"));
        connect(duplicate_, &QToolButton::clicked, this, &Card::duplicateRequested);
    }
    remove_ = addVerb({"移除", "Remove"}, name + QStringLiteral(".remove"));
    connect(remove_, &QToolButton::clicked, this, &Card::removeRequested);
}

QToolButton* Card::addVerb(const Localized& text, const QString& name) {
    auto* button = new QToolButton(this);
    button->setObjectName(name);
    button->setProperty("role", QStringLiteral("flat"));
    button->setFocusPolicy(Qt::StrongFocus);
    texts_.follow(button, [this, button, text] { button->setText(texts_(text)); });
    head_->addWidget(button);
    return button;
}

void Card::setTitle(const QString& title) {
    title_ = title;
    showTitle();
    for (QToolButton* verb : {duplicate_, remove_}) {
        if (verb == nullptr) continue;
        verb->setAccessibleName(texts_("%1：%2", "%1: %2").arg(verb->text(), title));
    }
}

void Card::showTitle() {
    fold_->setText((isOpen() ? QStringLiteral("▾ ") : QStringLiteral("▸ ")) + title_);
    fold_->setAccessibleName(title_);
}

void Card::setContent(QWidget* content) {
    content_ = content;
    layout()->addWidget(content);
    content->setVisible(isOpen());
}

} // namespace biosubsidy::ui
