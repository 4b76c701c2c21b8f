// SPDX-License-Identifier: GPL-3.0-or-later
//
// Truth is a value of Kleene's strong three-valued logic. Unknown is neither
// no nor yes: it means that facts which would decide the matter are missing.
// It does not convert to bool, so that no `if` can take unknown for no.
#pragma once

#include <cstdint>
#include <string_view>

namespace biosubsidy {

enum class Truth : std::uint8_t { no, unknown, yes };

constexpr Truth truthOf(bool value) noexcept {
    return value ? Truth::yes : Truth::no;
}

// The lesser of the two, in the order no < unknown < yes.
constexpr Truth both(Truth left, Truth right) noexcept {
    return left < right ? left : right;
}

// The greater of the two.
constexpr Truth either(Truth left, Truth right) noexcept {
    return left < right ? right : left;
}

constexpr Truth negation(Truth value) noexcept {
    return static_cast<Truth>(2 - static_cast<int>(value));
}

// "no", "unknown" or "yes", as written in an assessment's reasons.
constexpr std::string_view toString(Truth value) noexcept {
    switch (value) {
    case Truth::no: return "no";
    case Truth::unknown: return "unknown";
    case Truth::yes: return "yes";
    }
    return "unknown";
}

} // namespace biosubsidy
