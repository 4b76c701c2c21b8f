// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table of texts that are ready: for lists of some hundred lines.
#pragma once

#include <set>
#include <vector>

#include <QAbstractTableModel>
#include <QStringList>

namespace biosubsidy::ui {

class TextTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setHeader(const QStringList& header, const std::set<int>& rightAligned = {}) {
        beginResetModel();
        header_ = header;
        right_ = rightAligned;
        endResetModel();
    }
    void setRows(std::vector<QStringList> rows) {
        beginResetModel();
        rows_ = std::move(rows);
        endResetModel();
    }
    void addRow(const QStringList& row) {
        beginInsertRows({}, rowCount(), rowCount());
        rows_.push_back(row);
        endInsertRows();
    }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(rows_.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(header_.size());
    }
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override {
        if (!index.isValid()) return {};
        if (role == Qt::TextAlignmentRole) return alignment(index.column());
        if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
        return rows_.at(static_cast<std::size_t>(index.row())).value(index.column());
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        if (orientation != Qt::Horizontal) return {};
        if (role == Qt::TextAlignmentRole) return alignment(section);
        return role == Qt::DisplayRole ? QVariant(header_.value(section)) : QVariant();
    }

private:
    [[nodiscard]] QVariant alignment(int column) const {
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (right_.contains(column) ? Qt::AlignRight : Qt::AlignLeft)));
    }

    QStringList header_;
    std::set<int> right_;
    std::vector<QStringList> rows_;
};

} // namespace biosubsidy::ui
