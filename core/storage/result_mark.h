// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the library remembers of the last assessment of a case: enough for the
// list of cases, and to say later that, by how much and why the result changed.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/assessment/assessment.h"

namespace biosubsidy::storage {

// A pack that was in view, as it then was.
struct PackMark {
    std::string id;
    std::string version;
    std::string sha256;
    PackStatus status = PackStatus::inForce;
    friend bool operator==(const PackMark&, const PackMark&) = default;
};

struct ResultMark {
    Date asOf = *Date::of(1970, 1, 1);
    // Over the places where the company and its projects stand. Where one of them
    // is not known the places are alternatives, and the sums are those of the best.
    bool alternatives = false;
    Money ceiling;
    Money stated;
    Money potential;
    std::array<std::size_t, 4> verdicts{}; // how many claims, by Verdict
    std::size_t unstated = 0;
    std::vector<PackMark> packs;

    [[nodiscard]] std::size_t count(Verdict verdict) const { return verdicts.at(static_cast<std::size_t>(verdict)); }
    // Of the versions and hashes of the packs; the date is not in it.
    [[nodiscard]] std::string rulesDigest() const;
    [[nodiscard]] bool sameResult(const ResultMark& other) const;
    friend bool operator==(const ResultMark&, const ResultMark&) = default;
};

[[nodiscard]] ResultMark markOf(const Assessment& assessment);

// As a text for a column, and back; none if it is not such a text.
[[nodiscard]] std::string packsText(const std::vector<PackMark>& packs);
[[nodiscard]] std::vector<PackMark> packsOf(const std::string& text);

// Why two results of one case differ.
struct ResultCauses {
    bool facts = false;
    bool date = false;
    std::vector<std::string> newRules;    // ids of packs that came, went or were exchanged
    std::vector<std::string> otherStatus; // ids of packs that came into force or expired by the date
    [[nodiscard]] bool none() const { return !facts && !date && newRules.empty() && otherStatus.empty(); }
};
[[nodiscard]] ResultCauses causesBetween(const ResultMark& before, const ResultMark& after, bool factsChanged);

} // namespace biosubsidy::storage
