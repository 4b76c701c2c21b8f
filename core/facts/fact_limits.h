// SPDX-License-Identifier: GPL-3.0-or-later
//
// Between which numbers a count and a year may lie, for whoever reads or bounds
// one. An amount's limit is Money::largest().
#pragma once

#include <cstdint>

namespace biosubsidy {

inline constexpr std::int64_t largestCount = 1'000'000'000;
inline constexpr std::int64_t earliestYear = 1949;
inline constexpr std::int64_t latestYear = 2200;

} // namespace biosubsidy
