// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the names of marks stand in a picture: beside their mark if there is room,
// never one over another. What finds no room keeps its number, and without room
// for that, its dot alone.
#pragma once

#include <optional>
#include <vector>

#include <QLineF>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace biosubsidy::ui {

class MarkLabels {
public:
    explicit MarkLabels(const QRectF& area) : area_(area) {}

    // Nothing may stand here.
    void occupy(const QRectF& place) { taken_.push_back(place); }
    // A stroke that no text may cover.
    void avoid(const QLineF& stroke) { strokes_.push_back(stroke); }
    // A free place of this size near the mark, taken from now on.
    [[nodiscard]] std::optional<QRectF> place(const QPointF& mark, const QSizeF& size);

private:
    [[nodiscard]] bool isFree(const QRectF& place) const;

    QRectF area_;
    std::vector<QRectF> taken_;
    std::vector<QLineF> strokes_;
};

} // namespace biosubsidy::ui
