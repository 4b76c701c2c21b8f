// SPDX-License-Identifier: GPL-3.0-or-later
//
// A bar of a chart inside a text: drawn as lines, so that it stays sharp at any
// size. What is not firm is hatched, which grey print and the colour-blind keep.
#pragma once

#include <QObject>
#include <QTextObjectInterface>

#include "core/report/document.h"

class QTextCharFormat;

namespace biosubsidy::ui {

class BarObject : public QObject, public QTextObjectInterface {
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)

public:
    static constexpr int type = 0x1000; // QTextFormat::UserObject
    // `unit`: a point, in units of the layout.
    explicit BarObject(qreal unit) : unit_(unit) {}

    // Of the character that stands for a bar of `length` points.
    [[nodiscard]] static QTextCharFormat format(qreal length, report::Bar::Fill fill);

    QSizeF intrinsicSize(QTextDocument* document, int position, const QTextFormat& format) override;
    void drawObject(QPainter* painter, const QRectF& place, QTextDocument* document, int position,
                    const QTextFormat& format) override;

private:
    qreal unit_;
};

} // namespace biosubsidy::ui
