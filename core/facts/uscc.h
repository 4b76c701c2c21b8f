// SPDX-License-Identifier: GPL-3.0-or-later
//
// The unified social credit code of a Chinese organisation (GB 32100-2015): 18
// characters of digits and capital letters without I, O, S, V, Z, the last of
// them a check character with weights 3^i mod 31.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/values/localized.h"

namespace biosubsidy {

enum class UsccFault : std::uint8_t { none, length, alphabet, checkCharacter };

[[nodiscard]] UsccFault checkUscc(std::string_view code);

// "length", "alphabet", "check_character"; "" for none.
[[nodiscard]] std::string_view toString(UsccFault fault) noexcept;
// What is wrong with a code; empty for none.
[[nodiscard]] Localized describe(UsccFault fault);

} // namespace biosubsidy
