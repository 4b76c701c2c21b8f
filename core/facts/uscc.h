// SPDX-License-Identifier: GPL-3.0-or-later
//
// The unified social credit code of a Chinese organisation (GB 32100-2015): 18
// characters of digits and capital letters without I, O, S, V, Z, the last of
// them a check character with weights 3^i mod 31.
#pragma once

#include <cstdint>
#include <string_view>

namespace biosubsidy {

enum class UsccFault : std::uint8_t { none, length, alphabet, checkCharacter };

[[nodiscard]] UsccFault checkUscc(std::string_view code);

} // namespace biosubsidy
