// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screening/row_header.h"

#include <QPainter>

#include "ui/screening/preview_model.h"

namespace biosubsidy::ui {

void RowHeader::paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const {
    const auto said = [&](int role) { return model()->headerData(logicalIndex, orientation(), role); };
    constexpr int aside = 6;
    const int numberWidth = fontMetrics().horizontalAdvance(QStringLiteral("1,048,576"));
    const Colours& colours = theme_.colours();
    painter->save();
    painter->fillRect(rect, colours.surface);
    painter->setPen(colours.line);
    painter->drawLine(rect.topRight(), rect.bottomRight());
    QRect number = rect.adjusted(0, 0, -aside, 0);
    number.setLeft(number.right() - numberWidth);
    painter->setPen(colours.muted);
    painter->drawText(number, Qt::AlignRight | Qt::AlignVCenter, said(Qt::DisplayRole).toString());
    const QRect word(rect.left() + aside, rect.top(), number.left() - rect.left() - aside, rect.height());
    painter->setPen(said(Qt::ForegroundRole).value<QColor>());
    painter->drawText(
        word, Qt::AlignLeft | Qt::AlignVCenter,
        fontMetrics().elidedText(said(PreviewModel::standingRole).toString(), Qt::ElideRight, word.width()));
    painter->restore();
}

} // namespace biosubsidy::ui
