// SPDX-License-Identifier: GPL-3.0-or-later
//
// An award is no fact of the vocabulary, but is asked for in the same fields, on a form
// and in a table: these describe what they hold.
#pragma once

#include "core/facts/vocabulary.h"

namespace biosubsidy {

enum class AwardField : std::uint8_t { policy, amount, level, project, expense, measure, year, under };
inline constexpr std::size_t awardFields = 8;

// How the field is called, written and explained. The choices of `level` are in the
// order of AwardLevel; of project, expense and measure one is given.
[[nodiscard]] const Fact& awardFact(AwardField field);

} // namespace biosubsidy
