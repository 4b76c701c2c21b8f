// SPDX-License-Identifier: GPL-3.0-or-later
//
// One piece of advice: what would have to be so, at the right what it would
// bring, below it the claims it is about. A click or Enter leads to where it can
// be settled.
#pragma once

#include <array>

#include <QLabel>

#include "ui/levers/advice_entry.h"
#include "ui/widgets/row_head.h"

namespace biosubsidy::ui {

class AdviceRow : public RowHead {
    Q_OBJECT

public:
    AdviceRow(const Theme& theme, QWidget* parent);

    void show(const AdviceEntry& entry);
    [[nodiscard]] const AdviceEntry& entry() const noexcept { return entry_; }

private:
    AdviceEntry entry_;
    QLabel* title_;
    QLabel* figure_;
    QLabel* figureNote_;
    std::array<QLabel*, 3> lines_{}; // claims, besides, cautions
};

} // namespace biosubsidy::ui
