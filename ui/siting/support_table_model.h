// SPDX-License-Identifier: GPL-3.0-or-later
//
// Places by kind of support: how many claims and what they come to. Where no
// figure is published, sums are left empty: they are not zero.
#pragma once

#include <QAbstractTableModel>

#include "ui/siting/places.h"
#include "ui/widgets/copied_table.h"

namespace biosubsidy::ui {

class SupportTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    static constexpr int firstKind = 2; // after the place and its total

    explicit SupportTableModel(const Texts& texts, QObject* parent = nullptr)
        : QAbstractTableModel(parent), texts_(texts) {}

    void show(const PlacesPtr& places);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    // Sums in yuan with two decimals, for spreadsheets.
    [[nodiscard]] CopiedTable table() const;

private:
    [[nodiscard]] QString cell(const Place& place, int column) const;

    const Texts& texts_;
    PlacesPtr places_;
};

} // namespace biosubsidy::ui
