// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/due_model.h"

#include <QFont>

#include "ui/look/conversions.h"

namespace biosubsidy::ui {

using applications::DeadlineLine;

DueModel::DueModel(const Texts& texts, const Theme& theme, QObject* parent)
    : QAbstractTableModel(parent), texts_(texts), theme_(theme) {
    connect(&texts_, &Texts::languageChanged, this, [this] {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
        if (!lines_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
    });
}

void DueModel::show(std::vector<DeadlineLine> lines, const Date& today) {
    beginResetModel();
    lines_ = std::move(lines);
    today_ = today;
    endResetModel();
}

QStringList DueModel::widestTexts(Column column) const {
    switch (column) {
    case left:
        return {toQt(applications::daysLeftText({-88, -88}, texts_.language())),
                toQt(applications::daysLeftText({28, 28}, texts_.language()))};
    case day: return {QStringLiteral("2026-08-28 08:28")};
    case kind: return {texts_(words(applications::DeadlineKind::call)), texts_(words(applications::DeadlineKind::own))};
    default: return {};
    }
}

int DueModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

int DueModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant DueModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const DeadlineLine& line = lines_.at(static_cast<std::size_t>(index.row()));
    const auto column = static_cast<Column>(index.column());
    const bool overdue = applications::urgencyOf(line.deadline.day, today_) == applications::Urgency::overdue;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return text(line, column);
    case Qt::ForegroundRole:
        if (column == left && overdue) return theme_.colours().danger;
        return column == kind || column == person ? QVariant(theme_.colours().muted) : QVariant();
    case Qt::FontRole: {
        if (column != left || !overdue) return {};
        QFont font;
        font.setBold(true);
        return font;
    }
    default: return {};
    }
}

QVariant DueModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | Qt::AlignLeft));
    if (role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
    case left: return texts_("还有多久", "How long");
    case day: return texts_("期限", "Deadline");
    case title: return texts_("申报", "Application");
    case caseName: return texts_("案例", "Case");
    case kind: return texts_("种类", "Kind");
    case person: return texts_("负责人", "In charge");
    case columns: break;
    }
    return {};
}

QString DueModel::text(const DeadlineLine& line, Column column) const {
    switch (column) {
    case left: return toQt(daysLeftText(applications::daysLeft(today_, line.deadline.day), texts_.language()));
    case day: {
        const QString date = toQt(line.deadline.day.toString());
        return line.deadline.hour.empty() ? date : date + QLatin1Char(' ') + toQt(line.deadline.hour);
    }
    case title:
        return line.itemName.empty() ? texts_(line.title)
                                     : texts_("%1（%2）", "%1 (%2)").arg(texts_(line.title), toQt(line.itemName));
    case caseName: return line.caseName.empty() ? texts_("未命名案例", "Untitled case") : toQt(line.caseName);
    case kind: return line.deadline.what.empty() ? texts_(words(line.deadline.kind)) : toQt(line.deadline.what);
    case person: return toQt(line.person);
    case columns: break;
    }
    return {};
}

} // namespace biosubsidy::ui
