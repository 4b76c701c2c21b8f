// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each column of the list is taken for, a line each: its heading, the field, how sure
// that is, the unit of a sum. Field and unit can be changed.
#pragma once

#include <QAbstractTableModel>

#include "core/sheets/application_map.h"
#include "ui/look/texts.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

class ImportColumns : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : int { heading, field, unit, sure, columns };

    ImportColumns(const Texts& texts, const Theme& theme, QObject* parent = nullptr)
        : QAbstractTableModel(parent), texts_(texts), theme_(theme) {}

    void show(const sheets::ApplicationMap& map);
    [[nodiscard]] const sheets::ApplicationMap& map() const noexcept { return map_; }
    [[nodiscard]] bool isSure() const; // of every column

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    // EditRole: the index of a choice. Says mapChanged().
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void mapChanged();

private:
    [[nodiscard]] const sheets::ApplicationColumn& at(int row) const {
        return map_.columns.at(static_cast<std::size_t>(row));
    }
    [[nodiscard]] QString text(const QModelIndex& index) const;
    [[nodiscard]] QStringList choices(Column column) const;

    const Texts& texts_;
    const Theme& theme_;
    sheets::ApplicationMap map_;
};

} // namespace biosubsidy::ui
