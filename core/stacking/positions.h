// SPDX-License-Identifier: GPL-3.0-or-later
//
// Positions that a search has been at, each a row of amounts, with the most that it
// brought there. A table of its own, since one of the library's asks for memory at
// every row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/stacking/gain.h"

namespace biosubsidy::stacking {

class Positions {
public:
    void clear();

    // True if the search has been at this position before with as much. Otherwise it is
    // noted, if there is room for it.
    bool isBehind(const std::vector<Amount>& position, const Gain& gain);

private:
    struct Entry {
        std::size_t first = 0; // in rows_
        Gain gain;
    };
    [[nodiscard]] std::size_t slotOf(const std::vector<Amount>& position) const;
    [[nodiscard]] bool isAt(const Entry& entry, const std::vector<Amount>& position) const;
    void grow();

    std::vector<std::uint32_t> slots_; // number of an entry; none: free
    std::vector<Entry> entries_;
    std::vector<Amount> rows_; // each after its length
};

} // namespace biosubsidy::stacking
