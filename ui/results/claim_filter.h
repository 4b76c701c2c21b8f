// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which claims a person wants to see: a kind, and words that stand in what a claim
// says of itself.
#pragma once

#include <vector>

#include <QString>

#include "core/assessment/assessment.h"
#include "ui/look/texts.h"

namespace biosubsidy::ui {

struct ClaimFilter {
    enum class Kind : std::uint8_t { all, counted, stated, open, pending, notCounted, unstated, inKind, ineligible };

    Kind kind = Kind::all;
    QString words; // separated by spaces; every one has to be found

    [[nodiscard]] bool passes(const Assessment& assessment, const ClaimId& id, Language language) const;
    friend bool operator==(const ClaimFilter&, const ClaimFilter&) = default;
};

struct ClaimKind {
    ClaimFilter::Kind kind;
    QString id;
    Localized label;
    Localized meaning;
};
// In the order in which they are offered; the first is `all`.
[[nodiscard]] const std::vector<ClaimKind>& claimKinds();
// What a headline figure is made of: "stated" are the claims with published rates.
[[nodiscard]] ClaimFilter::Kind kindOfFigure(const QString& figure);

} // namespace biosubsidy::ui
