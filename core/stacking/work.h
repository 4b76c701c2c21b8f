// SPDX-License-Identifier: GPL-3.0-or-later
//
// Work counts the steps of a search, one for about fifty nanoseconds' worth of
// work, from what is done and never from a clock: the same problem takes the same
// number of steps on every machine and so ends with the same answer.
#pragma once

#include <cstdint>

namespace biosubsidy::stacking {

struct Work {
    std::uint64_t done = 0;
    std::uint64_t limit = 0;

    [[nodiscard]] bool spent() const { return done >= limit; }
};

} // namespace biosubsidy::stacking
