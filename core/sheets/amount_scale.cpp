// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/amount_scale.h"

#include <algorithm>

namespace biosubsidy::sheets {

namespace {

// Digits before the point of "12,345.60"; none of what is no bare number, or below one.
std::optional<std::size_t> digitsOf(std::string_view text) {
    std::size_t digits = 0;
    bool point = false;
    for (const char letter : text) {
        if (letter == '.' && !point)
            point = true;
        else if (letter >= '0' && letter <= '9')
            digits += !point && (digits > 0 || letter != '0') ? 1 : 0;
        else if (letter != ',')
            return std::nullopt;
    }
    return digits == 0 ? std::nullopt : std::optional(digits);
}

} // namespace

AmountScale::AmountScale(const SheetMap& map, const Vocabulary& vocabulary) {
    for (std::uint32_t column = 0; column < map.columns.size(); ++column) {
        if (!map.columns[column].isAmount(vocabulary)) continue;
        columns_.emplace_back();
        columns_.back().column = column;
    }
}

void AmountScale::note(const Row& row) {
    auto cell = row.cells.begin();
    for (Digits& column : columns_) {
        while (cell != row.cells.end() && cell->column < column.column) ++cell;
        if (cell == row.cells.end()) return;
        if (cell->column != column.column) continue;
        const auto digits = digitsOf(cell->text);
        if (!digits || *digits >= mostDigits) continue;
        ++column.counts[*digits];
        ++column.all;
    }
}

bool AmountScale::isFarOff(std::uint32_t column, std::string_view text) const {
    const auto found = std::lower_bound(columns_.begin(), columns_.end(), column,
                                        [](const Digits& one, std::uint32_t wanted) { return one.column < wanted; });
    constexpr std::uint64_t least = 3; // amounts that say what is usual
    if (found == columns_.end() || found->column != column || found->all < least) return false;
    const auto digits = digitsOf(text);
    if (!digits) return false;
    std::size_t usual = 0;
    for (std::uint64_t below = 0; usual < mostDigits; ++usual) {
        below += found->counts[usual];
        if (below * 2 > found->all) break;
    }
    constexpr std::size_t apart = 4;
    return *digits >= usual + apart || *digits + apart <= usual;
}

} // namespace biosubsidy::sheets
