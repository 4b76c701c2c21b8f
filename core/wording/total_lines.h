// SPDX-License-Identifier: GPL-3.0-or-later
//
// The totals of a place line by line: which there are, their sums, what they are
// called and what they mean.
#pragma once

#include <cstdint>
#include <vector>

#include "core/assessment/assessment.h"

namespace biosubsidy::wording {

struct TotalLine {
    enum class Kind : std::uint8_t {
        ceiling,
        entitled,
        openRate,
        openAmount,
        discretionary,
        draft,
        report,
        excerpt,
        own,
        stated,
        potential
    };
    Kind kind = Kind::ceiling;
    Money sum;
    Localized name;
    Localized brief;   // the name where no meaning stands beside it
    Localized meaning; // a sentence without its stop
    // A part of the line of the ceiling.
    [[nodiscard]] bool isPart() const noexcept { return kind > Kind::ceiling && kind < Kind::stated; }
};

// The line of a kind, with this sum.
[[nodiscard]] TotalLine totalLine(TotalLine::Kind kind, const Money& sum);

// Parts that are zero only where the texts leave rates or the facts amounts open.
[[nodiscard]] std::vector<TotalLine> totalLines(const Assessment& assessment, const CityResult& city);

} // namespace biosubsidy::wording
