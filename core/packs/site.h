// SPDX-License-Identifier: GPL-3.0-or-later
//
// A place that a case is held against: a city, or a district of it.
#pragma once

#include <cstddef>
#include <string>

namespace biosubsidy {

// A choice of company.city, and the district that stands for it: "" for none.
struct Site {
    std::size_t city = 0;
    std::string district;

    bool operator==(const Site&) const = default;
};

} // namespace biosubsidy
