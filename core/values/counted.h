// SPDX-License-Identifier: GPL-3.0-or-later
//
// English that agrees with a number. In a format, words in brackets agree with
// the value that stands last before them, or with the first where none does:
// "{} [case|cases]", "%1 [file was|files were] left out". Chinese needs nothing
// of the kind.
#pragma once

#include <array>
#include <concepts>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include <fmt/format.h>

namespace biosubsidy {

// The format with its words chosen. `ones` says of each value whether it is one.
[[nodiscard]] std::string agreeing(std::string_view format, std::span<const bool> ones);

// A number that was written with its digits grouped counts too.
template <typename Value>
[[nodiscard]] bool isOne(const Value& value) {
    if constexpr (std::integral<Value>)
        return value == Value{1};
    else if constexpr (std::is_convertible_v<const Value&, std::string_view>)
        return std::string_view(value) == "1";
    else
        return false;
}

// The words are chosen before the values are filled in: nothing that stands in a
// value is taken for them.
template <typename... Values>
[[nodiscard]] std::string counted(fmt::format_string<Values...> format, Values&&... values) {
    const std::array<bool, sizeof...(Values)> ones{isOne(values)...};
    const fmt::string_view text = format;
    return fmt::vformat(agreeing({text.data(), text.size()}, ones), fmt::make_format_args(values...));
}

} // namespace biosubsidy
