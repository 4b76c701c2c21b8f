// SPDX-License-Identifier: GPL-3.0-or-later
//
// Line drawings of our own (resources/icons), drawn in a colour of the theme.
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace biosubsidy::ui {

// `name` as in resources/icons, without the ending ("rail/cases"). `on` is the
// colour while the button that shows it is checked.
[[nodiscard]] QIcon lineIcon(const QString& name, const QColor& off, const QColor& on);

} // namespace biosubsidy::ui
