// SPDX-License-Identifier: GPL-3.0-or-later
//
// An assessment as JSON (format biosubsidy-assessment/1), byte for byte the same
// for the same assessment. The contract fixes the names; the reasons are the
// trace as data: each condition with the fact, its value and how it came out,
// each step of the amount.
#pragma once

#include <functional>
#include <string>

#include "core/assessment/assessment.h"
#include "core/documents/json_writer.h"

namespace biosubsidy {

[[nodiscard]] std::string toJson(const Assessment& assessment);

// What a room above adds to it: members of each question's object, and of the
// whole at its end.
struct AssessmentJsonParts {
    std::function<void(JsonWriter&, const FactRef&)> ofQuestion;
    std::function<void(JsonWriter&)> atEnd;
};
[[nodiscard]] std::string toJson(const Assessment& assessment, const AssessmentJsonParts& parts);

} // namespace biosubsidy
