// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a block keeps what it must know of each fact: a plane of bits that says
// for which items it is known; further planes for its choices, elements, the texts
// that rules ask about or a flag's value; or a column of numbers. Facts that no
// rule reads are not kept.
#pragma once

#include <array>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "core/packs/rule_book.h"

namespace biosubsidy::blocks {

inline constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

struct FactLayout {
    bool read = false;        // by a rule, or by what situations derive
    bool kept = false;        // is read, or bounds what is; and is stated by cases
    std::uint32_t known = 0;  // plane
    std::uint32_t values = 0; // the first of `count` planes
    std::uint32_t count = 0;
    std::uint32_t number = none; // column
};

struct Layout {
    std::array<std::vector<FactLayout>, 3> facts; // by entity
    std::array<std::uint32_t, 3> planes{};
    std::array<std::uint32_t, 3> numbers{};
    std::vector<std::string> texts; // those that rules compare with

    [[nodiscard]] const FactLayout& of(Entity entity, std::size_t fact) const {
        return facts[static_cast<std::size_t>(entity)][fact];
    }
    [[nodiscard]] std::uint32_t text(std::string_view wanted) const; // none: no rule names it
};

// `texts`: beside those of the packs' programs.
[[nodiscard]] Layout layoutFor(const Vocabulary& vocabulary, const std::vector<const Pack*>& packs,
                               const std::vector<std::string>& texts);

} // namespace biosubsidy::blocks
