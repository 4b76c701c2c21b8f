// SPDX-License-Identifier: GPL-3.0-or-later
//
// Beside each row of a sheet its number, and a word for what becomes of it.
#pragma once

#include <QHeaderView>

#include "ui/look/theme.h"

namespace biosubsidy::ui {

class RowHeader : public QHeaderView {
    Q_OBJECT

public:
    RowHeader(const Theme& theme, QWidget* parent) : QHeaderView(Qt::Vertical, parent), theme_(theme) {
        setSectionResizeMode(QHeaderView::Fixed);
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const override;

private:
    const Theme& theme_;
};

} // namespace biosubsidy::ui
