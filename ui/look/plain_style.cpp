// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/plain_style.h"

#include <QLabel>
#include <QPushButton>

namespace biosubsidy::ui {

PlainStyle::PlainStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void PlainStyle::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    auto* label = qobject_cast<QLabel*>(widget);
    // By itself Qt has a button follow the return key in dialogs alone.
    if (auto* button = qobject_cast<QPushButton*>(widget)) button->setAutoDefault(true);
    if (label != nullptr && label->textFormat() == Qt::AutoText) label->setTextFormat(Qt::PlainText);
}

} // namespace biosubsidy::ui
