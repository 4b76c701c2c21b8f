// SPDX-License-Identifier: GPL-3.0-or-later
//
// The digits of a number that a person wrote: groups, exponents, numerals.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace biosubsidy {

enum class NumberFault : std::uint8_t { none, noNumber, groups };
// "12,345.60" puts "12345.60" behind `digits`; groups: its commas are wrong.
[[nodiscard]] NumberFault takeGroups(std::string_view text, std::string& digits);
// "1.2E7" in plain digits; another text as it is.
[[nodiscard]] std::string withoutExponent(std::string_view text);
// Moves the point to the right: "12.5" by 4 is "125000".
[[nodiscard]] std::string withPointMoved(std::string digits, int places);
// 伍佰, 一千二百萬, 1亿2000万, 一点五亿, 一〇〇: the value in plain digits; none where it is no
// numeral, or one of more than one meaning (三五, 百万 without its number).
[[nodiscard]] std::optional<std::string> spelledOut(std::string_view text);

} // namespace biosubsidy
