// SPDX-License-Identifier: GPL-3.0-or-later
//
// Case files: what is read can be written, read again and assessed.
#include "core/assessment/assessment_json.h"
#include "core/assessment/assessor.h"
#include "tests/fuzz/fuzz.h"

using namespace biosubsidy;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto rules = fuzz::rules();
    const auto read =
        readCase(SourceText("case.json", std::string(fuzz::textOf(data, size))), rules->vocabulary(), rules->lookup());
    if (!read) {
        fuzz::requireShowable(read.error());
        return 0;
    }
    const std::string written = writeCase(*read, rules->vocabulary());
    const auto again = readCase(SourceText("case.json", written), rules->vocabulary(), rules->lookup());
    fuzz::require(again.has_value(), "a case that was written can be read");
    fuzz::require(writeCase(*again, rules->vocabulary()) == written, "and is the same");
    constexpr std::size_t small = 2'000;
    if (size > small) return 0;
    const Assessment assessment = assess(rules, *read, {.asOf = fuzz::day()});
    fuzz::require(parseJson(SourceText("", toJson(assessment))).has_value(), "an assessment is JSON");
    return 0;
}
