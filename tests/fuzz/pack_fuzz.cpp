// SPDX-License-Identifier: GPL-3.0-or-later
//
// Packs: a file that is taken gives rules that a case can be held against.
#include "core/assessment/assessor.h"
#include "core/packs/built_in_rules.h"
#include "core/packs/pack_reader.h"
#include "tests/fuzz/fuzz.h"

using namespace biosubsidy;

namespace {

const char* const sample = R"({"format":"biosubsidy-case/1","company":{"employees":120,"revenue":"6000万","hnte":true},
"projects":[{"id":"p","kinds":["pilot_platform"],"total_investment":"2亿","fields":["vaccines"]}],
"expenses":[{"id":"e","kind":"service_coupon","amount":"12万"}]})";

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto builtIn = fuzz::rules();
    const SourceText source("pack.toml", std::string(fuzz::textOf(data, size)));
    const ParsedPack parsed(source);
    const auto city = parsed.city();
    const auto pack = parsed.read(builtIn->vocabulary(), false);
    // Without a city of its own, what is wrong alone is wrong in a rule book.
    if (!pack && !city) {
        fuzz::requireShowable(pack.error());
        return 0;
    }
    const auto book = RuleBook::make(builtInVocabulary(), {PackSource{source, false}});
    if (!book) {
        fuzz::requireShowable(book.error());
        return 0;
    }
    const auto subject = readCase(SourceText("case.json", sample), (*book)->vocabulary(), (*book)->lookup());
    fuzz::require(subject.has_value(), "a pack does not spoil a case");
    static_cast<void>(assess(*book, *subject, {.asOf = fuzz::day()}));
    return 0;
}
