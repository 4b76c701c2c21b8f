// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long one assessment takes inside the process: a typical case against the
// packs of its city and against all six, with and without the reasons, and how
// long the rules take to read. Compare the rows with each other; single times
// depend on the machine.
#include <benchmark/benchmark.h>

#include "core/packs/built_in_rules.h"
#include "tests/support/rules.h"

using namespace biosubsidy;

namespace {

// `city` empty: the place is unknown, so that all packs are in view.
Case typicalCase(const std::string& city, int projects) {
    std::string list;
    for (int index = 0; index < projects; ++index) {
        list +=
            (index > 0 ? ", " : "") + test::json("{'id': 'p") + std::to_string(index) +
            test::json("', 'kinds': ['pilot_platform', 'green_upgrade', 'industrialisation'], 'fields': ['vaccines'], "
                       "'total_investment': '") +
            std::to_string(1000 + index * 37) +
            test::json("万', 'equipment_investment': '800万', 'key_product': true}");
    }
    const std::string place = city.empty() ? "" : test::json("'city': '") + city + test::json("', ");
    return test::caseOf(
        *test::builtInRules(),
        test::json("{'format': 'biosubsidy-case/1', 'company': {") + place +
            test::json("'employees': 120, 'revenue': '6000万', 'hnte_event': 'first_certified'}, 'projects': [") +
            list + test::json("], 'expenses': [{'id': 'e', 'kind': 'service_coupon', 'amount': '12万'}]}"));
}

void assessCase(benchmark::State& state, const std::string& city, bool trace) {
    const auto rules = test::builtInRules();
    const Case subject = typicalCase(city, static_cast<int>(state.range(0)));
    AssessOptions options{.asOf = *Date::parse("2026-11-22")};
    options.trace = trace;
    for (auto _ : state) benchmark::DoNotOptimize(assess(rules, subject, options));
}

void readRules(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(RuleBook::make(builtInVocabulary(), builtInPacks()));
}

} // namespace

BENCHMARK_CAPTURE(assessCase, one_city, "beijing", false)->Arg(1)->Arg(20);
BENCHMARK_CAPTURE(assessCase, one_city_with_reasons, "beijing", true)->Arg(1)->Arg(20);
BENCHMARK_CAPTURE(assessCase, all_packs, "", false)->Arg(1)->Arg(20);
BENCHMARK_CAPTURE(assessCase, all_packs_with_reasons, "", true)->Arg(1)->Arg(20);
BENCHMARK(readRules);
BENCHMARK_MAIN();
