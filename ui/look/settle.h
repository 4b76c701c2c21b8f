// SPDX-License-Identifier: GPL-3.0-or-later
//
// After a change, layouts find their sizes level by level, as events come by. Who
// needs the final places now (to scroll to one, or to draw once and not twice)
// has them settled at once.
#pragma once

#include <QCoreApplication>
#include <QEvent>

namespace biosubsidy::ui {

inline void settleLayouts() {
    // A round per level of nesting that may still pass a size upwards; a round
    // without pending requests costs nothing.
    constexpr int rounds = 10;
    for (int round = 0; round < rounds; ++round) QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
}

} // namespace biosubsidy::ui
