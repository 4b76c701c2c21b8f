// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/siting/place_row.h"

#include <QPainter>
#include <QVBoxLayout>

#include "core/wording/money_text.h"
#include "ui/look/conversions.h"
#include "ui/widgets/role_label.h"

namespace biosubsidy::ui {

PlaceRow::PlaceRow(const Texts& texts, const Theme& theme, QWidget* parent)
    : RowHead(theme, parent), texts_(texts), head_(new QWidget(this)), tail_(new QWidget(this)),
      rank_(rowLabel(this, "quiet")), name_(rowLabel(head_, "sum")), badges_(new BadgeLine(4, *head_)),
      sum_(rowLabel(tail_, "sum")), bar_(new SumBar(theme, this)), parts_(rowLabel(this, "muted")),
      difference_(rowLabel(tail_, "muted")) {
    for (QWidget* box : {head_, tail_}) box->setAttribute(Qt::WA_TransparentForMouseEvents);
    const auto column = [](QWidget* box) {
        auto* layout = new QVBoxLayout(box);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(3);
        return layout;
    };
    QVBoxLayout* head = column(head_);
    head->addWidget(name_);
    head->addLayout(badges_);
    head->addStretch();
    QVBoxLayout* tail = column(tail_);
    tail->addWidget(sum_, 0, Qt::AlignRight);
    tail->addWidget(difference_, 0, Qt::AlignRight);
    tail->addStretch();
    parts_->setWordWrap(true);
    auto* middle = new QVBoxLayout;
    middle->setSpacing(2);
    middle->addWidget(bar_);
    middle->addWidget(parts_);
    middle->addStretch();
    rank_->setFixedWidth(20);
    rank_->setAlignment(Qt::AlignRight | Qt::AlignTop);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 6, 12, 6);
    row->setSpacing(12);
    row->addWidget(rank_, 0, Qt::AlignTop);
    row->addWidget(head_);
    row->addLayout(middle, 1);
    row->addWidget(tail_);
}

QSize PlaceRow::columnWidths() const {
    return {head_->layout()->totalSizeHint().width(), tail_->layout()->totalSizeHint().width()};
}

void PlaceRow::setColumnWidths(const QSize& widths) {
    head_->setFixedWidth(widths.width());
    tail_->setFixedWidth(widths.height());
}

void PlaceRow::show(const Place& place, const Money& scale) {
    id_ = place.id;
    setObjectName(QStringLiteral("siting.") + id_);
    const bool figures = place.siting.hasFigures();
    rank_->setText(place.rank > 0 ? QString::number(place.rank) : QString());
    name_->setText(nameOf(place, texts_));
    sum_->setText(figures ? toQt(wording::moneyText(place.difference.there, texts_.language()))
                          : texts_("未公布金额", "No figure"));
    setStyleProperty(*sum_, "weight", figures ? QString() : QStringLiteral("light"));
    sum_->setToolTip(figures ? toQt(wording::exactYuanText(place.difference.there, texts_.language())) : QString());
    SumBar::Parts parts;
    for (std::size_t kind = 0; kind < parts.sums.size(); ++kind) parts.sums[kind] = *place.kinds[kind].sum;
    parts.scale = scale;
    bar_->show(parts);
    bar_->setVisible(figures);
    parts_->setText(partsText(place, texts_));
    difference_->setText(differenceText(place, texts_));
    badges_->show(badgesOf(place.siting.assessment, texts_));
    QStringList words{name_->text(), sum_->text(), parts_->text(), difference_->text()};
    for (const BadgeText& badge : badges_->badges()) words << badge.word;
    setAccessibleName(words.join(QStringLiteral(" · ")));
}

// The place whose detail is shown has a tint and a stroke at its left.
void PlaceRow::paintEvent(QPaintEvent* event) {
    if (isChecked()) {
        QPainter painter(this);
        painter.fillRect(rect(), colours().accentWash);
        painter.fillRect(QRect(0, 0, 3, height()), colours().accent);
    }
    RowHead::paintEvent(event);
}

} // namespace biosubsidy::ui
