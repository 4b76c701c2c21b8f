// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/figure_link.h"

#include <algorithm>

#include <QPainter>

namespace biosubsidy::ui {

namespace {

constexpr int markedFor = 1200; // milliseconds
constexpr int margin = 8;
constexpr int gap = 6;

} // namespace

FigureLink::FigureLink(const Theme& theme, QWidget* parent) : QAbstractButton(parent), theme_(theme) {
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    fresh_.setSingleShot(true);
    fresh_.setInterval(markedFor);
    connect(&fresh_, &QTimer::timeout, this, qOverload<>(&QWidget::update));
}

void FigureLink::setStrong(bool strong) {
    strong_ = strong;
    updateGeometry();
    update();
}

void FigureLink::setFigure(const QString& caption, const QString& value, bool markChange) {
    if (caption == caption_ && value == value_) return;
    if (markChange && value != value_ && !value_.isEmpty()) fresh_.start();
    caption_ = caption;
    value_ = value;
    setAccessibleName(caption + QLatin1Char(' ') + value);
    updateGeometry();
    update();
}

QFont FigureLink::captionFont() const {
    constexpr int smaller = 15; // tenths of a point
    QFont font = this->font();
    font.setPointSizeF(font.pointSizeF() - qreal(smaller) / 10);
    return font;
}

QFont FigureLink::valueFont() const {
    constexpr int larger = 2;
    QFont font = this->font();
    if (strong_) font.setPointSizeF(font.pointSizeF() + larger);
    font.setBold(true);
    return font;
}

QSize FigureLink::sizeHint() const {
    const QFontMetrics captionMetrics(captionFont());
    const QFontMetrics valueMetrics(valueFont());
    return {2 * margin + captionMetrics.horizontalAdvance(caption_) + gap + valueMetrics.horizontalAdvance(value_),
            std::max(captionMetrics.height(), valueMetrics.height()) + margin};
}

void FigureLink::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours& colours = theme_.colours();
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    constexpr int radius = 4;
    const bool fresh = fresh_.isActive();
    if (fresh || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(fresh ? colours.accentWash : colours.hover);
        painter.drawRoundedRect(box, radius, radius);
    }
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, radius, radius);
    }
    // Both stand on one line of text.
    const QFontMetrics valueMetrics(valueFont());
    const int baseline = (height() + valueMetrics.ascent() - valueMetrics.descent()) / 2;
    painter.setFont(captionFont());
    painter.setPen(colours.muted);
    painter.drawText(margin, baseline, caption_);
    const int valueAt = margin + QFontMetrics(captionFont()).horizontalAdvance(caption_) + gap;
    painter.setFont(valueFont());
    painter.setPen(strong_ ? colours.accent : colours.text);
    painter.drawText(valueAt, baseline, value_);
}

void FigureLink::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void FigureLink::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace biosubsidy::ui
