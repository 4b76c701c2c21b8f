// SPDX-License-Identifier: GPL-3.0-or-later
//
// The reasons of a claim as JSON: part of assessment_json.
#pragma once

#include "core/assessment/assessment.h"
#include "core/documents/json_writer.h"

namespace biosubsidy {

void writeReasons(JsonWriter& writer, const Assessment& assessment, const PackResult& pack, const Claim& claim);

} // namespace biosubsidy
