// SPDX-License-Identifier: GPL-3.0-or-later
//
// How old rules are: when the sources of documents were last looked at, and how many of
// them say nothing of it, have run out, are superseded or were not looked at for long.
#pragma once

#include <optional>
#include <vector>

#include "core/packs/pack.h"

namespace biosubsidy {

struct RulesAge {
    std::optional<Date> oldest; // none: no document says
    std::optional<Date> newest;
    std::size_t documents = 0;
    std::size_t unsaid = 0;     // do not say when they were looked at
    std::size_t ended = 0;      // before the day
    std::size_t superseded = 0; // of those that have not ended
    std::size_t stale = 0;      // looked at more than a year before the day
};

// On a day; packs of figures of the user's own are no documents.
[[nodiscard]] RulesAge ageOf(const std::vector<const Pack*>& packs, const Date& day);

// Whether more than a year has gone since the source was looked at.
[[nodiscard]] bool isStale(const Pack& pack, const Date& day);

} // namespace biosubsidy
