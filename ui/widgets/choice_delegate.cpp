// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choice_delegate.h"

#include <QComboBox>
#include <QPainter>
#include <QTimer>

namespace biosubsidy::ui {

namespace {

constexpr const char* chosen = "chosen"; // of an editor: a person took something from its list

// All that can be edited here is chosen; what from is only asked where it is needed.
bool isChoosable(const QModelIndex& index) {
    return (index.flags() & Qt::ItemIsEditable) != 0;
}

} // namespace

void ChoiceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QVariant tint = index.data(Qt::BackgroundRole);
    if (tint.canConvert<QColor>()) painter->fillRect(option.rect, tint.value<QColor>());
    if (!isChoosable(index)) return QStyledItemDelegate::paint(painter, option, index);
    constexpr int arrowRoom = 18;
    QStyleOptionViewItem narrower = option;
    narrower.rect.adjust(0, 0, -arrowRoom, 0);
    painter->fillRect(option.rect, (option.state & QStyle::State_Selected) != 0 ? theme_.colours().accentWash
                                                                                : QColor(Qt::transparent));
    QStyledItemDelegate::paint(painter, narrower, index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme_.colours().muted, 1.5));
    const QPointF middle(option.rect.right() - arrowRoom / 2.0, option.rect.center().y() + 0.5);
    painter->drawPolyline(QList<QPointF>{middle + QPointF(-4, -2), middle + QPointF(0, 2), middle + QPointF(4, -2)});
    painter->restore();
}

QWidget* ChoiceDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                      const QModelIndex& index) const {
    if (!isChoosable(index)) return QStyledItemDelegate::createEditor(parent, option, index);
    auto* box = new QComboBox(parent);
    box->setObjectName(index.data(choiceNameRole).toString());
    constexpr int shown = 18;
    box->setMaxVisibleItems(shown);
    box->addItems(index.data(choicesRole).toStringList());
    box->setAccessibleName(
        texts_("%1：选择", "%1: choose").arg(index.model()->headerData(index.column(), Qt::Horizontal).toString()));
    connect(box, &QComboBox::activated, this, [this, box] {
        box->setProperty(chosen, true);
        auto* self = const_cast<ChoiceDelegate*>(this);
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box);
    });
    // Opened by a click or a key, the list is what is wanted.
    QTimer::singleShot(0, box, &QComboBox::showPopup);
    return box;
}

void ChoiceDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    if (auto* box = qobject_cast<QComboBox*>(editor)) box->setCurrentIndex(index.data(Qt::EditRole).toInt());
}

void ChoiceDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
    // Looked at and left is not chosen: the list may have been opened to see what there is.
    const auto* box = qobject_cast<QComboBox*>(editor);
    if (box != nullptr && box->property(chosen).toBool()) model->setData(index, box->currentIndex(), Qt::EditRole);
}

} // namespace biosubsidy::ui
