// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whole numbers of binary files, the lowest byte first. What stands beyond the end
// is zero; whoever reads looks first whether there is enough.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace biosubsidy {

[[nodiscard]] constexpr std::uint8_t byteAt(std::string_view bytes, std::size_t at) {
    return at < bytes.size() ? static_cast<std::uint8_t>(bytes[at]) : std::uint8_t{0};
}
[[nodiscard]] constexpr std::uint16_t littleEndian16(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint16_t>(byteAt(bytes, at) | (byteAt(bytes, at + 1) << 8U));
}
[[nodiscard]] constexpr std::uint32_t littleEndian32(std::string_view bytes, std::size_t at) {
    return littleEndian16(bytes, at) | (std::uint32_t{littleEndian16(bytes, at + 2)} << 16U);
}
[[nodiscard]] constexpr std::uint64_t littleEndian64(std::string_view bytes, std::size_t at) {
    return littleEndian32(bytes, at) | (std::uint64_t{littleEndian32(bytes, at + 4)} << 32U);
}

} // namespace biosubsidy
