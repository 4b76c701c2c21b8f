// SPDX-License-Identifier: GPL-3.0-or-later
//
// Another amount tried on a curve: what the total would be, how far from that of
// the case, and the choice to keep it or to drop it. The totals are the curve's.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>

#include "core/wording/money_text.h"
#include "ui/charts/curve_picture.h"
#include "ui/look/texts.h"
#include "ui/widgets/money_edit.h"

namespace biosubsidy::ui {

class WhatIfBar : public QFrame {
    Q_OBJECT

public:
    explicit WhatIfBar(const Texts& texts, QWidget* parent = nullptr);

    void show(const CurveView& view);

Q_SIGNALS:
    void tried(const std::optional<biosubsidy::Money>& amount); // typed; none: nothing is tried
    void keepRequested();
    void dropRequested();

private:
    void fill();
    using MoneyWords = std::string (*)(const Money& sum, Language language, wording::Rounding rounding);
    [[nodiscard]] QString outcome(MoneyWords words) const;

    const Texts& texts_;
    CurveView view_;
    QLabel* caption_;
    MoneyEdit* edit_;
    QLabel* outcome_;
    QPushButton* keep_;
    QPushButton* drop_;
};

} // namespace biosubsidy::ui
