// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a curve chart draws: its strokes on their plane, and over them dots, numbers and
// names of turns, the case's point, the one that is tried, and the reading cursor.
#include <QApplication>
#include <QPainter>

#include "core/curve/curve_reading.h"
#include "core/wording/money_text.h"
#include "ui/charts/curve_chart.h"
#include "ui/charts/mark_labels.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

constexpr qreal dotRadius = 4;
constexpr qreal pointRadius = 7;
constexpr qreal strokeWidth = 2.5;

} // namespace

QFont CurveChart::smallFont() {
    constexpr qreal smaller = 9 / 10.5; // points of the usual size, whatever the zoom
    QFont small = QApplication::font();
    small.setPointSizeF(small.pointSizeF() * smaller);
    return small;
}

void CurveChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Colours& colours = theme_.colours();
    painter.fillRect(rect(), colours.surface);
    if (!plane_) return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(smallFont());
    plane_->paint(painter, colours);
    drawStrokes(painter);
    drawOver(painter);
    if (!hasFocus()) return;
    painter.setPen(QPen(colours.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

void CurveChart::drawStrokes(QPainter& painter) const {
    const auto draw = [&](const std::vector<QPolygonF>& strokes, Qt::PenStyle style) {
        painter.setPen(QPen(theme_.colours().accent, strokeWidth, style, Qt::RoundCap, Qt::RoundJoin));
        for (const QPolygonF& stroke : strokes) {
            QPolygonF line;
            for (const QPointF& place : stroke) line << placed(place);
            painter.drawPolyline(line);
        }
    };
    painter.setBrush(Qt::NoBrush);
    draw(picture_.strokes, Qt::SolidLine);
    draw(picture_.bounds, Qt::DashLine);
}

void CurveChart::drawOver(QPainter& painter) const {
    MarkLabels labels(plane_->plot());
    drawReading(painter);
    for (const QPolygonF& stroke : picture_.strokes) {
        for (qsizetype at = 1; at < stroke.size(); ++at) labels.avoid({placed(stroke[at - 1]), placed(stroke[at])});
    }
    for (const CurveMark& mark : picture_.marks) {
        drawDots(painter, mark);
        for (const QPointF& side : {mark.left, mark.right})
            labels.occupy(QRectF(placed(side) - QPointF(dotRadius, dotRadius), QSizeF(2 * dotRadius, 2 * dotRadius)));
    }
    if (view_.own && view_.shows(*view_.own)) drawPoint(painter, labels, *view_.own, false);
    if (view_.whatIf && view_.shows(*view_.whatIf)) drawPoint(painter, labels, *view_.whatIf, true);
    drawMarks(painter, labels);
}

// At a jump the side that has the amount itself is a full dot, the other a ring.
void CurveChart::drawDots(QPainter& painter, const CurveMark& mark) const {
    const Colours& colours = theme_.colours();
    const auto dot = [&](const QPointF& at, bool closed) {
        painter.setPen(QPen(colours.accent, 2));
        painter.setBrush(closed ? colours.accent : colours.surface);
        painter.drawEllipse(placed(at), dotRadius, dotRadius);
    };
    if (mark.point->isJump()) {
        painter.setPen(QPen(colours.muted, 1, Qt::DotLine));
        painter.drawLine(placed(mark.left), placed(mark.right));
        dot(mark.left, mark.leftClosed);
    }
    dot(mark.right, mark.rightClosed);
}

// Number and name where there is room, else the number alone.
void CurveChart::drawMarks(QPainter& painter, MarkLabels& labels) const {
    const QFontMetricsF metrics(painter.font());
    const auto write = [&](const QPointF& at, const QString& text) {
        const QSizeF size(metrics.horizontalAdvance(text) + 8, metrics.height() + 2);
        const auto place = labels.place(at, size);
        if (!place) return false;
        painter.setPen(theme_.colours().text);
        painter.drawText(*place, Qt::AlignCenter, text);
        return true;
    };
    for (const CurveMark& mark : picture_.marks) {
        const QString number = QString::number(mark.number);
        const QString named =
            texts_("%1 %2", "%1 %2").arg(number, toQt(curve::turnWord(*mark.point, texts_.language())));
        if (!write(placed(mark.right), named)) write(placed(mark.right), number);
    }
}

// The case's point is a disc, the one that is tried a lozenge; each with its total.
void CurveChart::drawPoint(QPainter& painter, MarkLabels& labels, const Money& amount, bool whatIf) const {
    const Colours& colours = theme_.colours();
    const QPointF at = placeFor(amount);
    const QRectF area = plane_->plot();
    const QColor colour = whatIf ? colours.arguable : colours.text;
    painter.setPen(QPen(colour, 1, Qt::DashLine));
    painter.drawLine(at, QPointF(at.x(), area.bottom()));
    painter.drawLine(at, QPointF(area.left(), at.y()));
    painter.setPen(QPen(colours.surface, 2));
    painter.setBrush(colour);
    const QPolygonF lozenge({at + QPointF(0, -pointRadius - 1), at + QPointF(pointRadius + 1, 0),
                             at + QPointF(0, pointRadius + 1), at + QPointF(-pointRadius - 1, 0)});
    whatIf ? painter.drawPolygon(lozenge) : painter.drawEllipse(at, pointRadius, pointRadius);
    labels.occupy(QRectF(at - QPointF(pointRadius, pointRadius), QSizeF(2 * pointRadius, 2 * pointRadius)));

    QFont bold = painter.font();
    bold.setBold(true);
    const curve::CurveReading reading = curve::readAt(view_.curve(), amount);
    const QString total = toQt(wording::roundedText(reading.total, texts_.language()));
    const QString text = (whatIf ? texts_("假如：%1", "What if: %1") : texts_("本案例：%1", "This case: %1"))
                             .arg(reading.open ? texts_("至少 %1", "at least %1").arg(total) : total);
    const QFontMetricsF metrics(bold);
    const auto place = labels.place(at, QSizeF(metrics.horizontalAdvance(text) + 8, metrics.height() + 2));
    if (!place) return;
    const QFont before = painter.font();
    painter.setFont(bold);
    painter.setPen(colour);
    painter.drawText(*place, Qt::AlignCenter, text);
    painter.setFont(before);
}

void CurveChart::drawReading(QPainter& painter) const {
    if (!reading_ || !view_.shows(*reading_)) return;
    const Colours& colours = theme_.colours();
    const QPointF at = placeFor(*reading_);
    const QRectF area = plane_->plot();
    painter.setPen(QPen(colours.muted, 1));
    painter.drawLine(QPointF(at.x(), area.top()), QPointF(at.x(), area.bottom()));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.muted, 2));
    painter.drawEllipse(at, pointRadius + 2, pointRadius + 2);
}

} // namespace biosubsidy::ui
