// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which packs of a RuleBook cases are held against. Packs that are named are in
// view wherever a case stands; where none is named, those of the places where it
// stands are. Packs that hold figures of the user's own can be left out. Every
// command and both engines ask here, so that none counts what another leaves out.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/packs/rule_book.h"

namespace biosubsidy {

using PackNames = std::optional<std::vector<std::string>>; // ids; none: packs are in view by place

class PackView {
public:
    // A pack and its city, a choice of company.city.
    struct Entry {
        const Pack* pack = nullptr;
        std::size_t city = 0;
    };

    // `rules` must outlive the view; every id in `named` must be loaded.
    PackView(const RuleBook& rules, const PackNames& named, bool ownFigures);

    // All that may come into view, in order.
    [[nodiscard]] const std::vector<Entry>& entries() const noexcept { return entries_; }
    // Those for a case that stands in these cities; none: one of its cities is unknown,
    // so that every pack is in view.
    [[nodiscard]] std::vector<const Pack*> standingIn(const std::optional<std::set<std::size_t>>& cities) const;
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
    bool named_;
};

} // namespace biosubsidy
