// SPDX-License-Identifier: GPL-3.0-or-later
//
// The step of the schema that makes an application of each note on a claim. As every
// step it stays as it is: it knows the tables of its own version alone.
#pragma once

#include "core/database/database.h"

namespace biosubsidy::storage {

// Inside the step's transaction. A note that cannot be read becomes the remarks as it
// stands: nothing of it is lost.
void applicationsFromNotes(const Database& database);

} // namespace biosubsidy::storage
