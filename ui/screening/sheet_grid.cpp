// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screening/sheet_grid.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalBlocker>

#include "ui/look/conversions.h"
#include "ui/screening/cell_delegate.h"
#include "ui/screening/row_header.h"
#include "ui/widgets/choice_delegate.h"

namespace biosubsidy::ui {

namespace {

constexpr int headerWidth = 148;
constexpr int usualWidth = 120;

} // namespace

QTableView* SheetGrid::makeTable(const char* name, QAbstractItemModel* model) {
    auto* table = new QTableView(this);
    table->setObjectName(QLatin1String(name));
    table->setModel(model);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    constexpr int aroundText = 12;
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + aroundText);
    table->horizontalHeader()->setDefaultSectionSize(usualWidth);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setTextElideMode(Qt::ElideRight);
    return table;
}

SheetGrid::SheetGrid(const Desk& desk, QWidget* parent)
    : QWidget(parent), desk_(desk), columns_(new ColumnModel(desk.texts, desk.theme, this)),
      rows_(new PreviewModel(desk.texts, desk.theme, this)), above_(makeTable("screening.columns", columns_)),
      below_(makeTable("screening.preview", rows_)) {
    above_->setItemDelegate(new ChoiceDelegate(desk_.texts, desk_.theme, above_));
    above_->setEditTriggers(QAbstractItemView::EditKeyPressed);
    above_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    above_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    above_->verticalHeader()->setFixedWidth(headerWidth);
    auto* header = new RowHeader(desk_.theme, below_);
    header->setDefaultSectionSize(above_->verticalHeader()->defaultSectionSize());
    header->setFixedWidth(headerWidth);
    below_->setVerticalHeader(header);
    below_->horizontalHeader()->hide();
    below_->setItemDelegate(new CellDelegate(desk_.theme, below_));
    below_->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed |
                            QAbstractItemView::DoubleClicked);
    below_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(0, 0, below_->verticalScrollBar()->sizeHint().width(), 0);
    top->addWidget(above_);
    layout->addLayout(top);
    layout->addWidget(below_, 1);
    joinTables();
    desk_.texts.follow(this, [this] { fillTexts(); });
}

void SheetGrid::joinTables() {
    connect(below_->horizontalScrollBar(), &QScrollBar::valueChanged, above_->horizontalScrollBar(),
            &QScrollBar::setValue);
    connect(above_->horizontalScrollBar(), &QScrollBar::valueChanged, below_->horizontalScrollBar(),
            &QScrollBar::setValue);
    connect(above_->horizontalHeader(), &QHeaderView::sectionResized, this, [this](int column, int, int width) {
        below_->setColumnWidth(column, width);
        if (static_cast<std::size_t>(column) < widths_.size()) widths_[static_cast<std::size_t>(column)] = width;
    });
    const auto edit = [](QTableView* table) {
        return [table](const QModelIndex& index) {
            if ((index.flags() & Qt::ItemIsEditable) != 0 && !table->isPersistentEditorOpen(index)) table->edit(index);
        };
    };
    connect(above_, &QTableView::clicked, this, edit(above_));
    connect(above_, &QTableView::activated, this, edit(above_));
    connect(below_, &QTableView::activated, this, edit(below_));
    const auto moved = [this](bool onColumns) {
        return [this, onColumns](const QModelIndex& now) {
            if (!now.isValid()) return;
            onColumns_ = onColumns;
            Q_EMIT placeChanged();
        };
    };
    connect(above_->selectionModel(), &QItemSelectionModel::currentChanged, this, moved(true));
    connect(below_->selectionModel(), &QItemSelectionModel::currentChanged, this, moved(false));
    for (QTableView* table : {above_, below_})
        connect(table->itemDelegate(), &QAbstractItemDelegate::closeEditor, this, &SheetGrid::editingEnded,
                Qt::QueuedConnection);
    connect(columns_, &ColumnModel::mapChanged, this, &SheetGrid::mapChanged);
    connect(rows_, &PreviewModel::mended, this, &SheetGrid::mended);
}

void SheetGrid::fillTexts() {
    above_->setAccessibleName(desk_.texts("各列当作什么", "What the columns are taken for"));
    below_->setAccessibleName(desk_.texts("表的前面各行", "The first rows of the sheet"));
}

bool SheetGrid::isEditing() const {
    const auto has = [](const QTableView* table, const char* name) { // one that is left hides, and goes later
        const auto editors = table->viewport()->findChildren<QWidget*>(QLatin1String(name), Qt::FindDirectChildrenOnly);
        return std::any_of(editors.begin(), editors.end(), [](const QWidget* editor) { return !editor->isHidden(); });
    };
    return has(above_, "screening.fact") || has(above_, "screening.unit") || has(below_, "screening.cell");
}

void SheetGrid::show(const ShownTable& table, std::size_t sheet, const DoubtList& doubts) {
    const bool same = file_ == table.file.get() && sheet_ == sheet;
    const SheetPlace before = place();
    const int across = below_->horizontalScrollBar()->value();
    const int down = below_->verticalScrollBar()->value();
    {
        const QSignalBlocker quiet(this);
        file_ = table.file.get();
        sheet_ = sheet;
        rows_->show(table, sheet, doubts);
        columns_->show(desk_.document.vocabulary(), table.map.sheets[sheet],
                       static_cast<std::uint32_t>(rows_->columnCount()));
        if (!same || widths_.empty()) measure();
        setWidths();
        if (same) {
            static_cast<void>(setPlace(before));
            below_->horizontalScrollBar()->setValue(across);
            below_->verticalScrollBar()->setValue(down);
        } else {
            onColumns_ = false;
        }
    }
    constexpr int frames = 4; // of a table that has the keyboard
    above_->setFixedHeight(above_->horizontalHeader()->sizeHint().height() + above_->verticalHeader()->length() +
                           frames);
    Q_EMIT placeChanged();
}

// As wide as the column's texts, within reason.
void SheetGrid::measure() {
    constexpr int least = 96;
    constexpr int most = 220;
    constexpr int around = 34; // padding, and the arrow of what can be chosen
    constexpr int looked = 40; // rows
    constexpr int mostColumns = 400;
    widths_.assign(static_cast<std::size_t>(std::min(mostColumns, rows_->columnCount())), least);
    const QFontMetrics metrics = fontMetrics();
    for (std::size_t column = 0; column < widths_.size(); ++column) {
        const int at = static_cast<int>(column);
        const auto need = [&](const QString& text) {
            widths_[column] = std::clamp(metrics.horizontalAdvance(text) + around, widths_[column], most);
        };
        need(columns_->headerData(at, Qt::Horizontal, Qt::DisplayRole).toString());
        for (int row = 0; row < ColumnModel::rows; ++row) need(columns_->index(row, at).data().toString());
        for (int row = 0; row < std::min(looked, rows_->rowCount()); ++row)
            if (rows_->flags(rows_->index(row, at)).testFlag(Qt::ItemIsEditable))
                need(rows_->index(row, at).data().toString());
    }
}

void SheetGrid::setWidths() {
    const QSignalBlocker quiet(above_->horizontalHeader());
    for (std::size_t column = 0; column < widths_.size(); ++column) {
        const int at = static_cast<int>(column);
        if (above_->columnWidth(at) != widths_[column]) above_->setColumnWidth(at, widths_[column]);
        if (below_->columnWidth(at) != widths_[column]) below_->setColumnWidth(at, widths_[column]);
    }
}

SheetPlace SheetGrid::place() const {
    if (onColumns_)
        return {sheet_, SheetPlace::heading, static_cast<std::uint32_t>(std::max(0, above_->currentIndex().column()))};
    return rows_->placeOf(below_->currentIndex());
}

bool SheetGrid::setPlace(const SheetPlace& place) {
    if (place.sheet != sheet_) return false;
    const bool onColumns = place.row == SheetPlace::heading;
    QTableView* table = onColumns ? above_ : below_;
    const QModelIndex index =
        onColumns ? columns_->index(ColumnModel::fact, static_cast<int>(place.column)) : rows_->indexOf(place);
    if (!index.isValid()) return false;
    onColumns_ = onColumns;
    table->setCurrentIndex(index);
    return true;
}

bool SheetGrid::go(const SheetPlace& place) {
    if (!setPlace(place)) return false;
    QTableView* table = onColumns_ ? above_ : below_;
    table->scrollTo(table->currentIndex());
    table->setFocus();
    Q_EMIT placeChanged();
    return true;
}

QString SheetGrid::about() const {
    const Texts& texts = desk_.texts;
    if (onColumns_) {
        const QModelIndex index = above_->currentIndex();
        return index.isValid() ? columns_->data(index.siblingAtRow(ColumnModel::fact), Qt::ToolTipRole).toString()
                               : QString();
    }
    const QModelIndex index = below_->currentIndex();
    if (!index.isValid()) return {};
    const sheets::CellPlace place = rows_->inFile(index);
    const QString cell = toQt(sheets::columnLetters(place.column)) + QString::number(place.row);
    if (rows_->data(index, PreviewModel::mendedRole).toBool())
        return texts("%1：在这里改为“%2”；文件里是“%3”，文件没有改动",
                     "%1: mended here to \"%2\"; the file has \"%3\" and "
                     "stays as it is")
            .arg(cell, index.data().toString(), rows_->original(index).simplified());
    if (const QString why = rows_->whyNotRead(index.row()); !why.isEmpty())
        return texts("第 %1 行：%2", "Row %1: %2").arg(place.row).arg(why);
    const QString text = index.data().toString();
    return text.isEmpty() ? QString() : texts("%1：%2", "%1: %2").arg(cell, text);
}

void SheetGrid::takeFocus() {
    below_->setFocus();
}

} // namespace biosubsidy::ui
