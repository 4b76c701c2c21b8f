// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps the saved states of a case as it is saved; see case_history.h.
#pragma once

#include "core/storage/case_shelf.h"

namespace biosubsidy::storage {

// Inside the transaction of the save.
void writeState(const Database& database, CaseId id, const CaseRecord& record, StateOrigin origin, const Moment& now);

} // namespace biosubsidy::storage
