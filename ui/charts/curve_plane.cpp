// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/curve_plane.h"

#include <algorithm>

namespace biosubsidy::ui {

namespace {

constexpr qreal edge = 12;
constexpr qreal tick = 4;
constexpr qreal gap = 4; // between a tick and its label

// Where a place stands on a scale: 0 at its beginning, 1 at its end.
qreal fractionOf(const MoneyScale& scale, qreal place) {
    const qreal from = placeOf(scale.from());
    return (place - from) / (placeOf(scale.to()) - from);
}

} // namespace

CurvePlane::CurvePlane(Axis across, Axis up, Language language)
    : across_(std::move(across)), up_(std::move(up)), language_(language) {}

void CurvePlane::layOut(const QRectF& all, const QFontMetricsF& metrics) {
    all_ = all;
    const auto width = [&](const MoneyScale& scale, const Money& mark) {
        return metrics.horizontalAdvance(scale.label(mark, language_));
    };
    qreal left = 0;
    for (const Money& mark : up_.scale.marks()) left = std::max(left, width(up_.scale, mark));
    // Half of the last mark's label may stand behind the end.
    const auto& marks = across_.scale.marks();
    const qreal right = marks.empty() ? 0 : width(across_.scale, marks.back()) / 2;
    const qreal line = metrics.height();
    plot_ = all.adjusted(edge + left + gap + tick, edge + line + gap, -edge - right, -edge - tick - gap - 2 * line);
}

QPointF CurvePlane::pixelOf(const QPointF& place) const {
    return {plot_.left() + fractionOf(across_.scale, place.x()) * plot_.width(),
            plot_.bottom() - fractionOf(up_.scale, place.y()) * plot_.height()};
}

Money CurvePlane::amountAt(qreal x) const {
    const Money& from = across_.scale.from();
    const Money& to = across_.scale.to();
    const qreal place = placeOf(from) + (x - plot_.left()) / plot_.width() * (placeOf(to) - placeOf(from));
    return std::clamp(moneyAt(place), from, to);
}

// Not smoothed: a line that is straight takes whole pixels.
void CurvePlane::paintLines(QPainter& painter, const Colours& colours) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(colours.line, 1));
    for (const Money& mark : across_.scale.marks()) {
        const qreal x = pixelOf({placeOf(mark), 0}).x();
        painter.drawLine(QPointF(x, plot_.top()), QPointF(x, plot_.bottom()));
    }
    for (const Money& mark : up_.scale.marks()) {
        const qreal y = pixelOf({0, placeOf(mark)}).y();
        painter.drawLine(QPointF(plot_.left(), y), QPointF(plot_.right(), y));
    }
    painter.setPen(QPen(colours.strongLine, 1));
    painter.drawLine(plot_.bottomLeft(), plot_.bottomRight());
    painter.drawLine(plot_.topLeft(), plot_.bottomLeft());
    for (const Money& mark : across_.scale.marks()) {
        const qreal x = pixelOf({placeOf(mark), 0}).x();
        painter.drawLine(QPointF(x, plot_.bottom()), QPointF(x, plot_.bottom() + tick));
    }
    for (const Money& mark : up_.scale.marks()) {
        const qreal y = pixelOf({0, placeOf(mark)}).y();
        painter.drawLine(QPointF(plot_.left() - tick, y), QPointF(plot_.left(), y));
    }
    painter.restore();
}

void CurvePlane::paint(QPainter& painter, const Colours& colours) const {
    paintLines(painter, colours);
    const qreal line = QFontMetricsF(painter.font()).height();
    constexpr qreal wide = 400; // more than any label
    painter.setPen(colours.muted);
    for (const Money& mark : across_.scale.marks()) {
        const qreal x = pixelOf({placeOf(mark), 0}).x();
        painter.drawText(QRectF(x - wide / 2, plot_.bottom() + tick + gap / 2, wide, line), Qt::AlignCenter,
                         across_.scale.label(mark, language_));
    }
    for (const Money& mark : up_.scale.marks()) {
        const qreal y = pixelOf({0, placeOf(mark)}).y();
        painter.drawText(QRectF(plot_.left() - tick - gap - wide, y - line / 2, wide, line),
                         Qt::AlignRight | Qt::AlignVCenter, up_.scale.label(mark, language_));
    }
    painter.drawText(QRectF(all_.left() + edge, all_.top() + edge / 2, all_.width() - 2 * edge, line),
                     Qt::AlignLeft | Qt::AlignVCenter, up_.title);
    painter.drawText(QRectF(plot_.left(), plot_.bottom() + tick + gap + line, plot_.width(), line), Qt::AlignCenter,
                     across_.title);
}

} // namespace biosubsidy::ui
