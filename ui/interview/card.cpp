// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/interview/card.h"

#include <QKeyEvent>

namespace biosubsidy::ui {

Card::Card(const QString& name, bool copies, const Texts& texts, QWidget* parent) : QFrame(parent), texts_(texts) {
    setProperty("role", QStringLiteral("card"));
    setObjectName(name + QStringLiteral(".card"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    head_ = new QHBoxLayout;
    layout->addLayout(head_);
    fold_ = new ElidingButton(this);
    fold_->setObjectName(name + QStringLiteral(".fold"));
    fold_->setProperty("role", QStringLiteral("group"));
    fold_->setCheckable(true);
    fold_->setChecked(true);
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

void Card::offerRename(const QString& id) {
    id_ = id;
    if (rename_ != nullptr) return;
    const QString name = objectName().chopped(QStringLiteral(".card").size());
    rename_ = addVerb({"改编号", "Rename"}, name + QStringLiteral(".rename"));
    rename_->setToolTip(texts_("改这个条目的编号；登记在它名下的已获支持会跟着改",
                               "Another id for this item; support held for it follows"));
    newId_ = new QLineEdit(this);
    newId_->setObjectName(name + QStringLiteral(".id"));
    newId_->installEventFilter(this);
    newId_->hide();
    texts_.follow(newId_, [this] { newId_->setAccessibleName(texts_("新编号", "New id")); });
    head_->insertWidget(1, newId_);
    refused_ = new QLabel(this);
    refused_->setObjectName(name + QStringLiteral(".id.note"));
    refused_->setProperty("role", QStringLiteral("note"));
    refused_->setProperty("state", QStringLiteral("wrong"));
    refused_->hide();
    static_cast<QVBoxLayout*>(layout())->insertWidget(1, refused_);
    connect(rename_, &QToolButton::clicked, this, &Card::beginRename);
    connect(newId_, &QLineEdit::returnPressed, this, [this] { endRename(true); });
}

void Card::beginRename() {
    newId_->setText(id_);
    newId_->show();
    newId_->selectAll();
    newId_->setFocus();
}

void Card::endRename(bool ask) {
    refused_->hide();
    const QString id = newId_->text().trimmed();
    if (ask && id != id_) return Q_EMIT renameRequested(id); // the card may be gone after that
    newId_->hide();
}

void Card::refuseRename(const QString& why) {
    refused_->setText(why);
    refused_->show();
}

bool Card::eventFilter(QObject* watched, QEvent* event) {
    if (watched == newId_ && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        endRename(false);
        rename_->setFocus();
        return true;
    }
    return QFrame::eventFilter(watched, event);
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
    fold_->setWholeText((isOpen() ? QStringLiteral("▾ ") : QStringLiteral("▸ ")) + title_);
    fold_->setAccessibleName(title_);
}

void Card::setContent(QWidget* content) {
    content_ = content;
    layout()->addWidget(content);
    content->setVisible(isOpen());
}

} // namespace biosubsidy::ui
