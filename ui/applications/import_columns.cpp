// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/applications/import_columns.h"

#include <algorithm>

#include "ui/look/conversions.h"
#include "ui/widgets/choice_delegate.h"

namespace biosubsidy::ui {

using sheets::ApplicationColumn;
using sheets::ApplicationField;

namespace {

constexpr int fields = static_cast<int>(ApplicationField::remarks) + 1;

} // namespace

void ImportColumns::show(const sheets::ApplicationMap& map) {
    beginResetModel();
    map_ = map;
    endResetModel();
}

bool ImportColumns::isSure() const {
    return std::all_of(map_.columns.begin(), map_.columns.end(),
                       [](const ApplicationColumn& column) { return column.sure; });
}

int ImportColumns::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(map_.columns.size());
}

int ImportColumns::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QStringList ImportColumns::choices(Column column) const {
    QStringList all;
    if (column == field) {
        for (int one = 0; one < fields; ++one) all << texts_(words(static_cast<ApplicationField>(one)));
    } else if (column == unit) {
        for (std::size_t one = 0; one < moneyUnits; ++one) all << texts_(nameOf(static_cast<MoneyUnit>(one)));
    }
    return all;
}

QString ImportColumns::text(const QModelIndex& index) const {
    const ApplicationColumn& of = at(index.row());
    switch (static_cast<Column>(index.column())) {
    case heading: return toQt(of.heading);
    case field: return texts_(words(of.field));
    case unit:
        if (!isSum(of.field)) return {};
        return of.unitSaid ? texts_(nameOf(of.unit))
                           : texts_("%1（没写）", "%1 (not said)").arg(texts_(nameOf(of.unit)));
    case sure:
        if (!of.sure) return texts_("请核对", "Please check");
        return of.field == ApplicationField::ignored ? texts_("不读", "not read") : texts_("✓ 确定", "✓ sure");
    case columns: break;
    }
    return {};
}

QVariant ImportColumns::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const ApplicationColumn& of = at(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return text(index);
    case Qt::EditRole: return column == field ? static_cast<int>(of.field) : static_cast<int>(of.unit);
    case choicesRole: return (flags(index) & Qt::ItemIsEditable) != 0 ? QVariant(choices(column)) : QVariant();
    case Qt::ForegroundRole:
        if (column == sure && !of.sure) return theme_.colours().arguable;
        return of.field == ApplicationField::ignored ? QVariant(theme_.colours().muted) : QVariant();
    default: return {};
    }
}

bool ImportColumns::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || role != Qt::EditRole) return false;
    ApplicationColumn& of = map_.columns.at(static_cast<std::size_t>(index.row()));
    if (index.column() == field) {
        map_.choose(of.column, static_cast<ApplicationField>(value.toInt()));
    } else if (index.column() == unit) {
        of.unit = static_cast<MoneyUnit>(value.toInt());
        of.unitSaid = true; // by a person
        of.sure = true;
    } else {
        return false;
    }
    Q_EMIT dataChanged(this->index(0, 0), this->index(rowCount() - 1, columns - 1));
    Q_EMIT mapChanged();
    return true;
}

Qt::ItemFlags ImportColumns::flags(const QModelIndex& index) const {
    const Qt::ItemFlags usual = QAbstractTableModel::flags(index);
    if (!index.isValid()) return usual;
    const bool choosable = index.column() == field || (index.column() == unit && isSum(at(index.row()).field));
    return choosable ? usual | Qt::ItemIsEditable : usual;
}

QVariant ImportColumns::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | Qt::AlignLeft));
    if (role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
    case heading: return texts_("表里的列", "Column of the table");
    case field: return texts_("读作", "Read as");
    case unit: return texts_("单位", "Unit");
    case sure: return texts_("把握", "How sure");
    case columns: break;
    }
    return {};
}

} // namespace biosubsidy::ui
