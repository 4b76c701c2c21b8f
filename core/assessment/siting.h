// SPDX-License-Identifier: GPL-3.0-or-later
//
// Siting: the same case as if company and projects stood elsewhere. Cities do
// not add up, a project stands in one place; comparing them means assessing the
// case once for each (policy map, "Stacking", 5).
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/assessment/assessor.h"

namespace biosubsidy {

// The case with the company and every project in this city (a choice of
// company.city). A district is cleared unless the item stood in that city
// already. Where every built-in pack of the city belongs to a district, that
// district is the place: Shanghai means 金山区.
[[nodiscard]] Case sitedIn(const RuleBook& rules, const Case& subject, std::size_t city);

// The district that stands for the city when a case is sited there; "" where some
// pack holds all over it.
[[nodiscard]] std::string districtOf(const RuleBook& rules, std::size_t city);

// A zone that a pack of the place names for fields of the case's projects.
struct ZoneMatch {
    const Pack* pack = nullptr;
    const Zone* zone = nullptr;
    ChoiceSet fields; // of project.fields: those that both have
};

// One place with what would come of the case there.
struct Siting {
    std::size_t city = 0;         // choice of company.city
    std::string district;         // "": the whole city
    Assessment assessment;        // of the case sited there; it stands in this city alone
    std::vector<ZoneMatch> zones; // packs in order, zones as in the pack

    [[nodiscard]] Totals totals() const; // zero where no pack is in view
    [[nodiscard]] const Choice& place() const;
    // As for a city of an assessment.
    [[nodiscard]] bool publishesFigures() const;
    [[nodiscard]] bool hasFigures() const;
};

// The case sited in every city that has packs, in the order of the cities; with
// `options.packs`, in the cities of those packs alone. The case stays as it is.
[[nodiscard]] std::vector<Siting> compareSitings(const std::shared_ptr<const RuleBook>& rules, const Case& subject,
                                                 const AssessOptions& options);

} // namespace biosubsidy
