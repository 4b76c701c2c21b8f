// SPDX-License-Identifier: GPL-3.0-or-later
//
// FNV-1a: tells inputs apart that differ by accident, as it is used here.
#pragma once

#include <cstdint>
#include <string_view>

namespace biosubsidy::sheets {

inline void mixByte(std::uint64_t& print, unsigned char byte) {
    constexpr std::uint64_t prime = 0x100'0000'01B3U;
    print = (print ^ byte) * prime;
}

inline void mix(std::uint64_t& print, std::string_view bytes) {
    for (const char byte : bytes) mixByte(print, static_cast<unsigned char>(byte));
    mixByte(print, 0xFF);
}

inline void mix(std::uint64_t& print, std::uint64_t value) {
    for (unsigned shift = 0; shift < 64; shift += 8) mixByte(print, static_cast<unsigned char>(value >> shift));
}

inline void mixWithoutBlanks(std::uint64_t& print, std::string_view bytes) {
    for (const char byte : bytes)
        if (byte != ' ') mixByte(print, static_cast<unsigned char>(byte));
}

} // namespace biosubsidy::sheets
