// SPDX-License-Identifier: GPL-3.0-or-later
//
// An award is no fact of the vocabulary, but is asked for in the same fields:
// these describe what its fields hold.
#pragma once

#include "core/facts/vocabulary.h"

namespace biosubsidy::ui {

[[nodiscard]] const Fact& awardPolicyFact();
[[nodiscard]] const Fact& awardAmountFact();
[[nodiscard]] const Fact& awardLevelFact(); // choices in the order of AwardLevel

} // namespace biosubsidy::ui
