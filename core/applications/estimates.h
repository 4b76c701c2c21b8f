// SPDX-License-Identifier: GPL-3.0-or-later
//
// How good the estimates are: expected, applied for, approved and paid, side by side for
// each measure. Only what has been decided compares: what was expected of those that
// were approved or refused, and what was approved of them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/applications/application.h"
#include "core/system/target.h"

namespace biosubsidy::applications {

struct Estimate {
    std::string measure; // "pack/measure"; "" for what no document of the rules has
    Localized title;
    std::size_t count = 0;
    Money expected;            // of those that have a figure
    bool expectedOpen = false; // some of it is "at most"
    Money applied;
    Money approved;
    Money paid;
    std::size_t decided = 0; // approved or refused, with a figure that was expected
    Money expectedOfDecided;
    Money approvedOfDecided; // of a refused one nothing

    // Approved as a share of expected among those decided, in tenths of a percent, rounded
    // down; none where nothing was expected.
    [[nodiscard]] std::optional<std::int64_t> share() const;
    // "93.7%"; "" where there is none.
    [[nodiscard]] std::string shareText() const;
    friend bool operator==(const Estimate&, const Estimate&) = default;
};

// By measure, in the order of the first application of each; what no document has by its
// title. An application counts as approved once its approved sum is given, whatever its
// status.
[[nodiscard]] std::vector<Estimate> estimatesOf(std::span<const Application> all);
// All in one row, without a title.
[[nodiscard]] Estimate totalOf(std::span<const Estimate> all);

// Sums in yuan with two decimals; the total last.
[[nodiscard]] std::string estimatesAsCsv(std::span<const Estimate> all, Language language);
[[nodiscard]] tl::expected<void, Localized> estimatesToXlsx(std::span<const Estimate> all, Language language,
                                                            const Target& target);

} // namespace biosubsidy::applications
