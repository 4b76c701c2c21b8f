// SPDX-License-Identifier: GPL-3.0-or-later
//
// A cell above a column that is changed by choosing: it shows an arrow, and
// opens as a combo box.
#pragma once

#include <QStyledItemDelegate>

#include "ui/look/texts.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

class ColumnModel;

class ColumnDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    ColumnDelegate(const ColumnModel& model, const Texts& texts, const Theme& theme, QObject* parent)
        : QStyledItemDelegate(parent), model_(model), texts_(texts), theme_(theme) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                        const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;

private:
    const ColumnModel& model_;
    const Texts& texts_;
    const Theme& theme_;
};

} // namespace biosubsidy::ui
