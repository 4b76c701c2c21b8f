// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/curve/piecewise_linear.h"

#include <algorithm>

namespace biosubsidy::curve {

namespace {

using Knot = PiecewiseLinear::Knot;

// Two functions at every x where one of them has a knot.
struct Pair {
    Rational x;
    Rational left;
    Rational right;
};

Rational between(const Knot& from, const Knot& to, const Rational& x) {
    if (x == from.x) return from.y;
    if (x == to.x) return to.y;
    return from.y + (to.y - from.y) * (x - from.x) / (to.x - from.x);
}

std::vector<Pair> merged(const std::vector<Knot>& left, const std::vector<Knot>& right) {
    std::vector<Pair> pairs;
    pairs.reserve(left.size() + right.size());
    std::size_t l = 0;
    std::size_t r = 0;
    while (l < left.size() && r < right.size()) {
        const Rational x = std::min(left[l].x, right[r].x);
        const Rational leftY = l == 0 ? left[0].y : between(left[l - 1], left[l], x);
        const Rational rightY = r == 0 ? right[0].y : between(right[r - 1], right[r], x);
        pairs.push_back({x, leftY, rightY});
        if (left[l].x == x) ++l;
        if (right[r].x == x) ++r;
    }
    return pairs;
}

// The upper of the two, or with sign -1 the lower.
std::vector<Knot> extreme(const std::vector<Pair>& pairs, int sign) {
    std::vector<Knot> knots;
    knots.reserve(pairs.size());
    for (std::size_t index = 0; index < pairs.size(); ++index) {
        const Pair& pair = pairs[index];
        const Rational gap = pair.left - pair.right;
        if (index > 0) {
            const Pair& last = pairs[index - 1];
            const Rational lastGap = last.left - last.right;
            if (lastGap.sign() * gap.sign() < 0) {
                const Rational share = lastGap / (lastGap - gap);
                knots.push_back({last.x + (pair.x - last.x) * share, last.left + (pair.left - last.left) * share});
            }
        }
        knots.push_back({pair.x, gap.sign() * sign >= 0 ? pair.left : pair.right});
    }
    return knots;
}

} // namespace

PiecewiseLinear PiecewiseLinear::line(const Line& line, const Rational& from, const Rational& to) {
    PiecewiseLinear result;
    result.knots_.push_back({from, line.at(from)});
    if (from != to) result.knots_.push_back({to, line.at(to)});
    return result;
}

PiecewiseLinear PiecewiseLinear::through(std::vector<Knot> knots) {
    PiecewiseLinear result;
    for (Knot& knot : knots) {
        std::vector<Knot>& kept = result.knots_;
        while (kept.size() >= 2) {
            const Knot& last = kept.back();
            const Knot& before = kept[kept.size() - 2];
            const bool straight = (last.y - before.y) * (knot.x - last.x) == (knot.y - last.y) * (last.x - before.x);
            if (!straight) break;
            kept.pop_back();
        }
        kept.push_back(std::move(knot));
    }
    return result;
}

Rational PiecewiseLinear::at(const Rational& x) const {
    const auto next = std::lower_bound(knots_.begin(), knots_.end(), x,
                                       [](const Knot& knot, const Rational& at) { return knot.x < at; });
    if (next == knots_.begin()) return knots_.front().y;
    if (next == knots_.end()) return knots_.back().y;
    return between(*(next - 1), *next, x);
}

PiecewiseLinear maximum(const PiecewiseLinear& left, const PiecewiseLinear& right) {
    return PiecewiseLinear::through(extreme(merged(left.knots(), right.knots()), 1));
}

PiecewiseLinear minimum(const PiecewiseLinear& left, const PiecewiseLinear& right) {
    return PiecewiseLinear::through(extreme(merged(left.knots(), right.knots()), -1));
}

PiecewiseLinear operator+(const PiecewiseLinear& left, const PiecewiseLinear& right) {
    std::vector<Knot> knots;
    for (Pair& pair : merged(left.knots(), right.knots())) knots.push_back({std::move(pair.x), pair.left + pair.right});
    return PiecewiseLinear::through(std::move(knots));
}

} // namespace biosubsidy::curve
