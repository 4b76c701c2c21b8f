// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table that is a list: chosen row by row, read and not typed into, one line a row,
// its last column as wide as there is room. Tab leaves it.
#pragma once

#include <QTableView>

namespace biosubsidy::ui {

// One row can be chosen; `aroundText` is what a row is higher than its text, in pixels.
[[nodiscard]] QTableView* makeListTable(QWidget* parent, const char* name, QAbstractItemModel* model,
                                        int aroundText = 12);

} // namespace biosubsidy::ui
