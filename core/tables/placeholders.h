// SPDX-License-Identifier: GPL-3.0-or-later
//
// What forms hold where there is nothing to say: "——", "/", "暂无", "#N/A". Such a cell
// is as good as empty. 无 is another matter: it says that there is none, which for a
// flag means no and for a set means empty.
#pragma once

#include <span>
#include <string_view>

namespace biosubsidy {

// In lower case. A row of dashes of any length and kind is one too.
[[nodiscard]] std::span<const std::string_view> placeholders();
[[nodiscard]] std::span<const std::string_view> wordsForNone(); // 无, 没有, none

// `text`: without spaces at its ends, in lower case.
[[nodiscard]] bool isPlaceholder(std::string_view text);
[[nodiscard]] bool isNone(std::string_view text);

} // namespace biosubsidy
