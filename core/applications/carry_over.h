// SPDX-License-Identifier: GPL-3.0-or-later
//
// A change of an application, done to what it is by now. Two people may have the same
// application in front of them: what the one changed and the other did not stays, and
// only where both changed the same there is no saying who is right.
#pragma once

#include <tl/expected.hpp>

#include "core/applications/application.h"

namespace biosubsidy::applications {

// What was changed from `before` to `after`, done to `now`. The error names what is in
// `now` neither as it was nor as it is to be, and what it was to be.
[[nodiscard]] tl::expected<Application, Localized> carriedOver(Application now, const Application& before,
                                                               const Application& after);

// What differs, by name: 状态、负责人; of more than three that it is several. "" where
// nothing does.
[[nodiscard]] Localized changedParts(const Application& before, const Application& after);

} // namespace biosubsidy::applications
