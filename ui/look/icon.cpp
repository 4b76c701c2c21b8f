// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/icon.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace biosubsidy::ui {

namespace {

QPixmap drawn(QByteArray drawing, const QColor& colour, int size) {
    drawing.replace("currentColor", colour.name().toLatin1());
    QSvgRenderer renderer(drawing);
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

} // namespace

QIcon lineIcon(const QString& name, const QColor& off, const QColor& on) {
    QFile file(QStringLiteral(":/biosubsidy/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QByteArray drawing = file.readAll();
    QIcon icon;
    // One drawing a scale: 100%, 150%, 200% and beyond.
    for (const int size : {22, 33, 44, 66}) {
        icon.addPixmap(drawn(drawing, off, size), QIcon::Normal, QIcon::Off);
        icon.addPixmap(drawn(drawing, on, size), QIcon::Normal, QIcon::On);
    }
    return icon;
}

} // namespace biosubsidy::ui
