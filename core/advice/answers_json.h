// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers and ranges as JSON, for every format that has them (advice, and an
// assessment with bounds):
//
//   ANSWERS: "best": ANSWER, "worst": ANSWER, "exact", "lower_bound", "upper_bound"
//   ANSWER:  { "value": null where no sum depends on it, "total" }
//   RANGE:   { "low": END, "high": END, "limit_reached" }
//   END:     { "total": proven, "exact", "attained": by the witness,
//              "witness": [ { "fact", "value" } ], "any": [ facts that may have any value ] }
#pragma once

#include "core/advice/question_answers.h"
#include "core/documents/json_writer.h"

namespace biosubsidy::advice {

// As in a case file; null where it is not known.
void writeFactValue(JsonWriter& writer, const Assessment& assessment, const FactRef& ref, const FactValue& value);

// The members of ANSWERS, into the object that is open.
void writeAnswers(JsonWriter& writer, const Assessment& assessment, const Answers& answers);

// RANGE, as a value.
void writeRange(JsonWriter& writer, const Assessment& assessment, const TotalRange& range);

// An assessment (biosubsidy-assessment/1) whose questions have ANSWERS besides; and
//   "range": RANGE, "further_questions": [ { "fact", ANSWERS } ]: unknown facts on
//   which the total depends although no claim is open for them.
[[nodiscard]] std::string toJson(const Assessment& assessment, const Bounds& bounds);

} // namespace biosubsidy::advice
