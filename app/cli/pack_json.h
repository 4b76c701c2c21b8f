// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the commands under "packs" give as JSON: biosubsidy-packs/1 (list),
// biosubsidy-pack-show/1 (one pack), biosubsidy-packs-check/1 (problems).
#pragma once

#include <string>

#include "core/packs/rule_book.h"

namespace biosubsidy::cli {

struct MeasureCounts {
    std::size_t withSum = 0;
    std::size_t unstated = 0;
    std::size_t inKind = 0;
};
[[nodiscard]] MeasureCounts countsOf(const Pack& pack);

// What came of a check: how much was checked, or what is wrong with it; and what is not
// wrong, but to be looked at.
struct PackCheck {
    std::size_t packs = 0;
    std::size_t measures = 0;
    Diagnostics problems;
    Diagnostics remarks; // no mistakes
};

[[nodiscard]] std::string packListJson(const RuleBook& rules, const Date& asOf);
[[nodiscard]] std::string packShowJson(const Pack& pack, const Vocabulary& vocabulary, const Date& asOf);
[[nodiscard]] std::string packCheckJson(const PackCheck& check);

} // namespace biosubsidy::cli
