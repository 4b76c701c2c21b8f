// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures of widgets for eyes: written into the folder named by
// BIOSUBSIDY_SCREENSHOTS, if it is set; drawn in any case.
#pragma once

#include <QDir>
#include <QPixmap>
#include <QTest>
#include <QWidget>

#include "ui/look/settle.h"

namespace biosubsidy::ui {

[[nodiscard]] inline bool drawn(QWidget& widget, const QString& name) {
    QTest::qWait(50);
    settleLayouts();
    const QPixmap picture = widget.grab();
    const QString folder = qEnvironmentVariable("BIOSUBSIDY_SCREENSHOTS");
    if (!folder.isEmpty() && !picture.save(QDir(folder).filePath(name + QStringLiteral(".png")))) return false;
    return !picture.isNull();
}

} // namespace biosubsidy::ui
