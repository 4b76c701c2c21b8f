// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where what is as wide as the page and may be longer scrolls: downwards alone, without a
// frame, and never in the way of the Tab key.
#pragma once

#include <QScrollArea>

namespace biosubsidy::ui {

[[nodiscard]] inline QScrollArea* downwardScroll(QWidget* parent) {
    auto* area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

} // namespace biosubsidy::ui
