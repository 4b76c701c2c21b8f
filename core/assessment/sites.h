// SPDX-License-Identifier: GPL-3.0-or-later
//
// The places that a case is compared in: a city, or a district of it. Five are
// compared where the user names none.
#pragma once

#include <optional>
#include <string_view>

#include "core/assessment/siting.h"
#include "core/packs/site.h"

namespace biosubsidy {

// "shanghai/闵行区"; "shanghai" is the city with districtOf(). Nothing where no city has
// this id, or a slash has no district behind it.
[[nodiscard]] std::optional<Site> siteNamed(const RuleBook& rules, std::string_view text);

// Every city of the packs in `view`, ascending, each with districtOf().
[[nodiscard]] std::vector<Site> everySite(const RuleBook& rules, const PackView& view);
// The places that are compared where none is named: those that the user keeps to, the
// first of each city; else the cities of packs in view that are named or the user's own,
// and the five that the program began with. Ascending by city.
[[nodiscard]] std::vector<Site> comparedSites(const RuleBook& rules, const AssessOptions& options);

// Where the company stands, with its own district; nothing while its city is unknown.
[[nodiscard]] std::optional<Site> siteOfCompany(const RuleBook& rules, const Case& subject);

// Whether the document is for a district or zone alone in which nothing of the case stands.
[[nodiscard]] bool holdsElsewhere(const PackResult& pack);

// The case with the company and every project at this place. Without a district of the
// place an item's own is cleared unless the item stood in that city already.
[[nodiscard]] Case sitedAt(const RuleBook& rules, const Case& subject, const Site& site);

// The case at each of these places, in their order. The case stays as it is.
[[nodiscard]] std::vector<Siting> compareSites(const std::shared_ptr<const RuleBook>& rules, const Case& subject,
                                               const AssessOptions& options, const std::vector<Site>& sites);

} // namespace biosubsidy
