// SPDX-License-Identifier: GPL-3.0-or-later
//
// What numbers in digits and numbers in Chinese characters have in common. Part
// of numerals.
#pragma once

#include <string>

#include "core/audit/numerals.h"
#include "core/values/chinese_number.h"

namespace biosubsidy::audit {

// With these bounds no product overflows: 10^15 times 万亿, over 10^8.
inline constexpr std::size_t mostWholeDigits = 15;
inline constexpr std::size_t mostDecimals = 8;

// 廿 as 二十; "" for other characters.
[[nodiscard]] std::u32string_view shortTens(char32_t character);
[[nodiscard]] bool isChineseNumeral(char32_t character);

// Past 余, 多 or 几, which leave a number's order of size as it is.
[[nodiscard]] std::size_t pastSome(const Glyphs& text, std::size_t at);

// Past -, 至 or 到 and the gaps around it; `at` if there is none.
[[nodiscard]] std::size_t pastConnector(const Glyphs& text, std::size_t at);

// Past (含) or (不含), which say that a bound is one of the cases or not.
[[nodiscard]] std::size_t pastInclusion(const Glyphs& text, std::size_t at);

// Past （柒佰叁拾壹） behind 731: the same number once more. What says another number
// is not passed, so that neither of the two is taken for the figure.
[[nodiscard]] std::size_t pastSpelledOut(const Glyphs& text, std::size_t at, const Ratio& value);

// The digits before and after the point.
[[nodiscard]] Ratio decimal(const std::string& whole, const std::string& decimals);

// 万, 百万, 万亿 as one factor; `at` moves past it. 1 where there is none.
[[nodiscard]] Fen readScale(const Glyphs& text, std::size_t& at, bool& large);

// The number that begins with a digit, or with a Chinese numeral, at `at`.
[[nodiscard]] std::optional<Numeral> readDigits(const Glyphs& text, std::size_t at, Joining joining);
[[nodiscard]] std::optional<Numeral> readChinese(const Glyphs& text, std::size_t at, Joining joining);

} // namespace biosubsidy::audit
