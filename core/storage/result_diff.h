// SPDX-License-Identifier: GPL-3.0-or-later
//
// What changed between two results of a case (two snapshots, or a snapshot and
// now): the date, the facts, the rules, and what that did to totals and claims.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/changes/pack_diff.h"
#include "core/storage/result_view.h"

namespace biosubsidy::storage {

// One pack that came into view, left it, was exchanged, or has another status.
struct ViewedPackChange {
    std::string id;
    Localized title;
    std::optional<ViewedPack> before;
    std::optional<ViewedPack> after;
    // Another version or other bytes; otherwise only its status changed with the date.
    [[nodiscard]] bool rulesChanged() const;
};

struct ResultDiff {
    Date before = *Date::of(1970, 1, 1);
    Date after = *Date::of(1970, 1, 1);
    std::vector<FactTextChange> facts;
    std::vector<ViewedPackChange> packs;
    std::vector<changes::CityChange> cities;  // every city of either
    std::vector<changes::ClaimChange> claims; // those whose verdict, ceiling or counted sum differ

    [[nodiscard]] bool dateChanged() const { return before != after; }
    [[nodiscard]] bool same() const;
};

[[nodiscard]] ResultDiff diffResults(const ResultView& before, const ResultView& after);

} // namespace biosubsidy::storage
