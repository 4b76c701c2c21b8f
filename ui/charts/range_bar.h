// SPDX-License-Identifier: GPL-3.0-or-later
//
// From where to where a total may lie, as a bar on a scale that begins at zero,
// with a stroke where it stands now. The words for it stand beside.
#pragma once

#include <QWidget>

#include "core/values/money.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

class RangeBar : public QWidget {
    Q_OBJECT

public:
    struct Range {
        Money low;
        Money high;
        Money now;
        Money scale;       // the end of the scale
        bool exact = true; // otherwise its ends are bounds, drawn open
        friend bool operator==(const Range&, const Range&) = default;
    };

    explicit RangeBar(const Theme& theme, QWidget* parent = nullptr);

    void show(const Range& range);
    [[nodiscard]] const Range& range() const noexcept { return range_; }
    [[nodiscard]] QSize sizeHint() const override { return {160, 18}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] qreal placed(const Money& amount) const;

    const Theme& theme_;
    Range range_;
};

} // namespace biosubsidy::ui
