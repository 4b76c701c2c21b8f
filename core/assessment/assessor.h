// SPDX-License-Identifier: GPL-3.0-or-later
//
// Holds a case against the packs in view and gives the Assessment. It reads no
// clock and keeps no state between two calls: the same case, rules and options
// give the same result.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/assessment/assessment.h"
#include "core/packs/pack_view.h"
#include "core/stacking/stacking.h"

namespace biosubsidy {

struct AssessOptions {
    Date asOf;             // the day of the assessment
    bool exclusion = true; // claims on one pool of a project exclude each other
    PackNames packs{};     // those in view, instead of those of the places
    // The places that a user keeps to; empty: all. While a case's city is unknown no other
    // comes into view, and no other is compared.
    std::vector<Site> places{};
    bool ownFigures = true; // packs that hold figures of the user's own are in view
    bool trace = true;      // whether the reasons are wanted
    stacking::Limits limits{};

    [[nodiscard]] PackView viewOf(const RuleBook& rules) const { return {rules, packs, ownFigures, places}; }
};

// Every id in `options.packs` must be loaded.
[[nodiscard]] Assessment assess(std::shared_ptr<const RuleBook> rules, Case subject, const AssessOptions& options);

} // namespace biosubsidy
