// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a click has unfolded, brought into view: as much of it as fits, its head kept.
#pragma once

#include <algorithm>

#include <QScrollArea>
#include <QScrollBar>

#include "ui/look/settle.h"

namespace biosubsidy::ui {

inline void bringIntoView(QWidget& unfolded) {
    settleLayouts();
    QWidget* above = unfolded.parentWidget();
    while (above != nullptr && qobject_cast<QScrollArea*>(above) == nullptr) above = above->parentWidget();
    auto* area = qobject_cast<QScrollArea*>(above);
    if (area == nullptr || area->widget() == nullptr) return;
    const int top = unfolded.mapTo(area->viewport(), QPoint()).y();
    const int beyond = top + unfolded.height() - area->viewport()->height();
    if (beyond <= 0) return;
    auto* bar = area->verticalScrollBar();
    bar->setValue(bar->value() + std::min(beyond, std::max(top, 0)));
}

} // namespace biosubsidy::ui
