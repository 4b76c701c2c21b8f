// SPDX-License-Identifier: GPL-3.0-or-later
//
// How large the amounts of a column are, so that one that is ten thousand times larger
// or smaller than most is told: it may be in another unit.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "core/sheets/column_map.h"

namespace biosubsidy::sheets {

class AmountScale {
public:
    AmountScale() = default;
    AmountScale(const SheetMap& map, const Vocabulary& vocabulary);

    void note(const Row& row);
    // Of a bare number; one that names its unit is not judged by its column.
    [[nodiscard]] bool isFarOff(std::uint32_t column, std::string_view text) const;

private:
    static constexpr std::size_t mostDigits = 24;
    struct Digits {
        std::uint32_t column = 0;
        std::uint64_t all = 0;
        std::array<std::uint64_t, mostDigits> counts{}; // of amounts with so many digits
    };
    std::vector<Digits> columns_; // of amounts, in order
};

} // namespace biosubsidy::sheets
