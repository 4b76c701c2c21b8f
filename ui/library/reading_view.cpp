// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/reading_view.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace biosubsidy::ui {

ReadingView::ReadingView(const Texts& texts, QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    auto* head = new QHBoxLayout;
    back_ = new QPushButton(this);
    back_->setObjectName(QStringLiteral("reading.back"));
    title_ = new QLabel(this);
    title_->setObjectName(QStringLiteral("reading.title"));
    title_->setProperty("role", QStringLiteral("heading"));
    head->addWidget(back_);
    head->addWidget(title_, 1);
    layout->addLayout(head);
    text_ = new QTextBrowser(this);
    text_->setObjectName(QStringLiteral("reading.text"));
    text_->setOpenLinks(false);
    layout->addWidget(text_, 1);
    connect(back_, &QPushButton::clicked, this, &ReadingView::left);
    texts.follow(this, [this, &texts] {
        back_->setText(texts("返回案例列表", "Back to the cases"));
        back_->setShortcut(Qt::Key_Escape); // a text takes it away
        back_->setAccessibleName(back_->text());
        text_->setAccessibleName(texts("内容", "Contents"));
    });
    setFocusProxy(text_);
}

void ReadingView::show(const QString& title, const QString& html) {
    title_->setText(title);
    text_->setHtml(html);
    text_->setFocus();
}

} // namespace biosubsidy::ui
