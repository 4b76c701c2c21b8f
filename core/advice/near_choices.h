// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which choices of a set stand near each other: those that some document treats
// alike, by asking for any of them in one test. A pilot platform is near a project
// of R&D, and far from the headquarters of a firm; to name the far ones would tell
// a person to do something else altogether.
#pragma once

#include <optional>

#include "core/advice/advice_finder.h"

namespace biosubsidy::advice {

class NearChoices {
public:
    explicit NearChoices(const RuleBook& rules); // of all its packs; it must outlive this

    // Whether each choice that comes in is near one that is there. Of a set that is
    // empty or not known, and of facts that are no sets, everything is near.
    [[nodiscard]] bool isNear(const FactRef& ref, const FactValue& from, const FactValue& to) const;
    // The best that one near choice more would bring; none where that is nothing.
    [[nodiscard]] std::optional<Finding> bestNear(AdviceGround& ground, const FactRef& ref) const;

private:
    [[nodiscard]] ChoiceSet around(const FactRef& ref, const ChoiceSet& present) const;

    Influence influence_;
};

} // namespace biosubsidy::advice
