// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words that must stand beside the figures of a pack: draft, superseded,
// expired, not yet in force, excerpt, the user's own; and beside a claim whose
// rate is not published.
#pragma once

#include <vector>

#include <QString>

#include "core/assessment/assessment.h"
#include "ui/look/texts.h"

namespace biosubsidy::ui {

struct BadgeText {
    QString word;
    QString explanation;
    QString tone; // "arguable", "eligible" or ""
    friend bool operator==(const BadgeText&, const BadgeText&) = default;
};

[[nodiscard]] std::vector<BadgeText> badgesOf(const PackResult& pack, const Texts& texts);
[[nodiscard]] std::vector<BadgeText> badgesOf(const PackResult& pack, const Claim& claim, const Texts& texts);

} // namespace biosubsidy::ui
