// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/time_scale.h"

#include <algorithm>

namespace biosubsidy::ui {

TimeScale::TimeScale(const RuleBook& rules, const Date& today) : firstYear_(today.year()), lastYear_(today.year()) {
    const auto cover = [this](const std::optional<Date>& day) {
        if (!day) return;
        firstYear_ = std::min(firstYear_, day->year());
        lastYear_ = std::max(lastYear_, day->year());
    };
    for (const Pack& pack : rules.packs()) {
        cover(pack.from);
        cover(pack.until);
        cover(pack.issued);
    }
    // One far date must not press all others together.
    constexpr int mostYears = 12;
    firstYear_ = std::max(firstYear_, today.year() - mostYears);
    lastYear_ = std::min(lastYear_, today.year() + mostYears);
}

int TimeScale::at(const Date& day, int width) const {
    const Date first = *Date::of(firstYear_, 1, 1);
    const Date last = *Date::of(lastYear_, 12, 31);
    const long days = Date::daysBetween(first, last) + 1;
    const long past = std::clamp(Date::daysBetween(first, day), 0L, days);
    return static_cast<int>(past * width / days);
}

} // namespace biosubsidy::ui
