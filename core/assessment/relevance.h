// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which facts matter for a case as far as it goes: those on which a claim of the packs in
// view hangs, or would hang if nothing were presumed of what the case leaves open (that an
// enterprise applies, that the firm is industrial, its size, where and when a project is).
// Forms ask these and fold away the rest; templates have columns for them.
#pragma once

#include <array>
#include <vector>

#include "core/assessment/assessor.h"
#include "core/assessment/sites.h"

namespace biosubsidy {

// Ascending. Of an item whose city is unknown it is the city alone, for the company beside
// what projects with a city ask of it. Facts that are stated are among them only where they
// are of that kind; whoever shows facts shows what is stated in any case.
[[nodiscard]] std::vector<FactRef> factsThatMatter(const Assessment& assessment);

// By entity, ascending indexes of the vocabulary's facts: what packs in force at these places
// read, whatever a case may say, and what names its items. A place without a district is the
// whole city.
using FactColumns = std::array<std::vector<std::size_t>, 3>;
[[nodiscard]] FactColumns columnsFor(const RuleBook& rules, const AssessOptions& options,
                                     const std::vector<Site>& sites);
// Every fact that a case may state.
[[nodiscard]] FactColumns allColumns(const Vocabulary& vocabulary);

} // namespace biosubsidy
