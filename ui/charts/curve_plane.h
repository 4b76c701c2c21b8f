// SPDX-License-Identifier: GPL-3.0-or-later
//
// The plane that a curve stands on: two scales of money with their marks, grid and
// titles around a plot, and the way from amounts to pixels and back. Amounts come as
// places (money_scale.h); lines lie on whole pixels of the screen at every scale.
#pragma once

#include <QFontMetricsF>
#include <QPainter>

#include "ui/charts/money_scale.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

class CurvePlane {
public:
    struct Axis {
        MoneyScale scale;
        QString title; // with its unit
    };

    CurvePlane(Axis across, Axis up, Language language);

    // Leaves room in `all` for labels of this font; what is left is the plot.
    void layOut(const QRectF& all, const QFontMetricsF& metrics);
    [[nodiscard]] const QRectF& plot() const noexcept { return plot_; }

    // A place of an amount across and of one upwards; beyond the scales beyond the plot.
    [[nodiscard]] QPointF pixelOf(const QPointF& place) const;
    [[nodiscard]] Money amountAt(qreal x) const; // within the scale

    // Grid, axes, labels and titles, in the painter's font.
    void paint(QPainter& painter, const Colours& colours) const;

private:
    void paintLines(QPainter& painter, const Colours& colours) const;

    Axis across_;
    Axis up_;
    Language language_;
    QRectF all_;
    QRectF plot_;
};

} // namespace biosubsidy::ui
