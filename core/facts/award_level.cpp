// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/facts/award_level.h"

namespace biosubsidy {

std::string_view toString(AwardLevel level) noexcept {
    constexpr std::array<std::string_view, allAwardLevels.size()> names{"national", "provincial", "city", "district",
                                                                        "other"};
    return names[static_cast<std::size_t>(level)];
}

std::optional<AwardLevel> awardLevelNamed(std::string_view name) {
    for (const AwardLevel level : allAwardLevels) {
        if (toString(level) == name) return level;
    }
    return std::nullopt;
}

std::vector<std::string> namesOf(const AwardLevels& levels) {
    std::vector<std::string> names;
    for (const AwardLevel level : allAwardLevels) {
        if (levels.test(static_cast<std::size_t>(level))) names.emplace_back(toString(level));
    }
    return names;
}

std::string awardLevelNames() {
    std::string names;
    for (const AwardLevel level : allAwardLevels) names.append(names.empty() ? "" : ", ").append(toString(level));
    return names;
}

} // namespace biosubsidy
