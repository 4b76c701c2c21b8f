// SPDX-License-Identifier: GPL-3.0-or-later
//
// A row that goes, perhaps at a click on one of its own buttons: out of sight at once, its
// names free for the row that comes after it, deleted once that is safe.
#pragma once

#include <QWidget>

namespace biosubsidy::ui {

inline void dropRow(QWidget& row) {
    row.hide();
    for (QWidget* part : row.findChildren<QWidget*>()) part->setObjectName(QString());
    row.deleteLater();
}

} // namespace biosubsidy::ui
