// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long the choice takes: a typical case, cases of two hundred projects with
// one, two and three capped measures, values that tie everywhere, many candidates
// without overlap, and an adversarial case that runs to the limit of work.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <random>
#include <vector>

#include "core/stacking/stacking.h"

using namespace biosubsidy;
using namespace biosubsidy::stacking;

namespace {

Money fen(std::int64_t amount) {
    return Money::fromFen(Fen(amount));
}

std::int64_t between(std::mt19937_64& engine, std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(engine() % static_cast<std::uint64_t>(most - least + 1));
}

// Projects of eight overlapping claims each; the first measures have a cap of a
// share, in percent, of what is claimed under them, and pay twice as much.
Problem projects(int count, int capped, std::int64_t capShare, std::int64_t unit) {
    std::mt19937_64 engine(1);
    Problem problem;
    std::vector<std::int64_t> claimed(static_cast<std::size_t>(capped), 0);
    for (int project = 0; project < count; ++project) {
        for (int measure = 0; measure < 8; ++measure) {
            std::int64_t value = between(engine, 1, 1'000'000'000 / unit) * unit;
            Candidate candidate{fen(value), measure % 3 != 0, static_cast<std::uint32_t>(project), {}};
            if (measure < capped) {
                value *= 2;
                candidate.value = fen(value);
                candidate.cap = static_cast<std::uint32_t>(measure);
                claimed[*candidate.cap] += value;
            }
            problem.candidates.push_back(candidate);
        }
    }
    for (const std::int64_t sum : claimed) problem.caps.push_back(fen(sum / 100 * capShare));
    return problem;
}

// Subset sum in disguise: see tests/core/stacking_test.cpp.
Problem subsetSum(int count) {
    std::mt19937_64 engine(7);
    Problem problem;
    std::int64_t half = 0;
    for (int project = 0; project < count; ++project) {
        const std::int64_t value = between(engine, 100'000'000'000'000, 1'000'000'000'000'000);
        const auto pool = static_cast<std::uint32_t>(project);
        half += value / 2;
        problem.candidates.push_back({fen(value), true, pool, 0});
        problem.candidates.push_back({fen(value / 10 * 9), true, pool, std::nullopt});
    }
    problem.caps.push_back(fen(half));
    return problem;
}

Problem withoutPools(int count) {
    std::mt19937_64 engine(3);
    Problem problem;
    problem.caps = {fen(1'000'000), Money::largest()};
    for (int index = 0; index < count; ++index) {
        const auto cap = static_cast<std::uint32_t>(between(engine, 0, 1));
        problem.candidates.push_back({fen(between(engine, 0, 100'000'000)), true, std::nullopt, cap});
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
BENCHMARK_CAPTURE(run, adversarial, subsetSum(200))->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
