// SPDX-License-Identifier: GPL-3.0-or-later
//
// The circle closes: what an authority has granted is support that the case holds, and
// the next assessment counts it (awards with `under` and `year`).
#pragma once

#include "core/applications/application.h"
#include "core/packs/rule_book.h"

namespace biosubsidy::applications {

enum class Granted : std::uint8_t { approved, paid };

// The award that comes of the application: its sum, its project, expense or company's
// measure, `under` its measure where the rules have it, and the year of the approval, else
// of the submission, else none. It is named after the application (`uid`), so that a
// second click replaces it and counts nothing twice. The error says what is missing:
// the sum, the grant itself, an item that the case no longer has; for support of a whole
// company by a document that the rules do not have there is no place in a case.
[[nodiscard]] tl::expected<Award, Localized> awardOf(const Application& application, std::string_view uid,
                                                     Granted granted, const RuleBook& rules, const Case& subject);
// The case with it, in the place of the one of the same id, else behind the others.
[[nodiscard]] Case withAward(Case subject, const Award& award);
// Whether the case holds just this award.
[[nodiscard]] bool holds(const Case& subject, const Award& award);

} // namespace biosubsidy::applications
