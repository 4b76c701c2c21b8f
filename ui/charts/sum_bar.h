// SPDX-License-Identifier: GPL-3.0-or-later
//
// A sum as a bar of its parts, firm ones first: full, tinted, hatched, and as an
// outline what may come besides. The parts differ without colour; the words for
// them stand below the bar.
#pragma once

#include <array>

#include <QWidget>

#include "core/values/money.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

class SumBar : public QWidget {
    Q_OBJECT

public:
    struct Parts {
        std::array<Money, 4> sums; // fixed, at published rates, at open rates, undecided
        Money scale;               // the end of the scale
        friend bool operator==(const Parts&, const Parts&) = default;
    };

    explicit SumBar(const Theme& theme, QWidget* parent = nullptr);

    void show(const Parts& parts);
    [[nodiscard]] const Parts& parts() const noexcept { return parts_; }
    [[nodiscard]] QSize sizeHint() const override { return {320, 20}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& theme_;
    Parts parts_;
};

} // namespace biosubsidy::ui
