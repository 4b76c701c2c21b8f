// SPDX-License-Identifier: GPL-3.0-or-later
//
// The short words that must stand beside a figure: its document is a draft, not in
// force, expired, superseded, seen in excerpts or known from news alone, not looked at for more than a
// year, the user's own; its rate is not published, it is granted at discretion, paid after completion.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/assessment/assessment.h"

namespace biosubsidy::wording {

struct Badge {
    enum class Kind : std::uint8_t {
        draft,
        notYet,
        expired,
        superseded,
        report,
        excerpt,
        stale,
        own,
        openRate,
        competitive,
        budget,
        afterCompletion
    };
    Kind kind = Kind::draft;
    std::string word;        // 征求意见稿; small letters in English
    std::string explanation; // a sentence or two
    // The figure may fall altogether: of a document that is not in force, or known from
    // news alone.
    [[nodiscard]] bool isStrong() const noexcept { return kind <= Kind::report; }
    friend bool operator==(const Badge&, const Badge&) = default;
};

// Of a document on the day of the assessment.
[[nodiscard]] std::vector<Badge> badgesOf(const PackResult& pack, Language language);
// Those of its document, and of the claim itself.
[[nodiscard]] std::vector<Badge> badgesOf(const PackResult& pack, const Claim& claim, Language language);
// Of all documents of an assessment, each kind once: what keeps its figures from being firm.
[[nodiscard]] std::vector<Badge> badgesOf(const Assessment& assessment, Language language);

[[nodiscard]] std::vector<std::string> wordsOf(const std::vector<Badge>& badges);

} // namespace biosubsidy::wording
