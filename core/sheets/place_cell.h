// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cities and districts as people write them: "北京市昌平区" in one cell, 金山區,
// 金山区（亭林镇）, 浙江省杭州市.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/facts/vocabulary.h"

namespace biosubsidy::sheets {

struct PlaceText {
    std::optional<std::size_t> city; // a choice of the fact
    std::string rest;                // behind the city, as a district; may be empty
};
// `cities`: the fact whose choices are the cities.
[[nodiscard]] PlaceText readPlace(const Fact& cities, std::string_view text);
// Whether the text ends as districts do: 区, 县, 镇, 开发区.
[[nodiscard]] bool looksLikeDistrict(std::string_view text);

} // namespace biosubsidy::sheets
