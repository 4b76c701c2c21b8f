// SPDX-License-Identifier: GPL-3.0-or-later
//
// How large texts are, in percent of the usual; one for the whole program. A theme
// that is applied takes it into account.
#pragma once

#include "ui/look/theme.h"

namespace biosubsidy::ui {

inline constexpr int usualZoom = 100;

[[nodiscard]] int zoom();
// From 80 to 150; takes effect when the theme is applied next.
void setZoom(int percent);
// At once.
void setZoom(Theme& theme, int percent);

} // namespace biosubsidy::ui
