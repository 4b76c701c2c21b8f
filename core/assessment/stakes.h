// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stacking must know of a city's claims, whichever of them are looked at and
// whatever they are worth: their order of preference, which of them share a pool, and
// the caps that they stand under (policy map, "Stacking"; contract, "Caps").
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/assessment/assessment.h"
#include "core/assessment/cap_instances.h"
#include "core/stacking/stacking.h"

namespace biosubsidy {

struct Stake {
    ClaimId id;
    std::optional<std::uint32_t> pool; // of one project
    std::optional<std::uint32_t> cap;  // the narrowest that it stands under
};

struct CityStakes {
    std::vector<Stake> stakes; // in the order of preference, those without a sum too
    std::vector<CapInstance> caps;
    std::vector<stacking::CapLimit> limits; // the same, as stacking asks for them
    bool exclusion = true;                  // whether the claims of a pool exclude each other

    // The claim of a stake as a candidate.
    [[nodiscard]] stacking::Candidate candidate(const Stake& stake, Money worth, bool stated) const {
        return {std::move(worth), stated, exclusion ? stake.pool : std::nullopt, stake.cap};
    }
};

[[nodiscard]] CityStakes stakesOf(const Assessment& assessment, const CityResult& city);

} // namespace biosubsidy
