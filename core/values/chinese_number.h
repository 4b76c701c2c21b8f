// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whole numbers in Chinese characters, in the plain and the formal style: 五千万,
// 伍仟万, 一亿二 (one and two tenths of 亿), or with digits among them. Simplified
// characters alone; what else may stand in a number (spaces, line breaks, 廿) is its
// reader's.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/values/money.h"

namespace biosubsidy {

// 零 to 九 as 0 to 9, or none.
[[nodiscard]] std::optional<int> chineseDigit(char32_t character);
// What 十 to 亿 multiply by; 0 for other characters.
[[nodiscard]] std::int64_t multiplier(char32_t character);
[[nodiscard]] constexpr bool isLargeMultiplier(std::int64_t factor) noexcept {
    return factor >= 10'000;
}

// The number that digits and multipliers say; none for what is no number (十四五), what
// may be two (三千五万, 1亿2000), and beyond 10^18. 一亿五千万 is 1 * 亿 + 5 * 千 * 万, and
// so is 1亿5000万: half-width digits side by side are one.
[[nodiscard]] std::optional<Fen> chineseNumber(std::u32string_view characters);

// 一〇〇万, 二五: digits side by side say their places, as in a number of figures. Of two
// or more, with 万 and 亿 alone behind them.
[[nodiscard]] std::optional<Fen> positionalNumber(std::u32string_view characters);

} // namespace biosubsidy
