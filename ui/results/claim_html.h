// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an opened claim shows, as rich text for a label: why, the conditions as a
// table, the sum step by step, stacking, notes, clause and document. A fact is a
// link "fact:1/0/12" (entity, item, fact), which factOf() reads.
#pragma once

#include <optional>

#include <QString>

#include "core/wording/explanation.h"
#include "ui/look/texts.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

[[nodiscard]] QString claimHtml(const Assessment& assessment, const ClaimId& id, const Texts& texts,
                                const Colours& colours);

// The link to the measure itself, on the page of the policies.
inline constexpr QLatin1String measureLink("measure:");

[[nodiscard]] QString linkOf(const FactRef& ref);
[[nodiscard]] std::optional<FactRef> factOf(const QString& link);

} // namespace biosubsidy::ui
