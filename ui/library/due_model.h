// SPDX-License-Identifier: GPL-3.0-or-later
//
// Deadlines line by line: how far off, when, of what, of whom. What is overdue has the
// colour for it; how far off it is stands in words.
#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "core/applications/deadline_list.h"
#include "ui/look/texts.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

class DueModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : int { left, day, title, caseName, kind, person, columns };

    DueModel(const Texts& texts, const Theme& theme, QObject* parent = nullptr);

    void show(std::vector<applications::DeadlineLine> lines, const Date& today);
    [[nodiscard]] const std::vector<applications::DeadlineLine>& lines() const noexcept { return lines_; }
    // What a column has to have room for.
    [[nodiscard]] QStringList widestTexts(Column column) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const applications::DeadlineLine& line, Column column) const;

    const Texts& texts_;
    const Theme& theme_;
    std::vector<applications::DeadlineLine> lines_;
    Date today_ = *Date::of(1970, 1, 1);
};

} // namespace biosubsidy::ui
