// SPDX-License-Identifier: GPL-3.0-or-later
//
// Problems of stacking for its tests: random ones of every shape, of the size of a
// large case, and hard ones; the choice by its definition in stacking.h, over all
// subsets; and each of the searches by itself.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <vector>

#include <QByteArray>

#include "core/stacking/component_search.h"
#include "core/stacking/solver.h"

namespace biosubsidy::stacking::test {

inline constexpr std::uint64_t unlimited = std::numeric_limits<std::uint64_t>::max();

inline Money fen(std::int64_t amount) {
    return Money::fromFen(Fen(amount));
}

class Random {
public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}

    // Not std::uniform_int_distribution, which differs from library to library.
    std::int64_t between(std::int64_t least, std::int64_t most) {
        return least + static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(most - least + 1));
    }
    bool percent(std::int64_t share) { return between(1, 100) <= share; }
    std::mt19937_64& engine() { return engine_; }

private:
    std::mt19937_64 engine_;
};

[[nodiscard]] inline Solution solve(const Problem& problem, const Limits& limits = {}) {
    return Solver(limits).solve(problem);
}
// However few the ways are.
[[nodiscard]] inline Solution solveBySearch(const Problem& problem, std::uint64_t work = Limits().work) {
    return solve(problem, {work, 0});
}

// What a set of candidates counts, for each of them. Not allowed: none.
[[nodiscard]] std::optional<std::vector<Money>> countedOf(const Problem& problem, const std::vector<bool>& held);
[[nodiscard]] Money sumOf(const Problem& problem, const std::vector<Money>& counted, bool statedOnly);
// The definition: of all sets that are allowed the preferred one.
[[nodiscard]] std::vector<Money> chooseByDefinition(const Problem& problem);

// How random problems look.
struct Shape {
    const char* name;
    int candidates;
    int pools;
    int caps;
    std::int64_t largest;   // value
    std::int64_t pooled;    // percent of the candidates
    std::int64_t capped;    // percent
    bool inOrder;           // the candidates of a pool stand together
    std::int64_t capFactor; // caps go up to so many times the largest value
};

inline constexpr Shape shapes[]{
    {"no caps", 10, 4, 0, 20, 80, 0, false, 0},
    {"one cap, no pools", 10, 0, 1, 20, 0, 70, false, 4},
    {"one cap, pools in order", 11, 4, 1, 50, 100, 40, true, 3},
    {"one cap, pools interleaved", 11, 4, 1, 50, 100, 40, false, 3},
    {"one cap, ties everywhere", 11, 4, 1, 3, 90, 50, false, 4},
    {"two caps, pools interleaved", 11, 4, 2, 30, 90, 60, false, 2},
    {"two caps, ties everywhere", 11, 4, 2, 3, 85, 60, false, 3},
    {"three caps, ties everywhere", 12, 4, 3, 3, 90, 75, false, 2},
    {"four caps", 11, 3, 4, 12, 90, 80, false, 2},
    {"seven caps", 12, 4, 7, 6, 95, 90, false, 1},
    {"all of value one", 11, 4, 2, 1, 80, 60, false, 4},
    {"small caps", 11, 4, 2, 40, 80, 70, false, 1},
    {"large values", 10, 4, 2, 100'000'000'000'000'000, 80, 60, false, 2},
    {"all capped", 11, 5, 2, 9, 90, 100, false, 3},
    {"capped without pools beside pools", 11, 3, 1, 9, 50, 80, false, 3},
};

[[nodiscard]] Problem makeProblem(const Shape& shape, Random& random);

// How random problems with nested caps of mixed rates look.
struct Nest {
    const char* name;
    int candidates;
    int pools;
    int caps;
    int levels;           // a candidate stands under so many caps at most
    std::int64_t largest; // value
    std::int64_t pooled;  // percent of the candidates
    std::int64_t capped;  // percent
    std::int64_t stated;  // percent
    std::int64_t
        capFactor; // a cap goes up to so many times the largest value, and twice that for each level that it holds
    std::int64_t unit = 1; // all amounts are multiples of it
};

inline constexpr Nest nests[]{
    {"one mixed cap, no pools", 11, 0, 1, 1, 30, 0, 90, 50, 4},
    {"one mixed cap, pools", 11, 4, 1, 1, 30, 70, 90, 50, 4},
    {"one mixed cap, ties everywhere", 11, 4, 1, 1, 3, 60, 90, 50, 4},
    {"two mixed caps", 11, 4, 2, 1, 20, 60, 90, 50, 2},
    {"two levels", 11, 4, 3, 2, 20, 60, 95, 50, 2},
    {"two levels, no pools", 11, 0, 3, 2, 20, 0, 95, 50, 2},
    {"two levels, all stated", 11, 4, 3, 2, 20, 70, 95, 100, 2},
    {"two levels, ties everywhere", 11, 4, 3, 2, 2, 60, 95, 50, 2},
    {"three levels", 11, 4, 5, 3, 20, 60, 95, 50, 1},
    {"three levels, all open", 11, 4, 5, 3, 12, 80, 95, 0, 1},
    {"three levels, ties everywhere", 11, 4, 5, 3, 3, 60, 95, 50, 1},
    {"three levels, no pools", 11, 0, 5, 3, 9, 0, 95, 50, 1},
    {"four levels", 11, 4, 7, 4, 20, 60, 95, 50, 1},
    {"four levels, ties everywhere", 12, 4, 7, 4, 2, 60, 95, 50, 1},
    {"four levels, few stated", 11, 4, 7, 4, 20, 60, 95, 20, 1},
    {"four levels, few open", 11, 4, 7, 4, 20, 60, 95, 80, 1},
    {"large values", 10, 4, 5, 4, 100'000'000'000'000'000, 60, 90, 50, 1},
};

[[nodiscard]] Problem makeNested(const Nest& nest, Random& random);

// For the message of a test that fails.
[[nodiscard]] QByteArray written(const Problem& problem, const std::vector<Money>& counted);

// One of the two methods, by itself and without a limit; the first also as far as
// narrow layers lead, which may be no proof.
enum class Method { outcomes, deviations, narrowOutcomes };
[[nodiscard]] std::vector<Money> solveBy(Method method, const Problem& problem, Work& work);
[[nodiscard]] std::vector<Money> solveBy(Method method, const Problem& problem);

// Projects of eight overlapping claims each. The first `capped` of the measures
// have a cap over all projects: a share, in percent, of what is claimed under it.
struct Projects {
    int projects = 200;
    int capped = 1;
    std::int64_t capShare = 10;
    std::int64_t boost = 1;   // the capped measures pay so many times as much
    std::int64_t unit = 1;    // all values are multiples of it
    bool interleaved = false; // two pools a project
    std::int64_t largest = 1'000'000'000;
};

[[nodiscard]] Problem makeProjects(const Projects& shape, std::uint64_t seed);

// Projects of eight claims each under three nested caps: of the project, of its year,
// and of all. A cap is a share, in percent, of what is claimed under it.
struct NestedProjects {
    int projects = 200;
    int years = 5;
    int pools = 0; // of a project; its claims take turns in them
    int free = 0;  // so many of the claims stand under no cap,
    int early = 8; // and so many after them under their project's; the others under the year's
    std::int64_t projectShare = 50;
    std::int64_t yearShare = 40;
    std::int64_t lifeShare = 20;
    int openEvery = 3; // of every so many claims the first is open; 0: none
    std::int64_t unit = 1;
    std::int64_t largest = 1'000'000'000;
};

[[nodiscard]] Problem makeNestedProjects(const NestedProjects& shape, std::uint64_t seed);

// Subset sum in disguise: each project may give up nearly all of what it gets
// under the cap for as much outside of it, so that all that matters is to use the
// cap up to the last fen.
[[nodiscard]] Problem makeSubsetSum(int projects);

} // namespace biosubsidy::stacking::test
