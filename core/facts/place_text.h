// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cities and districts as people write them: "北京市昌平区", 金山區, 金山区（亭林镇）,
// 浙江省杭州市.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/facts/vocabulary.h"

namespace biosubsidy {

struct PlaceText {
    std::optional<std::size_t> city; // a choice of the fact
    std::string rest;                // behind the city, as a district; may be empty
};
// `cities`: the fact whose choices are the cities.
[[nodiscard]] PlaceText readPlace(const Fact& cities, std::string_view text);
// Whether the text ends as districts do: 区, 县, 镇.
[[nodiscard]] bool looksLikeDistrict(std::string_view text);

struct KnownDistrict {
    std::string_view city; // id of a choice
    std::string_view name;
    bool elsewhere = false; // another city of the country has one of this name
};
// Those of the five cities that the built-in packs are for, to tell slips by and to find
// the city that a table leaves out: no rule hangs on them.
[[nodiscard]] std::span<const KnownDistrict> knownDistricts();
// By its name, with or without the 区 or 县; null: it is none of them.
[[nodiscard]] const KnownDistrict* findDistrict(std::string_view name);
// The one whose name differs in one sign; null: there is none, or it is one itself.
[[nodiscard]] const KnownDistrict* nearDistrict(std::string_view name);

} // namespace biosubsidy
