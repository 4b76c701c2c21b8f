// SPDX-License-Identifier: GPL-3.0-or-later
//
// The years that the documents' periods span, and where a day lies on them. Axis
// and rows share it, so that they line up.
#pragma once

#include "core/packs/rule_book.h"

namespace biosubsidy::ui {

class TimeScale {
public:
    TimeScale() = default;
    // Whole years: from the first day of any document or the day itself to the
    // last, open ends aside.
    TimeScale(const RuleBook& rules, const Date& today);

    [[nodiscard]] int firstYear() const noexcept { return firstYear_; }
    [[nodiscard]] int lastYear() const noexcept { return lastYear_; }
    // Pixels from the left end, of `width`; days beyond an end lie at it.
    [[nodiscard]] int at(const Date& day, int width) const;

    // Room left and right of the scale in the list.
    static constexpr int leftMargin = 14;
    static constexpr int rightMargin = 14;

private:
    int firstYear_ = 2024;
    int lastYear_ = 2026;
};

} // namespace biosubsidy::ui
