// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/text_row.h"

#include <utility>

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>

#include "ui/look/plain_label.h"

namespace biosubsidy::ui {

TextRow::TextRow(const Texts& texts, const char* name, QWidget* parent) : QFrame(parent) {
    const QString field = QLatin1String(name);
    setProperty("role", QStringLiteral("card"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    what_ = new QLabel(this);
    text_ = new QLineEdit(this);
    text_->setObjectName(field);
    what_->setBuddy(text_);
    ok_ = new QPushButton(this);
    ok_->setObjectName(field + QLatin1String(".ok"));
    cancel_ = new QPushButton(this);
    cancel_->setObjectName(field + QLatin1String(".cancel"));
    layout->addWidget(what_);
    layout->addWidget(text_, 1);
    layout->addWidget(ok_);
    layout->addWidget(cancel_);
    connect(text_, &QLineEdit::returnPressed, this, &TextRow::take);
    connect(ok_, &QPushButton::clicked, this, &TextRow::take);
    connect(cancel_, &QPushButton::clicked, this, &QWidget::hide);
    texts.follow(this, [this, &texts] {
        ok_->setText(texts("确定", "OK"));
        cancel_->setText(texts("取消", "Cancel"));
        text_->setAccessibleName(texts("文字", "Text"));
    });
    hide();
}

void TextRow::ask(const QString& what, const QString& text, const std::function<void(const QString&)>& taken) {
    before_ = QApplication::focusWidget();
    if (before_ != nullptr) {
        connect(before_, &QObject::destroyed, this, [this, gone = before_] {
            if (before_ == gone) before_ = nullptr;
        });
    }
    what_->setText(plainLabel(what));
    text_->setEchoMode(QLineEdit::Normal);
    text_->setText(text);
    text_->setAccessibleName(what);
    taken_ = taken;
    show();
    text_->setFocus();
    text_->selectAll();
}

void TextRow::askHidden(const QString& what, const std::function<void(const QString&)>& taken) {
    ask(what, {}, taken);
    text_->setEchoMode(QLineEdit::Password);
}

void TextRow::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Escape) return QFrame::keyPressEvent(event);
    hide();
    giveFocusBack();
}

void TextRow::giveFocusBack() {
    if (before_ == nullptr) return;
    before_->setFocus();
    disconnect(before_, nullptr, this, nullptr);
    before_ = nullptr;
}

void TextRow::take() {
    hide();
    giveFocusBack();
    const QString text = text_->text();
    if (text_->echoMode() == QLineEdit::Password) text_->clear();
    if (const auto taken = std::exchange(taken_, {})) taken(text);
}

} // namespace biosubsidy::ui
