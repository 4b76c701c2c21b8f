// SPDX-License-Identifier: GPL-3.0-or-later
//
// render_icon FILE.svg SIZE OUT.png: the icon as pixels, for the sizes that a
// desktop asks for. For the build alone.
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QSvgRenderer>

int main(int argc, char** argv) {
    const QGuiApplication application(argc, argv);
    const QStringList arguments = QGuiApplication::arguments();
    if (arguments.size() != 4) return 2;
    QSvgRenderer icon(arguments[1]);
    const int size = arguments[2].toInt();
    if (!icon.isValid() || size <= 0) return 1;
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    icon.render(&painter);
    painter.end();
    return image.save(arguments[3]) ? 0 : 3;
}
