// SPDX-License-Identifier: GPL-3.0-or-later
//
// An amount as a case file has it, read to fen without allocation:
//   (D+ | D{1,3}([,，]D{3})+)(\.D+)?(元 | 万 | 万元 | 亿 | 亿元)?
// "8000万元", "80,000,000.50".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include <tl/expected.hpp>

#include "core/values/money.h"

namespace biosubsidy {

inline constexpr std::int64_t largestFen = 100'000'000'000'000'000; // 10^15 yuan

[[nodiscard]] tl::expected<std::int64_t, MoneyError> parseFen(std::string_view text) noexcept;

// The same for the token of a JSON value, from its first byte to its end: a string
// without escapes or a number of digits alone. None for whatever else it is. Behind
// its beginning `amountReadable` bytes may be read, and no digit stands at its end.
inline constexpr std::size_t amountReadable = 40;
[[nodiscard]] std::optional<std::int64_t> amountAt(const char* token, const char* end) noexcept;

} // namespace biosubsidy
