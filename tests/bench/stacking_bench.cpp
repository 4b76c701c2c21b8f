// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long the choice takes: a typical case, cases of two hundred projects with
// one, two and three capped measures, values that tie everywhere, many candidates
// without overlap, and an adversarial case that runs to the limit of work.
#include <benchmark/benchmark.h>

#include <cstdint>

#include "tests/support/stacking_problems.h"

using namespace biosubsidy;
using namespace biosubsidy::stacking;
using namespace biosubsidy::stacking::test;

namespace {

// The capped measures pay twice as much as the others.
Problem projects(int count, int capped, std::int64_t capShare, std::int64_t unit) {
    return makeProjects({count, capped, capShare, 2, unit}, 1);
}

Problem withoutPools(int count) {
    Random random(3);
    Problem problem;
    problem.caps = {fen(1'000'000), Money::largest()};
    for (int index = 0; index < count; ++index) {
        const auto cap = static_cast<std::uint32_t>(random.between(0, 1));
        problem.candidates.push_back({fen(random.between(0, 100'000'000)), true, std::nullopt, cap});
    }
    return problem;
}

void run(benchmark::State& state, const Problem& problem) {
    Solution solution;
    for (auto step : state) {
        solution = solve(problem);
        benchmark::DoNotOptimize(solution);
    }
    state.counters["work"] = static_cast<double>(solution.work);
    state.counters["proven"] = solution.proven ? 1 : 0;
}

constexpr std::int64_t roundValue = 5'000'000; // 50,000 yuan

} // namespace

BENCHMARK_CAPTURE(run, twenty_projects, projects(20, 1, 10, roundValue))->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(run, one_cap, projects(200, 1, 25, 1))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, one_cap_round_values, projects(200, 1, 25, roundValue))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, one_cap_ties_everywhere, projects(200, 1, 25, 250'000'000))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, two_caps, projects(200, 2, 25, 1))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, two_caps_round_values, projects(200, 2, 25, roundValue))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, three_caps, projects(200, 3, 5, 1))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, hundred_thousand_without_pools, withoutPools(100'000))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, adversarial, makeSubsetSum(200))->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
