// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long a curve takes for a case of 20 projects: with pools alone, with a
// yearly cap that all projects compete for, and by an amount of the company that
// rules of every project and expense may read.
#include <benchmark/benchmark.h>

#include "core/curve/curve.h"
#include "tests/support/rules.h"

using namespace biosubsidy;

namespace {

Case caseOf(int projects, const std::string& kinds) {
    std::string list;
    for (int index = 0; index < projects; ++index) {
        list += (index > 0 ? ", {'id': 'p" : "{'id': 'p") + std::to_string(index) + "', 'kinds': [" + kinds +
                "], 'total_investment': '" + std::to_string(300 + index * 37) + "万', 'renovation_spend': '" +
                std::to_string(200 + index * 11) + "万', 'key_product': true}";
    }
    return test::caseOf(*test::builtInRules(),
                        test::json("{'format': 'biosubsidy-case/1', 'company': {'city': 'beijing', 'employees': 120}, "
                                   "'projects': [" +
                                   list + "], 'expenses': [{'id': 'e', 'kind': 'service_coupon', 'amount': '12万'}]}"));
}

void curveOf(benchmark::State& state, const std::string& kinds, const std::string& path) {
    const auto rules = test::builtInRules();
    const Case subject = caseOf(static_cast<int>(state.range(0)), kinds);
    const auto fact = curve::moneyFactNamed(path, subject, rules->vocabulary());
    const AssessOptions options{.asOf = *Date::parse("2026-11-22")};
    std::size_t pieces = 0;
    for (auto _ : state) {
        const curve::Curves curves = curve::curvesOf(rules, subject, *fact, Money(), Money::largest(), options);
        pieces = curves.cities.front().pieces.size();
        benchmark::DoNotOptimize(pieces);
    }
    state.counters["pieces"] = benchmark::Counter(static_cast<double>(pieces));
}

} // namespace

BENCHMARK_CAPTURE(curveOf, pools, "'pilot_platform', 'space_renovation', 'park_construction'",
                  "projects.p0.total_investment")
    ->Arg(1)
    ->Arg(20)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(curveOf, shared_cap, "'pilot_platform', 'space_renovation', 'green_upgrade'",
                  "projects.p0.total_investment")
    ->Arg(20)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(curveOf, company, "'pilot_platform', 'space_renovation', 'green_upgrade'", "company.revenue")
    ->Arg(20)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_MAIN();
