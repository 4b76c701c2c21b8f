// SPDX-License-Identifier: GPL-3.0-or-later
//
// The support of an assessment by kind: what is a sum, how firm that sum is, and
// what is support without a sum. The first three add up to the total.
#pragma once

#include <array>
#include <optional>

#include "core/assessment/assessment.h"
#include "core/values/localized.h"

namespace biosubsidy {

enum class SupportKind : std::uint8_t {
    fixed,        // a sum that the text promises
    published,    // up to a limit, at a published rate
    open,         // up to a limit, without a published rate
    undetermined, // claims that information is missing for; the sum: what they could still add
    unstated,     // money without a figure
    inKind,
};
inline constexpr std::size_t supportKinds = 6;

struct SupportOfKind {
    std::size_t claims = 0;   // with a sum: those that are counted in the total
    std::optional<Money> sum; // none of what has no figure
};

using SupportByKind = std::array<SupportOfKind, supportKinds>; // by SupportKind

[[nodiscard]] SupportByKind supportByKind(const Assessment& assessment);
[[nodiscard]] Localized nameOf(SupportKind kind);    // 定额
[[nodiscard]] Localized meaningOf(SupportKind kind); // one sentence

} // namespace biosubsidy
