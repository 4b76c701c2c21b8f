// SPDX-License-Identifier: GPL-3.0-or-later
//
// A curve as a table: a row for each straight piece, with how it begins.
#pragma once

#include <QAbstractTableModel>

#include "ui/charts/curve_picture.h"
#include "ui/look/texts.h"

namespace biosubsidy::ui {

class CurveTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { number, from, to, slope, totalFrom, totalTo, reason, columns };

    explicit CurveTableModel(const Texts& texts, QObject* parent = nullptr)
        : QAbstractTableModel(parent), texts_(texts) {}

    void show(const CurvesPtr& curves, std::size_t city);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString textOf(std::size_t row, Column column) const;
    [[nodiscard]] bool hasCity() const { return curves_ != nullptr && city_ < curves_->cities.size(); }

    const Texts& texts_;
    CurvesPtr curves_;
    std::size_t city_ = 0;
};

} // namespace biosubsidy::ui
