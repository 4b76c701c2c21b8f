// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which level of government granted support that is already held.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace biosubsidy {

enum class AwardLevel : std::uint8_t { national, provincial, city, district, other };
inline constexpr std::array allAwardLevels{AwardLevel::national, AwardLevel::provincial, AwardLevel::city,
                                           AwardLevel::district, AwardLevel::other};
using AwardLevels = std::bitset<allAwardLevels.size()>;

[[nodiscard]] std::string_view toString(AwardLevel level) noexcept; // "national"
[[nodiscard]] std::optional<AwardLevel> awardLevelNamed(std::string_view name);
[[nodiscard]] std::vector<std::string> namesOf(const AwardLevels& levels);
[[nodiscard]] std::string awardLevelNames(); // "national, provincial, ...", for messages

} // namespace biosubsidy
