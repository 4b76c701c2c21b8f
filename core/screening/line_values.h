// SPDX-License-Identifier: GPL-3.0-or-later
//
// The values of a case read from the bytes of a line, without allocation. Each
// accepts only what the case reader accepts, and gives what it gives; what these
// turn down is left to the case reader to judge.
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "core/values/amount_text.h"
#include "core/values/digit_run.h"

namespace biosubsidy::screening {

// Where a token ends that reaches up to the next one: the white space behind it left
// out.
inline const char* tokenEnd(const char* next) noexcept {
    const auto isSpace = [](char last) { return last == ' ' || last == '\t' || last == '\r' || last == '\n'; };
    // Mostly there is none, which one comparison shows; but other control characters
    // are part of the token.
    while (static_cast<unsigned char>(next[-1]) <= ' ' && isSpace(next[-1])) --next;
    return next;
}

// Values of JSON from the first byte of their token to its end, with so many bytes to
// read from there as the cursor has behind a line. `true` or `false`: which of them it
// is nobody foresees, so no jump hangs on it.
inline bool flagAt(const char* token, const char* end, bool& holds) noexcept {
    constexpr std::uint64_t wordTrue = 0x6575'7274;
    constexpr std::uint64_t wordFalse = 0x65'736C'6166;
    constexpr std::uint64_t sizeTrue = 4;
    const auto size = static_cast<std::uint64_t>(end - token);
    if (size - sizeTrue > 1) return false;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, token, sizeof bytes);
    const auto isShort = static_cast<std::uint64_t>(size == sizeTrue);
    holds = isShort != 0;
    return (bytes & ((std::uint64_t(1) << (8 * size)) - 1)) == (wordFalse ^ ((wordFalse ^ wordTrue) & (0 - isShort)));
}
// A whole number within these limits.
[[nodiscard]] std::optional<std::int64_t> wholeAt(const char* token, const char* end, std::int64_t least,
                                                  std::int64_t most) noexcept;
// Hundredths of a quantity: a string without escapes or a number of digits alone.
[[nodiscard]] std::optional<std::int64_t> quantityAt(const char* token, const char* end) noexcept;

// The value of a JSON number of digits alone, up to `most` (below 10^18).
[[nodiscard]] std::optional<std::int64_t> wholeNumberOf(std::string_view digits, std::int64_t most) noexcept;
// Days since 1970-01-01.
[[nodiscard]] std::optional<std::int64_t> dayOf(std::string_view text);
// As isItemId, for valid UTF-8.
[[nodiscard]] bool isGoodId(std::string_view id) noexcept;

// The characters of a JSON string without its quotes, with escapes undone. They are
// put behind what `kept` has.
[[nodiscard]] std::optional<std::string_view> unescaped(std::string_view text, std::string& kept);

} // namespace biosubsidy::screening
