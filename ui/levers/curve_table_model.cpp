// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/levers/curve_table_model.h"

#include "core/curve/curve_words.h"
#include "core/wording/money_text.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

void CurveTableModel::show(const CurvesPtr& curves, std::size_t city) {
    beginResetModel();
    curves_ = curves;
    city_ = city;
    endResetModel();
}

int CurveTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !hasCity() ? 0 : static_cast<int>(curves_->cities[city_].pieces.size());
}

int CurveTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columns);
}

QVariant CurveTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto column = static_cast<Column>(index.column());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((column == reason ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    if (role == Qt::DisplayRole || (role == Qt::ToolTipRole && column == reason))
        return textOf(static_cast<std::size_t>(index.row()), column);
    return {};
}

QString CurveTableModel::textOf(std::size_t row, Column column) const {
    const curve::CityCurve& curve = curves_->cities[city_];
    const curve::CurvePiece& piece = curve.pieces[row];
    const auto money = [&](const Money& amount) { return toQt(wording::moneyText(amount, texts_.language())); };
    const auto total = [&](const Fen& at) {
        if (!piece.open) return money(curve::moneyDown(piece.total.at(at)));
        return texts_("%1 至 %2 之间", "between %1 and %2").arg(money(piece.open->low), money(piece.open->high));
    };
    switch (column) {
    case number: return row == 0 ? QString() : QString::number(row);
    case from: return money(Money::fromFen(piece.from));
    case to: return row + 1 == curve.pieces.size() ? texts_("以上", "and more") : money(Money::fromFen(piece.to));
    case slope: return piece.open ? QString() : toQt(curve::exactText(piece.total.slope));
    case totalFrom: return total(piece.from);
    // Beyond the last turn it goes on as its slope says.
    case totalTo: return row + 1 == curve.pieces.size() && piece.total.slope != 0 ? QString() : total(piece.to);
    case reason: {
        const curve::Breakpoint* start = curve::startOf(curve, row);
        return start == nullptr ? QString() : toQt(curve::reasonsText(*curves_, *start, texts_.language()));
    }
    case columns: break;
    }
    return {};
}

QVariant CurveTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole && section == reason)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
    case number: return texts_("转折", "Turn");
    case from: return texts_("自", "From");
    case to: return texts_("至", "To");
    case slope: return texts_("每增1元", "Per yuan more");
    case totalFrom: return texts_("起点合计", "Total at the start");
    case totalTo: return texts_("终点合计", "Total at the end");
    case reason: return texts_("从何转折", "Why it begins");
    case columns: break;
    }
    return {};
}

} // namespace biosubsidy::ui
