// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading and writing case files (format biosubsidy-case/1). The reader collects
// every mistake with its JSON pointer; it repairs nothing and guesses nothing.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/documents/json.h"
#include "core/documents/json_writer.h"
#include "core/facts/case.h"

namespace biosubsidy {

inline constexpr std::string_view caseFormat = "biosubsidy-case/1";

// Whether "pack/measure" is a measure of a loaded pack, and whom it is for: an award
// may name as its target only one for the company.
enum class MeasureKind { unknown, ofCompany, ofProjects, ofExpenses };
using MeasureLookup = std::function<MeasureKind(std::string_view packAndMeasure)>;

// Why an award cannot have come under the measure that it names; nothing if it can: a
// loaded pack has the measure, and it is for what the award was given for.
[[nodiscard]] std::optional<Localized> whyNotUnder(const Award& award, const MeasureLookup& measures);

[[nodiscard]] Result<Case> readCase(const SourceText& source, const Vocabulary& vocabulary,
                                    const MeasureLookup& measures, const JsonLimits& limits = {});

// The value of a fact as it stands in such files; null: unknown.
void writeValue(JsonWriter& writer, const Fact& fact, const FactValue& value);

// The case as a file's text: known facts only, two-space indentation, a final
// newline. Reading it back gives an equal case.
[[nodiscard]] std::string writeCase(const Case& subject, const Vocabulary& vocabulary);

} // namespace biosubsidy
