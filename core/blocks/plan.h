// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the block engine needs of the rules besides the networks: for each measure
// the parts that decide it and what stacking must know of it, for each city its
// measures in the order of preference, and where a sited case stands there.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/assessment/assessor.h"
#include "core/blocks/case_result.h"
#include "core/blocks/layout.h"
#include "core/blocks/network.h"

namespace biosubsidy::blocks {

// A program that gives a sum: its part, and what its numbers count.
struct PlannedSum {
    std::uint32_t part = none; // of the scope's network
    Wide denominator = 1;
};

struct PlannedTier {
    std::uint32_t when = none; // none: it takes the rest
    PlannedSum sum;
};

// A measure, ready to be held against the items of a block.
struct PlannedClaim {
    std::size_t pack = 0;    // index into RuleBook::packs()
    std::size_t measure = 0; // index into Pack::measures
    std::size_t packPlan = 0;
    Entity scope = Entity::company;
    // Parts of the scope's network; none: nothing is asked.
    std::uint32_t applicant = none;
    std::uint32_t when = none;
    std::uint32_t strict = none;
    std::uint32_t lenient = none;
    PlannedSum amount;
    std::vector<PlannedTier> tiers; // in its place
    std::int64_t leastCap = -1;     // of the caps over it; none
    std::uint32_t grant = none;     // itself, among Plan::grants
    std::uint32_t completes = none; // likewise: the measure whose conditions it asks
    std::uint32_t pool = none;      // among the pools of all grants
    AwardLevels matches;            // awards of these levels do not come off it
    bool once = false;
    bool readings = false;
    bool hasSum = false;
    bool unstated = false;
    bool inKind = false;
    // The claims that give this unstated one its sum, as a chain.
    std::uint32_t completedBy = none;
    std::uint32_t nextCompleting = none;
};

// What the choice among claims looks at, close together.
struct ClaimTraits {
    std::uint32_t cap = none;  // the narrowest that it stands under, among Plan::caps
    std::uint32_t pool = none; // among the pools of all cities; none if they do not exclude
    bool capsAlone = true;     // no other measure stands under its caps
    bool hasSum = false;
    bool open = false;     // its rate
    bool defended = false; // its rate is stated or it is fixed, and the pack is more than news
    bool fixed = false;
    bool builtIn = true;
    bool discretion = false;

    // Whether what it counts depends on other claims.
    [[nodiscard]] bool competes() const { return hasSum && (pool != none || cap != none); }
    // Adds what a chosen claim counts to the kinds that are told apart. `canFall`: unknown
    // facts can still lower its sum.
    void count(std::int64_t counted, Verdict verdict, bool canFall, Figures& figures) const {
        if (open) figures.openRate += counted;
        if (!builtIn) figures.own += counted;
        if (discretion)
            figures.discretionary += counted;
        else if (fixed && verdict == Verdict::eligible)
            figures.entitled += counted;
        if (canFall) figures.openAmount += counted;
    }
};

// A limit over measures of a pack in view. Caps of a pack nest: each lies within one
// wider cap, whichever of its measures is looked at.
struct PlannedCap {
    std::size_t pack = 0;        // index into RuleBook::packs()
    const Cap* cap = nullptr;    // of it
    std::int64_t amount = 0;     // fen
    std::uint32_t within = none; // the next wider one
};

// A measure of any loaded pack, as one that support may have come under.
struct Grant {
    std::size_t pack = 0;      // index into RuleBook::packs()
    std::size_t measure = 0;   // index into Pack::measures
    std::size_t city = 0;      // choice of company.city
    std::uint32_t pool = none; // none: it has none
    bool rounds = false;
};

struct PlannedPack {
    std::size_t pack = 0;
    std::size_t city = 0;                                 // choice of company.city
    std::array<std::uint32_t, 3> place{none, none, none}; // by scope, in its network
    bool counts = true;                                   // on the day
    AwardLevels overlapLevels;
    // From earliestYear on: how many years before this one the pack's period reaches; and
    // one more, of them all.
    std::vector<std::uint32_t> reached;
};

// What is evaluated again when the cases of a block are taken to stand elsewhere.
struct PlaceParts {
    std::array<std::vector<std::uint32_t>, 3> parts; // by network
};

struct PlannedCity {
    std::size_t city = 0;
    bool possible = true;  // it is in view of a case whose city is unknown
    bool compared = false; // it takes part in the comparison of cities
    bool publishesFigures = false;
    std::uint32_t district = none;                    // text of the district that stands for the city
    std::vector<std::size_t> packs;                   // into Plan::packs
    std::array<std::vector<std::uint32_t>, 3> claims; // by scope: packs and measures in order
    std::array<std::size_t, 3> competing{};           // how many of them compete
    PlaceParts place;
};

struct Plan {
    Layout layout;
    std::unique_ptr<Network> company;
    std::unique_ptr<Network> project;
    std::unique_ptr<Network> expense;
    std::vector<PlannedPack> packs;
    std::vector<PlannedClaim> claims; // packs and measures in order
    std::vector<ClaimTraits> traits;  // of each
    std::vector<PlannedCity> cities;  // in the order of the fact
    std::uint32_t pools = 0;
    std::vector<PlannedCap> caps;
    std::vector<Grant> grants;                                    // of all loaded packs, in order
    std::vector<std::uint32_t> claimOf;                           // by grant; none: not in view
    std::map<std::string, std::uint32_t, std::less<>> grantNames; // by "pack/measure"
    bool named = false;                                           // the packs in view were named

    [[nodiscard]] Network& network(Entity entity) const {
        return entity == Entity::company ? *company : entity == Entity::project ? *project : *expense;
    }
    [[nodiscard]] std::uint32_t grantNamed(std::string_view packAndMeasure) const; // none: not loaded
    [[nodiscard]] std::uint32_t claimNamed(std::string_view packAndMeasure) const; // none: not in view
};

// `sumsAlone`: without the measures that have no sum.
[[nodiscard]] std::unique_ptr<Plan> planFor(const RuleBook& rules, const AssessOptions& options, bool sumsAlone);

} // namespace biosubsidy::blocks
