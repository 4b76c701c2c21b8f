// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long the choice takes: a typical case, cases of two hundred projects with
// one, two and three capped measures, values that tie everywhere, three nested caps (of
// a project, of its year, of all) over claims of mixed rates, many candidates without
// overlap, and adversarial cases that run to the limit of work.
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
    problem.caps = {{fen(1'000'000), {}}, {Money::largest(), {}}};
    for (int index = 0; index < count; ++index) {
        const auto cap = static_cast<std::uint32_t>(random.between(0, 1));
        problem.candidates.push_back({fen(random.between(0, 100'000'000)), true, std::nullopt, cap});
    }
    return problem;
}

// What each project claims without a cap, and two pools of the rest.
NestedProjects contested() {
    NestedProjects shape;
    shape.pools = 2;
    shape.free = 4;
    shape.early = 4;
    shape.projectShare = 40;
    shape.yearShare = 12;
    shape.lifeShare = 8;
    return shape;
}

// More than what is stated has room for, to the fen.
NestedProjects roomy() {
    NestedProjects shape;
    shape.projectShare = 90;
    shape.yearShare = 70;
    shape.lifeShare = 65;
    shape.openEvery = 2;
    return shape;
}

NestedProjects inUnits(NestedProjects shape, std::int64_t unit) {
    shape.unit = unit;
    return shape;
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
BENCHMARK_CAPTURE(run, nested_caps, makeNestedProjects({}, 1))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, nested_caps_contested, makeNestedProjects(contested(), 1))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, nested_caps_contested_round_values, makeNestedProjects(inUnits(contested(), roundValue), 1))
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, nested_caps_roomy_round_values, makeNestedProjects(inUnits(roomy(), roundValue), 1))
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, nested_caps_adversarial, makeNestedProjects(roomy(), 1))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, hundred_thousand_without_pools, withoutPools(100'000))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, adversarial, makeSubsetSum(200))->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
