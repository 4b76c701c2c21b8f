// SPDX-License-Identifier: GPL-3.0-or-later
//
// Between which numbers a count and a year may lie, for whoever reads or bounds
// one, and how much a case may hold. An amount's limit is Money::largest().
#pragma once

#include <cstddef>
#include <cstdint>

namespace biosubsidy {

inline constexpr std::int64_t largestCount = 1'000'000'000;
inline constexpr std::int64_t earliestYear = 1949;
inline constexpr std::int64_t latestYear = 2200;
// Of projects, of expenses and of awards. No firm has so many, and an assessment
// stays a matter of seconds.
inline constexpr std::size_t mostItems = 5'000;

} // namespace biosubsidy
