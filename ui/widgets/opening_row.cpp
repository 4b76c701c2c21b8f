// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/opening_row.h"

#include "ui/look/settle.h"
#include "ui/widgets/into_view.h"

namespace biosubsidy::ui {

OpeningRow::OpeningRow(const QString& name, int stretch, const Theme& theme, QWidget* parent)
    : QWidget(parent), theme_(theme), head_(new RowHead(theme, this)), line_(new QHBoxLayout(head_)),
      titles_(new QVBoxLayout) {
    setObjectName(name);
    head_->setObjectName(name + QStringLiteral(".head"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head_);
    line_->setContentsMargins(8, 6, 8, 6);
    line_->setSpacing(8);
    sign_ = addLabel("sign");
    sign_->setFixedWidth(16);
    sign_->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    line_->addWidget(sign_, 0, Qt::AlignTop);
    titles_->setSpacing(1);
    title_ = addLabel("claim");
    title_->setWordWrap(true);
    subtitle_ = addLabel("muted");
    subtitle_->setWordWrap(true);
    titles_->addWidget(title_);
    titles_->addWidget(subtitle_);
    line_->addLayout(titles_, stretch);
    connect(head_, &QAbstractButton::toggled, this, [this](bool open) {
        fillDetails();
        settleLayouts();
        Q_EMIT openChanged(open);
    });
    connect(head_, &QAbstractButton::clicked, this, [this](bool open) {
        if (open) bringIntoView(*this);
    });
}

QLabel* OpeningRow::addLabel(const char* role) const {
    auto* label = new QLabel(head_);
    label->setProperty("role", QString::fromLatin1(role));
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    return label;
}

void OpeningRow::fillDetails() {
    if (box_ != nullptr) box_->setVisible(isOpen());
    if (!isOpen() || !hasDetails()) return;
    if (box_ == nullptr) makeBox();
    const QString html = detailsHtml();
    if (html != details_->text()) details_->setText(html);
    details_->setAccessibleName(title_->text());
}

void OpeningRow::makeBox() {
    box_ = new QFrame(this);
    box_->setProperty("role", QStringLiteral("detail"));
    auto* inside = new QVBoxLayout(box_);
    inside->setContentsMargins(32, 8, 16, 12);
    details_ = new QLabel(box_);
    details_->setObjectName(objectName() + QStringLiteral(".details"));
    details_->setWordWrap(true);
    details_->setTextFormat(Qt::RichText);
    details_->setTextInteractionFlags(Qt::TextBrowserInteraction);
    inside->addWidget(details_);
    connect(details_, &QLabel::linkActivated, this, &OpeningRow::openLink);
    fillBox(*inside);
    layout()->addWidget(box_);
    box_->show();
}

} // namespace biosubsidy::ui
