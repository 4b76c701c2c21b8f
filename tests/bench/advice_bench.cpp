// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long the whole of advise() takes for cases of 1, 5 and 20 projects, with
// most facts unknown (many questions) and with pools that compete for a cap.
#include <benchmark/benchmark.h>

#include "core/advice/advice.h"
#include "tests/support/rules.h"

using namespace biosubsidy;

namespace {

Case caseOf(int projects, const std::string& kinds, const std::string& place) {
    std::string list;
    for (int index = 0; index < projects; ++index) {
        list += (index > 0 ? ", {'id': 'p" : "{'id': 'p") + std::to_string(index) + "', 'kinds': [" + kinds +
                "], 'total_investment': '" + std::to_string(1000 + index * 137) +
                "万', 'renovation_spend': '300万', 'consortium': " + (index % 2 == 0 ? "true" : "false") + "}";
    }
    return test::caseOf(*test::builtInRules(),
                        test::json("{'format': 'biosubsidy-case/1', 'company': {" + place +
                                   "'employees': 120}, 'projects': [" + list +
                                   "], 'expenses': [{'id': 'e', 'kind': 'service_coupon', 'amount': '12万'}]}"));
}

void adviseOn(benchmark::State& state, const std::string& kinds, const std::string& place) {
    const Case subject = caseOf(static_cast<int>(state.range(0)), kinds, place);
    AssessOptions options{.asOf = *Date::parse("2026-11-22")};
    for (auto _ : state) benchmark::DoNotOptimize(advice::advise(test::builtInRules(), subject, options));
}

} // namespace

BENCHMARK_CAPTURE(adviseOn, pools, "'pilot_platform', 'space_renovation'", "'city': 'beijing', ")
    ->Arg(1)
    ->Arg(5)
    ->Arg(20)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(adviseOn, shared_cap, "'green_upgrade', 'space_renovation'", "'city': 'beijing', ")
    ->Arg(20)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(adviseOn, place_unknown, "'pilot_platform', 'industrialisation'", "")
    ->Arg(20)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_MAIN();
