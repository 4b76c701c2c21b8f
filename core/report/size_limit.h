// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long a report may become. A person reads a hundred entries at most, and laying out
// hundreds of pages takes a minute: what is beyond a stated number in a section, a
// table or a list is counted and not written out, and the section says so and where all
// of it stands. Sums are those of all, whatever is written out.
#pragma once

#include <cstddef>

#include "core/report/document.h"

namespace biosubsidy::report {

struct SizeLimits {
    std::size_t entries = 100; // of a section, each with the tables behind it
    std::size_t rows = 300;    // of a table
    std::size_t bars = 100;    // of a chart
    std::size_t items = 300;   // of a list
};

void keepWithin(const SizeLimits& limits, Document& document);

} // namespace biosubsidy::report
