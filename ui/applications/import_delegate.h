// SPDX-License-Identifier: GPL-3.0-or-later
//
// A cell that is changed by choosing: it shows an arrow, and opens as a box of what can
// be chosen, which the model says.
#pragma once

#include <QStyledItemDelegate>

#include "ui/look/theme.h"

namespace biosubsidy::ui {

// Of a model: the texts to choose from; EditRole is the index of the one that holds.
inline constexpr int choicesRole = Qt::UserRole + 40;

class ImportDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    ImportDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), theme_(theme) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                        const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;

private:
    const Theme& theme_;
};

} // namespace biosubsidy::ui
