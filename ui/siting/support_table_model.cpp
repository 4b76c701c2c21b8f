// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/siting/support_table_model.h"

#include "core/documents/csv_text.h"
#include "core/wording/money_text.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

SupportKind kindOf(int column) {
    return static_cast<SupportKind>(column - SupportTableModel::firstKind);
}

QString csvCell(const QString& text) {
    std::string cell;
    appendCsvCell(cell, toUtf8(text));
    return toQt(cell);
}

} // namespace

void SupportTableModel::show(const PlacesPtr& places) {
    beginResetModel();
    places_ = places;
    endResetModel();
}

int SupportTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || places_ == nullptr ? 0 : static_cast<int>(places_->places.size());
}

int SupportTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : firstKind + static_cast<int>(supportKinds);
}

QVariant SupportTableModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((index.column() == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole) return {};
    return cell(places_->places[static_cast<std::size_t>(index.row())], index.column());
}

QString SupportTableModel::cell(const Place& place, int column) const {
    const bool figures = place.siting.hasFigures();
    const auto money = [&](const Money& sum) { return toQt(wording::moneyText(sum, texts_.language())); };
    if (column == 0) return nameOf(place, texts_);
    if (column == 1) return figures ? money(place.difference.there) : texts_("未公布金额", "no figure");
    const SupportOfKind& support = place.of(kindOf(column));
    const QString claims = texts_("%1 项", "%1").arg(support.claims);
    if (!support.sum || !figures) return support.sum && support.claims == 0 ? QStringLiteral("–") : claims;
    if (support.claims == 0 && support.sum->isZero()) return QStringLiteral("–");
    return texts_("%1（%2 项）", "%1 (%2)").arg(money(*support.sum)).arg(support.claims);
}

QVariant SupportTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    if (role == Qt::ToolTipRole && section >= firstKind) return texts_(meaningOf(kindOf(section)));
    if (role != Qt::DisplayRole) return {};
    if (section == 0) return texts_("地点", "Place");
    if (section == 1) return texts_("最高可获", "At most");
    return texts_(nameOf(kindOf(section)));
}

QString SupportTableModel::csv() const {
    QStringList lines;
    QStringList head{texts_("地点", "Place"), texts_("最高可获（元）", "At most (CNY)")};
    for (int column = firstKind; column < columnCount(); ++column) {
        const QString name = texts_(nameOf(kindOf(column)));
        head << texts_("%1（项）", "%1 (claims)").arg(name) << texts_("%1（元）", "%1 (CNY)").arg(name);
    }
    for (QString& text : head) text = csvCell(text);
    lines << head.join(QLatin1Char(','));
    if (places_ != nullptr) {
        for (const Place& place : places_->places) {
            const bool figures = place.siting.hasFigures();
            QStringList row{csvCell(nameOf(place, texts_)),
                            figures ? toQt(place.difference.there.toString()) : QString()};
            for (const SupportOfKind& support : place.kinds)
                row << QString::number(support.claims)
                    << (figures && support.sum ? toQt(support.sum->toString()) : QString());
            lines << row.join(QLatin1Char(','));
        }
    }
    return lines.join(QStringLiteral("\r\n")) + QStringLiteral("\r\n");
}

} // namespace biosubsidy::ui
