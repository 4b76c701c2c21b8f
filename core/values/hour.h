// SPDX-License-Identifier: GPL-3.0-or-later
//
// An hour of the day as calls for applications give it.
#pragma once

#include <optional>
#include <string_view>

namespace biosubsidy {

// Minutes since midnight of "17:00", from "00:00" to "23:59"; none for anything else.
[[nodiscard]] constexpr std::optional<int> minutesOfDay(std::string_view text) {
    constexpr std::string_view form = "dd:dd";
    if (text.size() != form.size()) return std::nullopt;
    for (std::size_t index = 0; index < form.size(); ++index) {
        const bool digit = text[index] >= '0' && text[index] <= '9';
        if (form[index] == 'd' ? !digit : text[index] != ':') return std::nullopt;
    }
    constexpr int perHour = 60;
    const auto number = [text](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
    const int hour = number(0);
    const int minute = number(3);
    if (hour >= 24 || minute >= perHour) return std::nullopt;
    return hour * perHour + minute;
}

} // namespace biosubsidy
