// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the block engine needs of the rules besides the networks: for each measure
// the parts that decide it and what stacking must know of it, for each city its
// measures in the order of preference, and where a sited case stands there.
#pragma once

#include <array>
#include <bitset>
#include <memory>
#include <vector>

#include "core/assessment/assessor.h"
#include "core/blocks/case_result.h"
#include "core/blocks/layout.h"
#include "core/blocks/network.h"

namespace biosubsidy::blocks {

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
    std::uint32_t amount = none;
    Wide denominator = 1;        // of the amount
    std::int64_t yearlyCap = -1; // none
    bool readings = false;
    bool hasSum = false;
    bool unstated = false;
    bool inKind = false;
    bool readsPlace = false;  // beyond its place: applicant, condition or amount
    bool drawsOnPool = false; // so that a project's award comes off it
    // The claims that give this unstated one its sum, as a chain.
    std::uint32_t completedBy = none;
    std::uint32_t nextCompleting = none;
};

// What the choice among claims looks at, close together.
struct ClaimTraits {
    std::int64_t yearlyCap = -1; // none
    std::uint32_t pool = none;   // among the pools of all cities; none if they do not exclude
    bool hasSum = false;
    bool open = false; // its rate
    bool fixed = false;
    bool builtIn = true;

    // Whether what it counts depends on other claims.
    [[nodiscard]] bool competes() const { return hasSum && (pool != none || yearlyCap >= 0); }
    // Adds what a chosen claim counts to the kinds that are told apart.
    void count(std::int64_t counted, Verdict verdict, Figures& figures) const {
        if (open) figures.openRate += counted;
        if (!builtIn) figures.own += counted;
        if (fixed && verdict == Verdict::eligible) figures.entitled += counted;
    }
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
    std::vector<std::string> claimNames; // "pack/measure", by claim
    bool named = false;                  // the packs in view were named

    [[nodiscard]] Network& network(Entity entity) const {
        return entity == Entity::company ? *company : entity == Entity::project ? *project : *expense;
    }
    [[nodiscard]] std::uint32_t claimNamed(std::string_view packAndMeasure) const; // none: not in view
};

// `sumsAlone`: without the measures that have no sum.
[[nodiscard]] std::unique_ptr<Plan> planFor(const RuleBook& rules, const AssessOptions& options, bool sumsAlone);

} // namespace biosubsidy::blocks
