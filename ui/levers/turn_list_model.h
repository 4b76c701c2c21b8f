// SPDX-License-Identifier: GPL-3.0-or-later
//
// The turns of a curve as a list, numbered as in the chart: where, by how much it
// jumps there, and why.
#pragma once

#include <QAbstractListModel>

#include "ui/charts/curve_picture.h"
#include "ui/look/texts.h"

namespace biosubsidy::ui {

class TurnListModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit TurnListModel(const Texts& texts, QObject* parent = nullptr) : QAbstractListModel(parent), texts_(texts) {}

    void show(const CurvesPtr& curves, std::size_t city);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    // Where to read: the first fen at which it has happened.
    [[nodiscard]] std::optional<Money> amountOf(const QModelIndex& index) const;
    // The turn next to this amount, if the amount is one.
    [[nodiscard]] QModelIndex indexOf(const Money& amount) const;

private:
    [[nodiscard]] const std::vector<curve::Breakpoint>& points() const { return curves_->cities.at(city_).breakpoints; }
    [[nodiscard]] bool hasCity() const { return curves_ != nullptr && city_ < curves_->cities.size(); }

    const Texts& texts_;
    CurvesPtr curves_;
    std::size_t city_ = 0;
};

} // namespace biosubsidy::ui
