// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/levers/advice_row.h"

#include <QGridLayout>

#include "ui/widgets/role_label.h"

namespace biosubsidy::ui {

AdviceRow::AdviceRow(const Theme& theme, QWidget* parent)
    : RowHead(theme, parent), title_(rowLabel(this, "")), figure_(rowLabel(this, "sum")),
      figureNote_(rowLabel(this, "muted")) {
    setCheckable(false);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(8, 6, 8, 6);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(0, 1);
    title_->setWordWrap(true);
    grid->addWidget(title_, 0, 0, Qt::AlignTop);
    grid->addWidget(figure_, 0, 1, Qt::AlignRight | Qt::AlignTop);
    grid->addWidget(figureNote_, 1, 1, Qt::AlignRight | Qt::AlignTop);
    for (std::size_t index = 0; index < lines_.size(); ++index) {
        lines_[index] = rowLabel(this, "muted");
        lines_[index]->setWordWrap(true);
        grid->addWidget(lines_[index], static_cast<int>(index) + 1, 0, Qt::AlignTop);
    }
}

void AdviceRow::show(const AdviceEntry& entry) {
    if (entry == entry_) return;
    entry_ = entry;
    title_->setText(entry.title);
    figure_->setText(entry.figure);
    setStyleProperty(*figure_, "weight", entry.gains ? QString() : QStringLiteral("light"));
    setStyleProperty(*figure_, "verdict", entry.gains ? QStringLiteral("eligible") : QString());
    setToolTip(entry.exact);
    figureNote_->setText(entry.figureNote);
    figureNote_->setVisible(!entry.figureNote.isEmpty());
    const std::array texts{entry.claims.join(QLatin1Char('\n')), entry.besides, entry.cautions};
    for (std::size_t index = 0; index < lines_.size(); ++index) {
        lines_[index]->setText(texts[index]);
        lines_[index]->setVisible(!texts[index].isEmpty());
    }
    QStringList all{entry.title, entry.figure, entry.figureNote};
    for (const QString& text : texts) all << text;
    all.removeAll(QString());
    setAccessibleName(all.join(QStringLiteral(" · ")).replace(QLatin1Char('\n'), QStringLiteral(" · ")));
}

} // namespace biosubsidy::ui
