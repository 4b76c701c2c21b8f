// SPDX-License-Identifier: GPL-3.0-or-later
//
// Drawings of our own (resources/icons). The build draws each in several sizes (a PNG
// "NAME-SIZE.png"); a line drawing takes a colour of the theme here.
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace biosubsidy::ui {

// `name` as in resources/icons, without the ending ("rail/cases"). `on` is the
// colour while the button that shows it is checked.
[[nodiscard]] QIcon lineIcon(const QString& name, const QColor& off, const QColor& on);

// The program's own, in every size that a desktop asks for.
[[nodiscard]] QIcon programIcon();

} // namespace biosubsidy::ui
