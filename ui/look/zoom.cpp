// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/zoom.h"

#include <algorithm>

#include <QCoreApplication>
#include <QVariant>

namespace biosubsidy::ui {

namespace {

constexpr const char* kept = "biosubsidy.zoom";

} // namespace

int zoom() {
    const QVariant percent = qApp->property(kept);
    return percent.isValid() ? percent.toInt() : usualZoom;
}

void setZoom(int percent) {
    constexpr int least = 80;
    constexpr int most = 150;
    qApp->setProperty(kept, std::clamp(percent, least, most));
}

void setZoom(Theme& theme, int percent) {
    const int before = zoom();
    setZoom(percent);
    if (zoom() != before) theme.apply(theme.scheme());
}

} // namespace biosubsidy::ui
