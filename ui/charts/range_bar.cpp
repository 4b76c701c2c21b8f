// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/range_bar.h"

#include <algorithm>

#include <QPainter>

#include "ui/charts/money_scale.h"

namespace biosubsidy::ui {

RangeBar::RangeBar(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    setMinimumSize(80, 18);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void RangeBar::show(const Range& range) {
    range_ = range;
    update();
}

qreal RangeBar::placed(const Money& amount) const {
    constexpr qreal margin = 3;
    if (range_.scale.isZero()) return margin;
    const qreal part = std::clamp<qreal>(placeOf(amount) / placeOf(range_.scale), 0, 1);
    return margin + part * (width() - 2 * margin);
}

void RangeBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours& colours = theme_.colours();
    const qreal middle = height() / 2.0;
    painter.setPen(QPen(colours.line, 2));
    painter.drawLine(QPointF(3, middle), QPointF(width() - 3, middle));
    constexpr qreal thick = 8;
    QColor fill = colours.accent;
    fill.setAlphaF(range_.exact ? 1.0F : 0.45F);
    const QRectF bar(QPointF(placed(range_.low), middle - thick / 2),
                     QPointF(std::max(placed(range_.high), placed(range_.low) + 2), middle + thick / 2));
    painter.setPen(range_.exact ? Qt::NoPen : QPen(colours.accent, 1, Qt::DashLine));
    painter.setBrush(fill);
    painter.drawRoundedRect(bar, 2, 2);
    painter.setPen(QPen(colours.surface, 4));
    const qreal now = placed(range_.now);
    painter.drawLine(QPointF(now, middle - 8), QPointF(now, middle + 8));
    painter.setPen(QPen(colours.text, 2));
    painter.drawLine(QPointF(now, middle - 8), QPointF(now, middle + 8));
}

} // namespace biosubsidy::ui
