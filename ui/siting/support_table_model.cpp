// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/siting/support_table_model.h"

#include "core/wording/money_text.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

SupportKind kindOf(int column) {
    return static_cast<SupportKind>(column - SupportTableModel::firstKind);
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

CopiedTable SupportTableModel::table() const {
    CopiedTable table;
    const auto add = [&](const QString& heading, bool isNumber, const auto& cellOf) {
        CopiedColumn column{heading, {}, isNumber};
        if (places_ != nullptr)
            for (const Place& place : places_->places) column.cells << cellOf(place);
        table.add(std::move(column));
    };
    add(texts_("地点", "Place"), false, [&](const Place& place) { return nameOf(place, texts_); });
    add(texts_("最高可获（元）", "At most (CNY)"), true, [](const Place& place) {
        return place.siting.hasFigures() ? toQt(place.difference.there.toString()) : QString();
    });
    for (int column = firstKind; column < columnCount(); ++column) {
        const SupportKind kind = kindOf(column);
        const QString name = texts_(nameOf(kind));
        add(texts_("%1（项）", "%1 (claims)").arg(name), false,
            [&](const Place& place) { return QString::number(place.of(kind).claims); });
        add(texts_("%1（元）", "%1 (CNY)").arg(name), true, [&](const Place& place) {
            const SupportOfKind& support = place.of(kind);
            return place.siting.hasFigures() && support.sum ? toQt(support.sum->toString()) : QString();
        });
    }
    return table;
}

} // namespace biosubsidy::ui
