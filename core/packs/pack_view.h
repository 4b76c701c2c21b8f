// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which packs of a RuleBook cases are held against. Packs that are named are in
// view wherever a case stands; where none is named, those of the places where it
// stands are, and while that is unknown those of every place, or of the places that a
// user keeps to. Packs that hold figures of the user's own can be left out. Every
// command and both engines ask here, so that none counts what another leaves out.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/packs/rule_book.h"
#include "core/packs/site.h"

namespace biosubsidy {

// Where a case stands: the cities that are known, and whether one is not.
struct CaseCities {
    std::set<std::size_t> cities; // choices of company.city
    bool unknown = false;
};

using PackNames = std::optional<std::vector<std::string>>; // ids; none: packs are in view by place

class PackView {
public:
    // A pack and its city, a choice of company.city.
    struct Entry {
        const Pack* pack = nullptr;
        std::size_t city = 0;
    };

    // `rules` must outlive the view; every id in `named` must be loaded. `kept`: the places
    // that a user keeps to; empty: all.
    PackView(const RuleBook& rules, const PackNames& named, bool ownFigures, const std::vector<Site>& kept = {});

    // All that may come into view, in order.
    [[nodiscard]] const std::vector<Entry>& entries() const noexcept { return entries_; }
    [[nodiscard]] std::vector<const Pack*> standingIn(const CaseCities& standing) const;
    // Whether a city comes into view with a case that may stand anywhere.
    [[nodiscard]] bool possible(std::size_t city) const { return kept_.empty() || kept_.contains(city); }
    // Those of a city that a case is sited in.
    [[nodiscard]] std::vector<const Pack*> sitedIn(std::size_t city) const;
    // Those that count on a day, wherever a case stands: in force, or a draft.
    [[nodiscard]] std::vector<const Pack*> countingOn(const Date& date) const;
    // The cities that are compared, ascending. Leaving out figures of the user's own
    // leaves out no city.
    [[nodiscard]] const std::set<std::size_t>& cities() const noexcept { return cities_; }

private:
    std::vector<Entry> entries_;
    std::set<std::size_t> cities_;
    std::set<std::size_t> kept_;
    bool named_;
};

} // namespace biosubsidy
