// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/mark_labels.h"

#include <algorithm>
#include <array>

namespace biosubsidy::ui {

std::optional<QRectF> MarkLabels::place(const QPointF& mark, const QSizeF& size) {
    constexpr qreal gap = 7;
    const qreal above = mark.y() - size.height() - gap;
    const qreal below = mark.y() + gap;
    const std::array<QPointF, 6> corners{{{mark.x() - size.width() - 2, above},
                                          {mark.x() - size.width() / 2, above},
                                          {mark.x() + 2, above},
                                          {mark.x() + 2, below},
                                          {mark.x() - size.width() / 2, below},
                                          {mark.x() - size.width() - 2, below}}};
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
    return std::none_of(taken_.begin(), taken_.end(), [&](const QRectF& other) { return other.intersects(place); });
}

} // namespace biosubsidy::ui
