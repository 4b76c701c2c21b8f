// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screening/column_delegate.h"

#include <QComboBox>
#include <QPainter>
#include <QTimer>

#include "ui/screening/column_model.h"

namespace biosubsidy::ui {

namespace {

constexpr const char* chosen = "chosen"; // of an editor: a person took something from its list

} // namespace

void ColumnDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    constexpr int arrowRoom = 18;
    const bool choosable = (index.flags() & Qt::ItemIsEditable) != 0;
    QStyledItemDelegate::paint(painter, option, index);
    if (!choosable) return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme_.colours().muted, 1.5));
    const QPointF middle(option.rect.right() - arrowRoom / 2.0, option.rect.center().y() + 0.5);
    painter->drawPolyline(QList<QPointF>{middle + QPointF(-4, -2), middle + QPointF(0, 2), middle + QPointF(4, -2)});
    painter->restore();
}

QWidget* ColumnDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const {
    auto* box = new QComboBox(parent);
    box->setObjectName(index.row() == ColumnModel::fact ? QStringLiteral("screening.fact")
                                                        : QStringLiteral("screening.unit"));
    constexpr int shown = 18;
    box->setMaxVisibleItems(shown);
    if (index.row() == ColumnModel::fact) {
        for (const ColumnChoice& choice : model_.choices()) box->addItem(choice.text);
    } else {
        for (std::size_t unit = 0; unit < moneyUnits; ++unit)
            box->addItem(ColumnModel::unitText(static_cast<MoneyUnit>(unit), texts_));
    }
    box->setAccessibleName(
        texts_("%1：选择", "%1: choose").arg(index.model()->headerData(index.column(), Qt::Horizontal).toString()));
    connect(box, &QComboBox::activated, this, [this, box] {
        box->setProperty(chosen, true);
        auto* self = const_cast<ColumnDelegate*>(this);
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box);
    });
    // Opened by a click or a key, the list is what is wanted.
    QTimer::singleShot(0, box, &QComboBox::showPopup);
    return box;
}

void ColumnDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    static_cast<QComboBox*>(editor)->setCurrentIndex(index.data(Qt::EditRole).toInt());
}

void ColumnDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
    // Looked at and left is not chosen: the list may have been opened to see what there is.
    if (!editor->property(chosen).toBool()) return;
    model->setData(index, static_cast<QComboBox*>(editor)->currentIndex(), Qt::EditRole);
}

} // namespace biosubsidy::ui
