// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/applications/application_delegate.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPersistentModelIndex>
#include <QToolTip>

#include "ui/widgets/calm_combo_box.h"

namespace biosubsidy::ui {

namespace {

constexpr const char* cellProperty = "biosubsidy.cell";

} // namespace

ApplicationDelegate::ApplicationDelegate(const ApplicationListModel& model, const Texts& texts,
                                         std::function<QStringList()> persons, QObject* parent)
    : QStyledItemDelegate(parent), model_(model), texts_(texts), persons_(std::move(persons)) {}

void ApplicationDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    if (!model_.isGroup(index.row())) return QStyledItemDelegate::paint(painter, option, index);
    painter->fillRect(option.rect, index.data(Qt::BackgroundRole).value<QColor>());
    constexpr int margin = 8;
    QRect room = option.rect.adjusted(margin, 0, -margin, 0);
    QModelIndex said = index;
    // The name runs on over the cells beside it, which stand empty: each draws its part.
    if (index.column() <= ApplicationListModel::status) {
        const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
        said = index.siblingAtColumn(ApplicationListModel::firm);
        if (view != nullptr) {
            room.setLeft(view->visualRect(said).left() + margin);
            room.setRight(view->visualRect(index.siblingAtColumn(ApplicationListModel::status)).right());
        }
    }
    QStyleOptionViewItem shown = option;
    initStyleOption(&shown, said);
    painter->save();
    painter->setClipRect(option.rect, Qt::IntersectClip);
    painter->setFont(shown.font);
    painter->setPen(shown.palette.color(QPalette::Text));
    painter->drawText(room, static_cast<int>(shown.displayAlignment),
                      shown.fontMetrics.elidedText(said.data().toString(), Qt::ElideRight, room.width()));
    painter->restore();
}

QWidget* ApplicationDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& /*option*/,
                                           const QModelIndex& index) const {
    const QString heading = model_.headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString();
    if (index.column() == ApplicationListModel::status) {
        auto* box = new CalmComboBox(parent);
        box->setObjectName(QStringLiteral("applications.cell"));
        for (const applications::Status one : applications::allStatuses)
            box->addItem(texts_(applications::words(one)), QString::number(static_cast<int>(one)));
        box->setAccessibleName(heading);
        auto* self = const_cast<ApplicationDelegate*>(this);
        connect(box, &QComboBox::activated, self, [self, box] {
            Q_EMIT self->commitData(box);
            Q_EMIT self->closeEditor(box);
        });
        return box;
    }
    auto* line = new QLineEdit(parent);
    line->setObjectName(QStringLiteral("applications.cell"));
    line->setAccessibleName(heading);
    line->setProperty(cellProperty, QVariant::fromValue(QPersistentModelIndex(index)));
    if (index.column() == ApplicationListModel::deadline) line->setPlaceholderText(QStringLiteral("2026-12-11"));
    if (index.column() == ApplicationListModel::person) {
        auto* completer = new QCompleter(persons_(), line);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        line->setCompleter(completer);
    }
    return line;
}

void ApplicationDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    const QString text = index.data(Qt::EditRole).toString();
    if (auto* box = qobject_cast<QComboBox*>(editor)) return box->setCurrentIndex(box->findData(text));
    if (auto* line = qobject_cast<QLineEdit*>(editor)) {
        line->setText(text);
        line->selectAll();
    }
}

void ApplicationDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
    const auto* box = qobject_cast<const QComboBox*>(editor);
    const auto* line = qobject_cast<const QLineEdit*>(editor);
    model->setData(index, box != nullptr ? box->currentData() : line->text(), Qt::EditRole);
}

// As high as the style wants it, over the line.
void ApplicationDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                               const QModelIndex& /*index*/) const {
    QRect room = option.rect;
    const int lacking = editor->sizeHint().height() - room.height();
    if (lacking > 0) room.adjust(0, -lacking / 2, 0, lacking - lacking / 2);
    room.setTop(std::max(0, room.top()));
    editor->setGeometry(room);
}

bool ApplicationDelegate::eventFilter(QObject* editor, QEvent* event) {
    auto* line = qobject_cast<QLineEdit*>(editor);
    if (line != nullptr && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const bool leaves =
            key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab || key == Qt::Key_Backtab;
        const QModelIndex cell = line->property(cellProperty).value<QPersistentModelIndex>();
        const QString problem = leaves && cell.isValid() ? model_.problemOf(cell, line->text()) : QString();
        setStyleProperty(*line, "state", problem.isEmpty() ? QString() : QStringLiteral("wrong"));
        if (!problem.isEmpty()) {
            line->setAccessibleDescription(problem);
            QToolTip::showText(line->mapToGlobal(QPoint(0, line->height())), problem, line);
            return true;
        }
    }
    return QStyledItemDelegate::eventFilter(editor, event);
}

} // namespace biosubsidy::ui
