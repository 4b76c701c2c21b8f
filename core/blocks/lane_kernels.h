// SPDX-License-Identifier: GPL-3.0-or-later
//
// The loops over lanes that do the arithmetic. Whole words of lanes are computed;
// what lies past the last lane is never looked at.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "core/blocks/lanes.h"
#include "core/language/program.h"

namespace biosubsidy::blocks {

// A column times a factor, or a constant where there is no column. The caller has a
// proof that nothing overflows.
struct Term {
    const std::int64_t* column = nullptr;
    std::int64_t factor = 1;
    std::int64_t constant = 0;
};

struct Bounds {
    Term low;
    Term high;
};

enum class LaneOp : std::uint8_t { take, add, subtract, multiply, least, greatest };
[[nodiscard]] LaneOp laneOp(language::Op op);

// result[lane] = op(result[lane], term at lane).
void combineLanes(LaneOp op, const Term& term, std::size_t lanes, std::int64_t* result);

// The bounds of a product, in place: of what is never negative (`low`, `high`) and of an
// amount that may be.
void multiplyBounds(const Bounds& amount, std::size_t lanes, std::int64_t* low, std::int64_t* high);

struct Outcome {
    bool yes = false;
    bool no = false;
};

// Whether a comparison holds for all values between the bounds, or for none.
template <typename Number>
Outcome compareBounds(language::Comparison comparison, Number leftLow, Number leftHigh, Number rightLow,
                      Number rightHigh) {
    using language::Comparison;
    switch (comparison) {
    case Comparison::atLeast: return {leftLow >= rightHigh, leftHigh < rightLow};
    case Comparison::moreThan: return {leftLow > rightHigh, leftHigh <= rightLow};
    case Comparison::atMost: return {rightLow >= leftHigh, rightHigh < leftLow};
    case Comparison::lessThan: return {rightLow > leftHigh, rightHigh <= leftLow};
    case Comparison::equal:
        return {leftLow == leftHigh && rightLow == rightHigh && leftLow == rightLow,
                leftLow > rightHigh || rightLow > leftHigh};
    }
    return {};
}

template <typename Number>
Number combined(LaneOp op, Number result, Number next) {
    switch (op) {
    case LaneOp::take: return next;
    case LaneOp::add: return result + next;
    case LaneOp::subtract: return result - next;
    case LaneOp::multiply: return result * next;
    case LaneOp::least: return std::min(result, next);
    case LaneOp::greatest: return std::max(result, next);
    }
    return result;
}

// The given number where it is known.
void knownOr(const Word* known, const std::int64_t* given, std::int64_t otherwise, std::size_t words,
             std::int64_t* result);

void compareLanes(language::Comparison comparison, const Bounds& left, const Bounds& right, std::size_t words,
                  Word* yes, Word* no);

} // namespace biosubsidy::blocks
