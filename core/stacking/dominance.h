// SPDX-License-Identifier: GPL-3.0-or-later
//
// Drops from a layer the outcomes that another one makes needless: see the rule
// in outcome_search.h.
#pragma once

#include <vector>

#include "core/stacking/component.h"
#include "core/stacking/outcome_layer.h"
#include "core/stacking/work.h"

namespace biosubsidy::stacking {

// `reach`: the demand that the pools still to be decided add to each cap at most.
// With one cap all needless outcomes go; with more, those that a few outcomes near
// them make needless, since to compare each with each would take too long.
void dropDominated(OutcomeLayer& layer, const Component& component, const std::vector<Amount>& reach, Work& work);

} // namespace biosubsidy::stacking
