// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/levers/turn_list_model.h"

#include "core/curve/curve_reading.h"
#include "core/curve/curve_words.h"
#include "core/wording/money_text.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

void TurnListModel::show(const CurvesPtr& curves, std::size_t city) {
    beginResetModel();
    curves_ = curves;
    city_ = city;
    endResetModel();
}

int TurnListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !hasCity() ? 0 : static_cast<int>(points().size());
}

QVariant TurnListModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const bool isText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == Qt::ToolTipRole;
    if (!isText) return {};
    const curve::Breakpoint& point = points()[static_cast<std::size_t>(index.row())];
    const Language language = texts_.language();
    const bool exact = role == Qt::ToolTipRole;
    const auto sum = [&](const curve::Rational& amount) {
        const Money down = curve::moneyDown(amount);
        return toQt(exact ? wording::exactYuanText(down, language) : wording::roundedText(down, language));
    };
    QString text = QStringLiteral("%1  %2")
                       .arg(index.row() + 1)
                       .arg(toQt(exact ? curve::exactTurnPlace(point, language) : curve::turnPlace(point, language)));
    if (point.isJump() && point.reasons.front().kind != curve::TurnKind::searchStopped)
        text += texts_("，由 %1 跳到 %2", ", a jump from %1 to %2").arg(sum(point.left), sum(point.right));
    return text + texts_("：%1", ": %1").arg(toQt(curve::reasonsText(*curves_, point, language)));
}

std::optional<Money> TurnListModel::amountOf(const QModelIndex& index) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return std::nullopt;
    const curve::Breakpoint& point = points()[static_cast<std::size_t>(index.row())];
    if (curve::isWhole(point.at) && !point.isJump()) return curve::moneyDown(point.at);
    return Money::fromFen(point.after);
}

QModelIndex TurnListModel::indexOf(const Money& amount) const {
    if (!hasCity()) return {};
    for (std::size_t row = 0; row < points().size(); ++row) {
        const curve::Breakpoint& point = points()[row];
        if (amount.fen() == point.before || amount.fen() == point.after) return index(static_cast<int>(row));
    }
    return {};
}

} // namespace biosubsidy::ui
