// SPDX-License-Identifier: GPL-3.0-or-later
//
// The values of a case read from the bytes of a line, without allocation. Each
// accepts only what the case reader accepts, and gives what it gives; what these
// turn down is left to the case reader to judge.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace biosubsidy::screening {

// Fen of an amount in the contract's form: "8000万元", "80,000,000.50".
[[nodiscard]] std::optional<std::int64_t> fenOf(std::string_view text) noexcept;
// The value of a JSON number of digits alone, up to `most` (below 10^18).
[[nodiscard]] std::optional<std::int64_t> wholeNumberOf(std::string_view digits, std::int64_t most) noexcept;
// Days since 1970-01-01.
[[nodiscard]] std::optional<std::int64_t> dayOf(std::string_view text);
// As isItemId, for valid UTF-8.
[[nodiscard]] bool isGoodId(std::string_view id) noexcept;

// The characters of a JSON string without its quotes, with escapes undone. They
// are put behind `kept`, whose memory must not have to grow.
[[nodiscard]] std::optional<std::string_view> unescaped(std::string_view text, std::string& kept);

} // namespace biosubsidy::screening
