// SPDX-License-Identifier: GPL-3.0-or-later
//
// Digits read eight at a time.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>

namespace biosubsidy {

struct DigitRun {
    std::uint64_t value = 0;
    unsigned count = 0;
};

// The digits at `at`, at most eight, all of which are looked at together.
inline DigitRun eightDigitsAt(const char* at) noexcept {
    static_assert(std::endian::native == std::endian::little);
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    bytes ^= 0x3030'3030'3030'3030; // a digit's byte is its value now
    // A byte above 9 shows in its upper half; what it carries reaches only those behind.
    // Brought into the lower half, with a bit past the last: none at all are eight.
    const std::uint64_t others = (bytes | (bytes + 0x0606'0606'0606'0606)) & 0xF0F0'F0F0'F0F0'F0F0;
    const auto count = static_cast<unsigned>(std::countr_zero(others >> 4 | std::uint64_t(1) << 63) + 1) / 8;
    const unsigned zeros = 64 - 8 * count; // bits in front, in two halves: all at once is too many
    bytes = bytes << (zeros / 2) << (zeros - zeros / 2);
    bytes = (bytes * 10 + (bytes >> 8)) & 0x00FF'00FF'00FF'00FF;
    bytes = (bytes * 100 + (bytes >> 16)) & 0x0000'FFFF'0000'FFFF;
    return {(bytes * 10000 + (bytes >> 32)) & 0xFFFF'FFFF, count};
}

} // namespace biosubsidy
