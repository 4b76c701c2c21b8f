// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/mark_labels.h"

#include <algorithm>
#include <array>

namespace biosubsidy::ui {

namespace {

bool crosses(const QLineF& stroke, const QRectF& box) {
    if (box.contains(stroke.p1()) || box.contains(stroke.p2())) return true;
    const std::array<QLineF, 2> diagonals{{{box.topLeft(), box.bottomRight()}, {box.bottomLeft(), box.topRight()}}};
    return std::any_of(diagonals.begin(), diagonals.end(), [&](const QLineF& diagonal) {
        return diagonal.intersects(stroke) == QLineF::BoundedIntersection;
    });
}

} // namespace

std::optional<QRectF> MarkLabels::place(const QPointF& mark, const QSizeF& size) {
    constexpr qreal gap = 7;
    constexpr qreal aside = 40; // under a stroke that rises
    const qreal above = mark.y() - size.height() - gap;
    const qreal below = mark.y() + gap;
    const std::array<QPointF, 10> corners{{{mark.x() - size.width() - 2, above},
                                           {mark.x() - size.width() / 2, above},
                                           {mark.x() + 2, above},
                                           {mark.x() + 2, below},
                                           {mark.x() - size.width() / 2, below},
                                           {mark.x() - size.width() - 2, below},
                                           {mark.x() + aside, mark.y() - size.height() - 2},
                                           {mark.x() + aside, mark.y() + 2},
                                           {mark.x() - aside - size.width(), mark.y() + 2},
                                           {mark.x() - aside - size.width(), mark.y() - size.height() - 2}}};
    for (const QPointF& corner : corners) {
        const QRectF place(corner, size);
        if (!isFree(place)) continue;
        taken_.push_back(place);
        return place;
    }
    return std::nullopt;
}

bool MarkLabels::isFree(const QRectF& place) const {
    if (!area_.contains(place)) return false;
    const auto inTheWay = [&](const QLineF& stroke) { return crosses(stroke, place); };
    if (std::any_of(strokes_.begin(), strokes_.end(), inTheWay)) return false;
    return std::none_of(taken_.begin(), taken_.end(), [&](const QRectF& other) { return other.intersects(place); });
}

} // namespace biosubsidy::ui
