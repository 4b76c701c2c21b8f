// SPDX-License-Identifier: GPL-3.0-or-later
//
// What differs between two versions of a pack, or two packs, by meaning: the
// document's data, measures added, gone and changed, zones, goals; and what that
// does to cases. A rule that is only written differently is no difference.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/assessment/assessor.h"
#include "core/changes/pack_versions.h"

namespace biosubsidy::changes {

// One field, old and new. "" says that it was or is not there. Amounts of money
// are written "30000000.00", dates "2026-12-31", lists with 、 between.
struct FieldChange {
    std::string field; // as a pack calls it: until, title.zh, yearly_cap; with a name: "warning draft"
    std::string before;
    std::string after;
    friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

// A measure that only one of the two has.
struct MeasureOutline {
    std::string id;
    std::string clause;
    Localized title;
    Localized amount; // what it pays, in words
};

struct MeasureChange {
    std::string id;
    std::string clause; // of the later one
    Localized title;
    std::vector<FieldChange> changes;
};

struct PackLabel {
    std::string id;
    std::string version;
    std::string sha256;
    Localized title;
    std::size_t measures = 0;
    std::size_t zones = 0;
    std::size_t goals = 0; // with the other figures
};

// What an assessment says of one claim.
struct ClaimState {
    Verdict verdict = Verdict::ineligible;
    std::optional<Money> ceiling;
    Money counted;
    friend bool operator==(const ClaimState&, const ClaimState&) = default;
};

struct ClaimChange {
    std::string pack; // the later id, where the two packs have different ones
    std::string measure;
    Localized title;
    Entity entity = Entity::company;
    std::string item;
    std::optional<ClaimState> before; // none: no such claim
    std::optional<ClaimState> after;
};

struct CityChange {
    std::string city;
    Localized name;
    Totals before; // zero where the city has no pack in view
    Totals after;
    [[nodiscard]] bool changed() const;
};

struct CaseDiff {
    std::string name;
    std::vector<CityChange> cities; // every city of either assessment
    std::vector<ClaimChange> claims;
    [[nodiscard]] bool changed() const;
};

struct PackDiff {
    PackLabel before;
    PackLabel after;
    std::vector<std::string> leftOut; // see PackVersions
    std::vector<FieldChange> head;
    std::vector<MeasureOutline> added;
    std::vector<MeasureOutline> gone;
    std::vector<MeasureChange> changed;
    std::vector<FieldChange> zones;
    std::vector<FieldChange> goals;
    std::vector<CaseDiff> cases;

    // Whether the packs mean the same; cases aside.
    [[nodiscard]] bool same() const;
};

[[nodiscard]] PackDiff diffPacks(const PackVersions& versions);

// One case under both; read with each one's vocabulary, since their cities differ.
[[nodiscard]] CaseDiff diffCase(const PackVersions& versions, std::string name, Case before, Case after,
                                const AssessOptions& options);

} // namespace biosubsidy::changes
