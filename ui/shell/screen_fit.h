// SPDX-License-Identifier: GPL-3.0-or-later
//
// A window with its frame inside the screen: the usual size, or one that was kept at
// another scale, may be more than this screen has, and then what stands at the edge
// is never seen.
#pragma once

#include <algorithm>

#include <QScreen>
#include <QTimer>
#include <QWidget>

namespace biosubsidy::ui {

// `place` made no larger than `screen`, and moved into it.
[[nodiscard]] inline QRect fitted(const QRect& place, const QRect& screen) {
    QRect fits(place.topLeft(), place.size().boundedTo(screen.size()));
    fits.moveLeft(std::clamp(fits.left(), screen.left(), screen.right() - fits.width() + 1));
    fits.moveTop(std::clamp(fits.top(), screen.top(), screen.bottom() - fits.height() + 1));
    return fits;
}

// Before the window is shown its frame is a guess; once it stands, it is measured.
inline void fitScreen(QWidget& window) {
    constexpr QSize usualFrame(16, 48);
    window.resize(window.size().boundedTo(window.screen()->availableSize() - usualFrame));
    QTimer::singleShot(0, &window, [&window] {
        if (window.isMaximized() || window.isFullScreen()) return;
        const QRect frame = window.frameGeometry();
        const QRect fits = fitted(frame, window.screen()->availableGeometry());
        if (fits == frame) return;
        window.resize(window.size() - (frame.size() - fits.size()));
        window.move(fits.topLeft());
    });
}

} // namespace biosubsidy::ui
