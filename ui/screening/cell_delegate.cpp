// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screening/cell_delegate.h"

#include <QLineEdit>
#include <QPainter>

#include "ui/screening/preview_model.h"

namespace biosubsidy::ui {

using sheets::NoteKind;

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Colours& colours = theme_.colours();
    const QVariant doubt = index.data(PreviewModel::doubtRole);
    const bool mended = index.data(PreviewModel::mendedRole).toBool();
    if (index.data(PreviewModel::headingRole).toBool()) painter->fillRect(option.rect, colours.hover);
    if (mended) painter->fillRect(option.rect, colours.accentWash);
    if (doubt.isValid()) painter->fillRect(option.rect, colours.caution);
    QStyledItemDelegate::paint(painter, option, index);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    const QRect& rect = option.rect;
    if (doubt.isValid()) {
        constexpr int side = 9;
        const bool grave = doubt.toInt() > static_cast<int>(NoteKind::doubtful);
        painter->setBrush(grave ? colours.danger : colours.arguable);
        const QPointF corner(rect.right() + 1, rect.top());
        painter->drawPolygon(QList<QPointF>{corner, corner - QPointF(side, 0), corner + QPointF(0, side)});
    }
    constexpr int bar = 3;
    if (mended) painter->fillRect(QRect(rect.left(), rect.top(), bar, rect.height()), colours.accent);
    if ((option.state & QStyle::State_HasFocus) != 0) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(colours.accent, 2));
        painter->drawRect(rect.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

QWidget* CellDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                    const QModelIndex& index) const {
    QWidget* editor = QStyledItemDelegate::createEditor(parent, option, index);
    editor->setObjectName(QStringLiteral("screening.cell"));
    const auto* header = qobject_cast<const PreviewModel*>(index.model());
    if (header != nullptr) {
        const sheets::CellPlace place = header->inFile(index);
        editor->setAccessibleName(QString::fromStdString(sheets::columnLetters(place.column)) +
                                  QString::number(place.row));
    }
    return editor;
}

} // namespace biosubsidy::ui
