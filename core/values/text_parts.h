// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands at the ends of a text, or in it, for whoever takes headings and cells apart.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace biosubsidy {

[[nodiscard]] inline bool isOneOf(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), text) != words.end();
}

[[nodiscard]] inline bool holdsOneOf(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// Takes the first of these off that the text begins or ends with; whether there was one.
inline bool takeFront(std::string_view& text, std::initializer_list<std::string_view> fronts) {
    for (const std::string_view front : fronts) {
        if (!text.starts_with(front)) continue;
        text.remove_prefix(front.size());
        return true;
    }
    return false;
}

inline bool takeBack(std::string_view& text, std::initializer_list<std::string_view> backs) {
    for (const std::string_view back : backs) {
        if (!text.ends_with(back)) continue;
        text.remove_suffix(back.size());
        return true;
    }
    return false;
}

} // namespace biosubsidy
