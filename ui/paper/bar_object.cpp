// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paper/bar_object.h"

#include <QPainter>
#include <QTextFormat>

#include "ui/paper/paper_look.h"

namespace biosubsidy::ui {

namespace {

constexpr int lengthProperty = QTextFormat::UserProperty + 1;
constexpr int fillProperty = QTextFormat::UserProperty + 2;
constexpr qreal thickness = 9; // points
constexpr qreal hatchStep = 3.5;
constexpr qreal lineWidth = 0.9;

// Lines from lower left to upper right, kept inside the bar.
void hatch(QPainter& painter, const QRectF& bar, qreal step) {
    for (qreal x = bar.left() - bar.height() + step; x < bar.right(); x += step) {
        const qreal from = qMax(x, bar.left());
        const qreal to = qMin(x + bar.height(), bar.right());
        painter.drawLine(QPointF(from, bar.bottom() - (from - x)), QPointF(to, bar.bottom() - (to - x)));
    }
}

} // namespace

QTextCharFormat BarObject::format(qreal length, report::Bar::Fill fill) {
    QTextCharFormat format;
    format.setObjectType(type);
    format.setProperty(lengthProperty, length);
    format.setProperty(fillProperty, fill == report::Bar::Fill::solid);
    format.setVerticalAlignment(QTextCharFormat::AlignMiddle);
    return format;
}

QSizeF BarObject::intrinsicSize(QTextDocument*, int, const QTextFormat& format) {
    return {format.property(lengthProperty).toReal() * unit_, thickness * unit_};
}

void BarObject::drawObject(QPainter* painter, const QRectF& place, QTextDocument*, int, const QTextFormat& format) {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (format.property(fillProperty).toBool()) {
        painter->fillRect(place, paper::accent);
    } else {
        const qreal inset = lineWidth * unit_ / 2;
        const QRectF inner = place.adjusted(inset, inset, -inset, -inset);
        painter->setPen(QPen(paper::accent, lineWidth * unit_));
        hatch(*painter, inner, hatchStep * unit_);
        painter->drawRect(inner);
    }
    painter->restore();
}

} // namespace biosubsidy::ui
