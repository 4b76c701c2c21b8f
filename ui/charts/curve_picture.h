// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a curve chart shows: the curve of one city over a range, cut to what can be
// drawn: strokes between jumps, marks at the turns, and the stops that a reader
// goes to one by one.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QPointF>
#include <QPolygonF>

#include "core/curve/curve.h"
#include "ui/charts/money_scale.h"

namespace biosubsidy::ui {

using CurvesPtr = std::shared_ptr<const curve::Curves>;

struct CurveView {
    CurvesPtr curves;
    std::size_t city = 0; // index into its cities
    Money from;
    Money to;
    std::optional<Money> own;    // what the case says
    std::optional<Money> whatIf; // what it might say

    [[nodiscard]] const curve::CityCurve& curve() const { return curves->cities.at(city); }
    [[nodiscard]] bool shows(const Money& amount) const { return from <= amount && amount <= to; }
};

struct CurveMark {
    std::size_t number = 0; // of the breakpoint in the curve, from 1
    const curve::Breakpoint* point = nullptr;
    QPointF left; // in places of amounts; the same as `right` at a kink
    QPointF right;
    bool leftClosed = true; // whether the point itself belongs to that side
    bool rightClosed = true;
};

struct CurvePicture {
    std::vector<QPolygonF> strokes; // exact
    std::vector<QPolygonF> bounds;  // proven bounds, where the search stopped
    std::vector<CurveMark> marks;   // within the range
    Money low;                      // of the totals in the range
    Money high;
};

[[nodiscard]] CurvePicture pictureOf(const CurveView& view);
// Amounts worth stopping at, in order: ends of the range, turns (both sides of a
// jump), the case's own amount and the one that is tried.
[[nodiscard]] std::vector<Money> stopsOf(const CurveView& view);
// The total at an amount, as a place.
[[nodiscard]] qreal placeOfTotal(const curve::CityCurve& curve, const Money& amount);

} // namespace biosubsidy::ui
