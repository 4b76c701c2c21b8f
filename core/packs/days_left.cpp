// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packs/days_left.h"

namespace biosubsidy {

std::optional<long> daysLeft(const Pack& pack, const Date& date) {
    if (!pack.until || pack.statusOn(date) != PackStatus::inForce) return std::nullopt;
    return Date::daysBetween(date, *pack.until) + 1;
}

} // namespace biosubsidy
