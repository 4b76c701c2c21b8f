// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/icon.h"

#include <QPainter>
#include <QPixmap>

namespace biosubsidy::ui {

namespace {

QString fileOf(const QString& name, int size) {
    return QStringLiteral(":/biosubsidy/icons/%1-%2.png").arg(name).arg(size);
}

// The shape in one colour, whatever it was drawn in.
QPixmap tinted(QPixmap shape, const QColor& colour) {
    QPainter painter(&shape);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(shape.rect(), colour);
    return shape;
}

} // namespace

QIcon lineIcon(const QString& name, const QColor& off, const QColor& on) {
    QIcon icon;
    // One drawing a scale: 100%, 125%, 150%, 200% and beyond.
    for (const int size : {22, 28, 33, 44, 66}) {
        const QPixmap shape(fileOf(name, size));
        if (shape.isNull()) continue;
        icon.addPixmap(tinted(shape, off), QIcon::Normal, QIcon::Off);
        icon.addPixmap(tinted(shape, on), QIcon::Normal, QIcon::On);
    }
    return icon;
}

QIcon programIcon() {
    QIcon icon;
    for (const int size : {16, 22, 24, 32, 48, 64, 96, 128, 256})
        icon.addFile(fileOf(QStringLiteral("biosubsidy"), size), {size, size});
    return icon;
}

} // namespace biosubsidy::ui
