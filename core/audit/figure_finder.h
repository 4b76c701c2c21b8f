// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds the figures of a text: amounts of money, shares, counts with their
// measure word, dates and years, article numbers, in every spelling that
// official texts use. What only looks like a figure (33618, P3, 1,3-丙二醇, a
// telephone number) has no unit and is none. Where a number may be money or not
// (最高5000万) it is taken for money: a figure too many can be listed in the pack,
// one that goes unseen cannot.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/audit/quantity.h"

namespace biosubsidy::audit {

struct Found {
    Quantity quantity;
    std::size_t begin = 0; // characters of the text
    std::size_t end = 0;
    bool unitApart = false; // the unit stands in the table's heading, or in a cell of its own
};

// In the order of the text; they do not overlap. At most `most`: a text that has
// more is no policy document, and the caller must say so.
[[nodiscard]] std::vector<Found> findFigures(std::u32string_view text, std::size_t most = 100'000);

} // namespace biosubsidy::audit
