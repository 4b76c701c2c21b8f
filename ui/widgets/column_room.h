// SPDX-License-Identifier: GPL-3.0-or-later
//
// How wide a column of a table must be for its heading and for the widest texts
// that it is known to hold, in the language and the font of the moment.
#pragma once

#include <algorithm>

#include <QFont>
#include <QFontMetrics>
#include <QHeaderView>
#include <QStringList>
#include <QTableView>

namespace biosubsidy::ui {

[[nodiscard]] inline int columnRoom(const QTableView& table, int column, const QStringList& texts, bool bold = false) {
    constexpr int aroundText = 22; // the cell's padding and the style's margins
    QFont font = table.font();
    font.setBold(bold);
    const QFontMetrics metrics(font);
    int width = table.horizontalHeader()->sectionSizeHint(column);
    for (const QString& text : texts) width = std::max(width, metrics.horizontalAdvance(text) + aroundText);
    return width;
}

} // namespace biosubsidy::ui
