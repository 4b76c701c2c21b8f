// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws and edits the cells of the list of applications. A group's name takes the room of
// the cells beside it; a status is chosen, the rest is typed; what cannot stand in a cell
// is said there, and the cell stays open.
#pragma once

#include <functional>

#include <QStyledItemDelegate>

#include "ui/applications/application_list_model.h"

namespace biosubsidy::ui {

class ApplicationDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    // `persons`: who may be in charge, for completion.
    ApplicationDelegate(const ApplicationListModel& model, const Texts& texts, std::function<QStringList()> persons,
                        QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

protected:
    bool eventFilter(QObject* editor, QEvent* event) override;

private:
    const ApplicationListModel& model_;
    const Texts& texts_;
    std::function<QStringList()> persons_;
};

} // namespace biosubsidy::ui
