// SPDX-License-Identifier: GPL-3.0-or-later
//
// The instances of the caps that claims stand under: of a project, of a calendar year,
// or the only one, each with what support under its measures has left of it (contract,
// "Caps"). Made as claims ask for them; instances of one cap nest in those around it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "core/assessment/assessment.h"
#include "core/stacking/stacking.h"

namespace biosubsidy {

struct CapInstance {
    const Cap* cap = nullptr;
    Money left;
    std::optional<std::uint32_t> within;
};

class CapInstances {
public:
    // The rules and the case must outlive it; the case's awards and items stay.
    CapInstances(const RuleBook& rules, const Case& subject, const Date& asOf);

    // The narrowest that the claim stands under, by its number; none: under no cap.
    std::optional<std::uint32_t> of(const Pack& pack, const Claim& claim);

    [[nodiscard]] const std::vector<CapInstance>& all() const noexcept { return instances_; }
    [[nodiscard]] std::vector<stacking::CapLimit> limits() const;

private:
    struct Earlier {
        const Award* award = nullptr;
        RuleBook::Named under;
    };

    [[nodiscard]] bool usesUp(const Earlier& earlier, const Pack& pack, const Cap& cap, const Claim& claim) const;
    [[nodiscard]] Money leftOf(const Pack& pack, const Cap& cap, const Claim& claim) const;

    const Case& subject_;
    int year_; // of assessment
    std::vector<Earlier> earlier_;
    std::vector<CapInstance> instances_;
    std::map<std::pair<const Cap*, std::int64_t>, std::uint32_t> known_;
};

} // namespace biosubsidy
