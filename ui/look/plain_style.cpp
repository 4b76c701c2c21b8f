// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/plain_style.h"

#include <QLabel>

namespace biosubsidy::ui {

PlainStyle::PlainStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void PlainStyle::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    auto* label = qobject_cast<QLabel*>(widget);
    if (label != nullptr && label->textFormat() == Qt::AutoText) label->setTextFormat(Qt::PlainText);
}

} // namespace biosubsidy::ui
