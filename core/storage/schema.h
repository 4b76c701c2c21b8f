// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a library file looks like inside, version by version. A file carries the
// number of its version; an older one is brought up step by step, each step in
// one transaction, and a step once released never changes.
#pragma once

#include "core/database/database.h"

namespace biosubsidy::storage {

inline constexpr std::int64_t libraryApplicationId = 0x42535542; // "BSUB"

// The version that this program reads and writes.
[[nodiscard]] int latestSchema();

// 0: nothing in it yet. Throws `foreign` for another program's database, `newer`
// for one of a later version of this program, `damaged` for none at all.
[[nodiscard]] int schemaOf(const Database& database);

void migrate(const Database& database, int upTo = latestSchema());

} // namespace biosubsidy::storage
