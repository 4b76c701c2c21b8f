// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/review_panel.h"

#include <algorithm>
#include <utility>

#include <QFont>
#include <QGridLayout>

namespace biosubsidy::ui {

ReviewPanel::ReviewPanel(const Texts& texts, QWidget* parent) : QFrame(parent), texts_(texts) {
    setObjectName(QStringLiteral("policies.review"));
    setProperty("role", QStringLiteral("notice"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(16, 10, 16, 10);
    summary_ = new QLabel(this);
    summary_->setObjectName(QStringLiteral("review.summary"));
    summary_->setWordWrap(true);
    details_ = new QPlainTextEdit(this);
    details_->setObjectName(QStringLiteral("review.details"));
    details_->setReadOnly(true);
    details_->setLineWrapMode(QPlainTextEdit::NoWrap);
    // Marks under a source line need a font in which a Chinese character is two
    // columns wide.
    QFont mono;
    mono.setFamilies({QStringLiteral("Noto Sans Mono CJK SC"), QStringLiteral("Consolas"), QStringLiteral("NSimSun")});
    mono.setStyleHint(QFont::Monospace);
    details_->setFont(mono);
    proceed_ = new QPushButton(this);
    proceed_->setObjectName(QStringLiteral("review.proceed"));
    proceed_->setProperty("role", QStringLiteral("primary"));
    close_ = new QPushButton(this);
    close_->setObjectName(QStringLiteral("review.close"));
    grid->addWidget(summary_, 0, 0);
    grid->addWidget(proceed_, 0, 1, Qt::AlignTop);
    grid->addWidget(close_, 0, 2, Qt::AlignTop);
    grid->addWidget(details_, 1, 0, 1, 3);
    grid->setColumnStretch(0, 1);
    connect(close_, &QPushButton::clicked, this, &ReviewPanel::dismiss);
    connect(proceed_, &QPushButton::clicked, this, [this] {
        const std::function<void()> act = std::exchange(act_, nullptr);
        dismiss();
        if (act) act();
    });
    texts_.follow(this, [this] { reword(); });
    hide();
}

void ReviewPanel::tell(const Text& summary, const Text& details) {
    ask(summary, details, {}, {});
}

void ReviewPanel::ask(const Text& summary, const Text& details, const Text& verb, const std::function<void()>& act) {
    summaryText_ = summary;
    detailsText_ = details;
    verbText_ = verb;
    act_ = act;
    reword();
    show();
    (act_ ? proceed_ : close_)->setFocus();
}

void ReviewPanel::dismiss() {
    act_ = nullptr;
    hide();
}

void ReviewPanel::reword() {
    close_->setText(verbText_ ? texts_("不了", "Leave it") : texts_("知道了", "Dismiss"));
    details_->setAccessibleName(texts_("详情", "Details"));
    proceed_->setVisible(static_cast<bool>(verbText_));
    if (verbText_) proceed_->setText(verbText_());
    if (summaryText_) summary_->setText(summaryText_());
    const QString details = detailsText_ ? detailsText_() : QString();
    details_->setPlainText(details);
    details_->setVisible(!details.isEmpty());
    constexpr int mostLines = 10;
    const int lines = std::clamp(static_cast<int>(details.count(QLatin1Char('\n'))) + 2, 3, mostLines);
    details_->setFixedHeight(lines * details_->fontMetrics().lineSpacing() + 16);
}

} // namespace biosubsidy::ui
