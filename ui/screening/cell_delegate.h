// SPDX-License-Identifier: GPL-3.0-or-later
//
// A cell of the sheet that is shown: what is doubtful is marked by a colour and a corner,
// what was mended by a bar.
#pragma once

#include <QStyledItemDelegate>

#include "ui/look/theme.h"

namespace biosubsidy::ui {

class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    CellDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), theme_(theme) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                        const QModelIndex& index) const override;

private:
    const Theme& theme_;
};

} // namespace biosubsidy::ui
