// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/row_head.h"

#include <QKeyEvent>
#include <QPainter>

namespace biosubsidy::ui {

RowHead::RowHead(const Theme& theme, QWidget* parent) : QAbstractButton(parent), theme_(theme) {
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize RowHead::sizeHint() const {
    return layout() != nullptr ? layout()->sizeHint() : QSize();
}

int RowHead::heightForWidth(int width) const {
    if (layout() == nullptr) return -1;
    return layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : layout()->totalSizeHint().height();
}

void RowHead::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours& colours = theme_.colours();
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    constexpr qreal radius = 4;
    if (underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.hover);
        painter.drawRoundedRect(box, radius, radius);
    }
    if (hasFocus()) {
        painter.setPen(QPen(colours.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, radius, radius);
    }
}

void RowHead::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void RowHead::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void RowHead::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace biosubsidy::ui
