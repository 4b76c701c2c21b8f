// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/problem_panel.h"

#include <algorithm>

#include <QFont>
#include <QGridLayout>

#include "ui/widgets/return_focus.h"

namespace biosubsidy::ui {

ProblemPanel::ProblemPanel(const Texts& texts, QWidget* parent) : QFrame(parent) {
    setProperty("role", QStringLiteral("problems"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(24, 10, 24, 10);
    summary_ = new QLabel(this);
    summary_->setObjectName(QStringLiteral("problems.summary"));
    summary_->setWordWrap(true);
    close_ = new QPushButton(this);
    close_->setObjectName(QStringLiteral("problems.close"));
    details_ = new QPlainTextEdit(this);
    details_->setObjectName(QStringLiteral("problems.details"));
    details_->setReadOnly(true);
    details_->setLineWrapMode(QPlainTextEdit::NoWrap);
    // Marks under a source line need a font in which a Chinese character is two
    // columns wide.
    QFont mono;
    mono.setFamilies({QStringLiteral("Noto Sans Mono CJK SC"), QStringLiteral("Consolas"), QStringLiteral("NSimSun")});
    mono.setStyleHint(QFont::Monospace);
    details_->setFont(mono);
    grid->addWidget(summary_, 0, 0);
    grid->addWidget(close_, 0, 1, Qt::AlignTop);
    grid->addWidget(details_, 1, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    connect(close_, &QPushButton::clicked, this, &ProblemPanel::dismiss);
    new ReturnFocus(*this);
    texts.follow(this, [this, &texts] {
        close_->setText(texts("知道了", "Dismiss"));
        close_->setAccessibleName(close_->text());
        details_->setAccessibleName(texts("详情", "Details"));
    });
    hide();
}

void ProblemPanel::show(const QString& summary, const QString& details) {
    summary_->setText(summary);
    details_->setPlainText(details);
    constexpr int mostLines = 9;
    const int lines = std::clamp(static_cast<int>(details.count(QLatin1Char('\n'))) + 2, 3, mostLines);
    details_->setFixedHeight(lines * details_->fontMetrics().lineSpacing() + 16);
    setVisible(true);
}

} // namespace biosubsidy::ui
