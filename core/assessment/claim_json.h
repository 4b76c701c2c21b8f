// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the files in JSON of several rooms say in the same words: which item and
// which claim is meant, what a place's totals are, that a search was broken off.
#pragma once

#include "core/assessment/assessment.h"
#include "core/documents/json_writer.h"

namespace biosubsidy {

// "for": { "entity", "id" (not of the company) }
void writeItem(JsonWriter& writer, Entity entity, std::string_view id);
void writeItem(JsonWriter& writer, const Assessment& assessment, Entity entity, std::size_t item);
// name: { "pack", "measure", "for" }
void writeReference(JsonWriter& writer, std::string_view name, const Assessment& assessment, const ClaimId& id);
// "totals": the sums null where no figure is published; "own" where there is any.
void writeTotals(JsonWriter& writer, const Totals& totals, bool figures = true);
// "search", where it stopped at its limit.
void writeSearch(JsonWriter& writer, const CityResult& city);

} // namespace biosubsidy
