// SPDX-License-Identifier: GPL-3.0-or-later
//
// The id of a project, an expense or an award: 1 to 64 characters without white
// space, control character, dot or slash.
#pragma once

#include <algorithm>
#include <string_view>

#include "core/values/text.h"

namespace biosubsidy {

inline constexpr std::size_t longestItemId = 64;

[[nodiscard]] inline bool isItemId(std::string_view id) {
    const std::vector<char32_t> characters = codePoints(id);
    return !firstInvalidUtf8(id) && !characters.empty() && characters.size() <= longestItemId &&
           std::none_of(characters.begin(), characters.end(), [](char32_t character) {
               return isSpace(character) || isControl(character) || character == U'.' || character == U'/';
           });
}

} // namespace biosubsidy
