// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/sum_bar.h"

#include <QPainter>

#include "ui/charts/money_scale.h"

namespace biosubsidy::ui {

SumBar::SumBar(const Theme& theme, QWidget* parent) : QWidget(parent), theme_(theme) {
    setMinimumSize(120, 20);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void SumBar::show(const Parts& parts) {
    parts_ = parts;
    update();
}

void SumBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours& colours = theme_.colours();
    painter.setPen(QPen(colours.strongLine, 1));
    painter.drawLine(QPointF(0.5, 0), QPointF(0.5, height()));
    if (parts_.scale.isZero()) return;
    QColor tint = colours.accent;
    tint.setAlphaF(0.55F);
    const QPen outline(colours.accent, 1);
    const std::array<QBrush, 4> brushes{QBrush(colours.accent), QBrush(tint), QBrush(colours.accent, Qt::BDiagPattern),
                                        QBrush(Qt::NoBrush)};
    qreal left = 1;
    for (std::size_t part = 0; part < brushes.size(); ++part) {
        if (parts_.sums[part].isZero()) continue;
        const qreal width = placeOf(parts_.sums[part]) / placeOf(parts_.scale) * (this->width() - 2);
        // What is there is seen, however small.
        const QRectF box(left, 2.5, std::max<qreal>(width, 2), height() - 5);
        painter.setPen(part == 3 ? QPen(colours.muted, 1, Qt::DashLine) : outline);
        painter.setBrush(brushes[part]);
        painter.drawRect(box);
        left += width;
    }
}

} // namespace biosubsidy::ui
