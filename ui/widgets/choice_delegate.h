// SPDX-License-Identifier: GPL-3.0-or-later
//
// A cell that is changed by choosing: it shows an arrow, and opens as a box of what can
// be chosen, which the model says.
#pragma once

#include <QStyledItemDelegate>

#include "ui/look/texts.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

// Of a model: the texts to choose from; EditRole is the index of the one that holds.
inline constexpr int choicesRole = Qt::UserRole + 40;
// Of a model: what the box is called, for whoever looks for it by name.
inline constexpr int choiceNameRole = Qt::UserRole + 41;

class ChoiceDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    ChoiceDelegate(const Texts& texts, const Theme& theme, QObject* parent)
        : QStyledItemDelegate(parent), texts_(texts), theme_(theme) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                        const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;

private:
    const Texts& texts_;
    const Theme& theme_;
};

} // namespace biosubsidy::ui
