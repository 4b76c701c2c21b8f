// SPDX-License-Identifier: GPL-3.0-or-later
//
// Light, dark, or as the system, and how large: what the person chose, as the
// settings keep it.
#pragma once

#include <QSettings>

#include "ui/look/theme.h"

namespace biosubsidy::ui {

enum class ThemeChoice : std::uint8_t { system, light, dark };

inline const QString zoomKey = QStringLiteral("zoom"); // percent

[[nodiscard]] inline ThemeChoice themeChoice(const QSettings& settings) {
    const QString kept = settings.value(QStringLiteral("theme")).toString();
    if (kept == QLatin1String("light")) return ThemeChoice::light;
    return kept == QLatin1String("dark") ? ThemeChoice::dark : ThemeChoice::system;
}

inline void keepThemeChoice(QSettings& settings, ThemeChoice choice) {
    settings.setValue(QStringLiteral("theme"), choice == ThemeChoice::light  ? QStringLiteral("light")
                                               : choice == ThemeChoice::dark ? QStringLiteral("dark")
                                                                             : QStringLiteral("system"));
}

[[nodiscard]] inline Theme::Scheme schemeOf(const QSettings& settings, const Theme& theme) {
    switch (themeChoice(settings)) {
    case ThemeChoice::light: return Theme::Scheme::light;
    case ThemeChoice::dark: return Theme::Scheme::dark;
    case ThemeChoice::system: break;
    }
    return theme.systemScheme();
}

} // namespace biosubsidy::ui
