// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "core/stacking/gain.h"

namespace biosubsidy::stacking {

// A search of one component, round by round. It has some set from the start.
class PartSearch {
public:
    PartSearch() = default;
    PartSearch(const PartSearch&) = delete;
    PartSearch& operator=(const PartSearch&) = delete;
    virtual ~PartSearch() = default;

    // One more round.
    virtual void advance() = 0;
    [[nodiscard]] virtual bool proven() const = 0;
    // The candidates of the best set found.
    [[nodiscard]] virtual std::vector<std::uint32_t> chosen() const = 0;
    // No set of items of the component brings more.
    [[nodiscard]] virtual Amount upperBound() const = 0;
};

} // namespace biosubsidy::stacking
