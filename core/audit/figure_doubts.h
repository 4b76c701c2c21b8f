// SPDX-License-Identifier: GPL-3.0-or-later
//
// What looks like an amount or a share and is not surely read: 73O万元, 5,00万元,
// ____万元, 最高不超过731, €500万. None of it is taken for a figure: each is told
// at its place, for a person to read, and an audit that has one fails. What only
// looks a little like a figure (1354, P3, a telephone number) is none of these.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/audit/figure_finder.h"
#include "core/values/localized.h"

namespace biosubsidy::audit {

enum class Doubt : std::uint8_t {
    noUnit,    // 最高不超过731。
    noNumber,  // 补助____万元
    letters,   // 73O万元
    broken,    // 5,00万元, 2×50万元, 12 50万元: more of a number stands beside it
    ambiguous, // 三五万元, 1:0.5, ½
    currency,  // €500万, 500万加元
    picture,   // a page without text
};
[[nodiscard]] std::string_view toString(Doubt doubt) noexcept; // "no_unit"
// What is wrong and what to do, without a full stop.
[[nodiscard]] Localized explained(Doubt doubt);

struct Doubtful {
    Doubt why = Doubt::noUnit;
    std::size_t begin = 0; // characters of the text
    std::size_t end = 0;
};

struct Figures {
    std::vector<Found> found;     // what is surely read
    std::vector<Doubtful> doubts; // in the order of the text, apart from each other and from `found`
};

// Every figure of a text, each read or doubted; the units of tables' headings
// are heeded. At most `most` figures are looked for, as in findFigures.
[[nodiscard]] Figures readFigures(std::u32string_view text, std::size_t most = 100'000);

} // namespace biosubsidy::audit
