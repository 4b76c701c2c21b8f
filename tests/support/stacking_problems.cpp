// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/stacking_problems.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>

#include "core/stacking/preference_walk.h"
#include "core/stacking/reduction.h"

namespace biosubsidy::stacking::test {

namespace {

void searchByDeviations(const Component& component, const PriceTag& prices, Incumbent& incumbent, Work& work) {
    DeviationSearch search(component, prices, incumbent, work);
    Amount least = search.upperBound();
    while (!search.advance(work.done + 7)) least = std::min(least, search.upperBound()); // in slices, as it is used
    if (least < incumbent.gain().total || search.upperBound() != incumbent.gain().total) {
        throw std::logic_error("a wrong bound");
    }
}

// False: no proof.
bool searchByOutcomes(std::size_t width, const Component& component, const PriceTag& prices, Incumbent& incumbent,
                      Work& work) {
    OutcomeSearch search(component, prices, incumbent, work);
    const bool proof = search.run(width, unlimited);
    if (search.upperBound() < incumbent.gain().total) throw std::logic_error("a wrong bound");
    if (!proof) return false;
    PreferenceWalk walk(component, prices, search, work);
    if (!walk.run()) throw std::logic_error("the walk did not end");
    incumbent.offer(walk.chosen());
    return true;
}

std::vector<std::uint32_t> searchBy(Method method, const Component& component, unsigned scale, Work& work) {
    Incumbent incumbent(component, work);
    if (!component.pools.empty()) {
        const PriceTag prices = choosePrices(component, scale, work);
        if (method == Method::deviations) {
            searchByDeviations(component, prices, incumbent, work);
        } else {
            std::size_t width = method == Method::outcomes ? std::numeric_limits<std::uint32_t>::max() : 1;
            while (!searchByOutcomes(width, component, prices, incumbent, work)) ++width;
        }
    }
    std::vector<std::uint32_t> candidates;
    for (const std::uint32_t item : incumbent.chosen()) candidates.push_back(component.items[item].candidate);
    return candidates;
}

} // namespace

std::optional<std::vector<Money>> countedOf(const Problem& problem, const std::vector<bool>& held) {
    std::vector<Money> counted(held.size());
    std::vector<CapLimit> left = problem.caps;
    std::vector<std::uint32_t> pools;
    for (std::size_t index = 0; index < held.size(); ++index) {
        if (!held[index]) continue;
        const Candidate& candidate = problem.candidates[index];
        if (candidate.pool) {
            if (std::find(pools.begin(), pools.end(), *candidate.pool) != pools.end()) return std::nullopt;
            pools.push_back(*candidate.pool);
        }
        counted[index] = candidate.value;
        for (auto cap = candidate.cap; cap; cap = left[*cap].within)
            counted[index] = std::min(counted[index], left[*cap].amount);
        for (auto cap = candidate.cap; cap; cap = left[*cap].within) left[*cap].amount -= counted[index];
        if (counted[index] <= Money()) return std::nullopt;
    }
    return counted;
}

Money sumOf(const Problem& problem, const std::vector<Money>& counted, bool statedOnly) {
    Money sum;
    for (std::size_t index = 0; index < counted.size(); ++index) {
        if (!statedOnly || problem.candidates[index].stated) sum += counted[index];
    }
    return sum;
}

std::vector<Money> chooseByDefinition(const Problem& problem) {
    const std::size_t size = problem.candidates.size();
    using Rank = std::tuple<Money, Money, std::vector<bool>>; // true comes before false at the first difference
    std::optional<Rank> best;
    std::vector<Money> result;
    for (std::uint32_t set = 0; set < (1U << size); ++set) {
        std::vector<bool> held(size);
        for (std::size_t index = 0; index < size; ++index) held[index] = (set >> index & 1U) != 0;
        const std::optional<std::vector<Money>> counted = countedOf(problem, held);
        if (!counted) continue;
        Rank rank{sumOf(problem, *counted, false), sumOf(problem, *counted, true), held};
        if (best && !(rank > *best)) continue;
        best = std::move(rank);
        result = *counted;
    }
    return result;
}

Problem makeProblem(const Shape& shape, Random& random) {
    Problem problem;
    std::vector<bool> capStated;
    for (int cap = 0; cap < shape.caps; ++cap) {
        problem.caps.push_back({fen(random.between(0, shape.largest * shape.capFactor)), {}});
        capStated.push_back(random.percent(50));
    }
    const auto size = static_cast<int>(random.between(0, shape.candidates));
    for (int index = 0; index < size; ++index) {
        Candidate candidate;
        candidate.value = fen(random.between(0, shape.largest));
        candidate.stated = random.percent(50);
        if (shape.pools > 0 && random.percent(shape.pooled)) {
            const std::int64_t pool = shape.inOrder ? index * shape.pools / size : random.between(0, shape.pools - 1);
            candidate.pool = static_cast<std::uint32_t>(shape.pools - pool); // numbers mean nothing
        }
        if (shape.caps > 0 && random.percent(shape.capped)) {
            const auto cap = static_cast<std::uint32_t>(random.between(0, shape.caps - 1));
            candidate.cap = cap;
            candidate.stated = capStated[cap];
            if (random.percent(10)) candidate.value = problem.caps[cap].amount;
        }
        problem.candidates.push_back(candidate);
    }
    return problem;
}

// Caps are numbered in any order, and pools are interleaved.
Problem makeNested(const Nest& nest, Random& random) {
    Problem problem;
    const auto amount = [&](std::int64_t most) {
        return random.percent(6) ? fen(0) : fen(random.between(0, most / nest.unit) * nest.unit);
    };
    std::vector<std::uint32_t> numbers;
    for (int cap = 0; cap < nest.caps; ++cap) numbers.push_back(static_cast<std::uint32_t>(cap));
    for (std::size_t cap = numbers.size(); cap > 1; --cap)
        std::swap(numbers[cap - 1],
                  numbers[static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(cap) - 1))]);
    problem.caps.resize(numbers.size());
    std::vector<int> level(numbers.size(), 0);
    for (std::size_t cap = 0; cap < numbers.size(); ++cap) {
        if (cap > 0 && nest.levels > 1 && !random.percent(15)) {
            const auto within = static_cast<std::size_t>(random.between(0, static_cast<std::int64_t>(cap) - 1));
            if (level[within] + 1 < nest.levels) {
                problem.caps[numbers[cap]].within = numbers[within];
                level[cap] = level[within] + 1;
            }
        }
        const std::int64_t held = std::int64_t(1) << (nest.levels - 1 - level[cap]);
        problem.caps[numbers[cap]].amount = amount(nest.largest * nest.capFactor * held);
    }
    const auto size = static_cast<int>(random.between(0, nest.candidates));
    for (int index = 0; index < size; ++index) {
        Candidate candidate{amount(nest.largest), random.percent(nest.stated), {}, {}};
        if (nest.pools > 0 && random.percent(nest.pooled))
            candidate.pool = static_cast<std::uint32_t>(random.between(0, nest.pools - 1));
        if (random.percent(nest.capped)) candidate.cap = static_cast<std::uint32_t>(random.between(0, nest.caps - 1));
        problem.candidates.push_back(candidate);
    }
    return problem;
}

QByteArray written(const Problem& problem, const std::vector<Money>& counted) {
    std::string text;
    for (const CapLimit& cap : problem.caps) {
        text += "cap " + cap.amount.toString();
        if (cap.within) text += " within " + std::to_string(*cap.within);
        text += "\n";
    }
    for (std::size_t index = 0; index < problem.candidates.size(); ++index) {
        const Candidate& candidate = problem.candidates[index];
        text += candidate.value.toString() + (candidate.stated ? " stated" : " open");
        if (candidate.pool) text += " pool " + std::to_string(*candidate.pool);
        if (candidate.cap) text += " cap " + std::to_string(*candidate.cap);
        text += " counts " + counted[index].toString() + "\n";
    }
    return QByteArray::fromStdString(text);
}

std::vector<Money> solveBy(Method method, const Problem& problem, Work& work) {
    Items items;
    items.read(problem);
    const Reduction reduction = reduce(items);
    std::vector<bool> held(problem.candidates.size(), false);
    for (const std::uint32_t candidate : reduction.settled) held[candidate] = true;
    for (const Component& component : reduction.components) {
        for (const std::uint32_t candidate : searchBy(method, component, reduction.scale, work)) held[candidate] = true;
    }
    return countedOf(problem, held).value();
}

std::vector<Money> solveBy(Method method, const Problem& problem) {
    Work work{0, unlimited};
    return solveBy(method, problem, work);
}

Problem makeProjects(const Projects& shape, std::uint64_t seed) {
    Random random(seed);
    Problem problem;
    problem.caps.resize(static_cast<std::size_t>(shape.capped));
    std::vector<std::int64_t> claimed(problem.caps.size(), 0);
    for (int project = 0; project < shape.projects; ++project) {
        for (int measure = 0; measure < 8; ++measure) {
            Candidate candidate;
            std::int64_t value = random.between(1, shape.largest / shape.unit) * shape.unit;
            candidate.pool = static_cast<std::uint32_t>(2 * project + (shape.interleaved ? measure % 2 : 0));
            candidate.stated = measure % 3 != 0;
            if (measure < shape.capped) {
                value *= shape.boost;
                candidate.cap = static_cast<std::uint32_t>(measure);
                claimed[*candidate.cap] += value;
            }
            candidate.value = fen(value);
            problem.candidates.push_back(candidate);
        }
    }
    for (std::size_t cap = 0; cap < claimed.size(); ++cap)
        problem.caps[cap].amount = fen(claimed[cap] / 100 * shape.capShare);
    return problem;
}

// The cap of all stands first, then those of the years and of the projects.
Problem makeNestedProjects(const NestedProjects& shape, std::uint64_t seed) {
    Random random(seed);
    Problem problem;
    problem.caps.resize(static_cast<std::size_t>(1 + shape.years + shape.projects));
    for (int year = 0; year < shape.years; ++year) problem.caps[static_cast<std::size_t>(1 + year)].within = 0;
    std::vector<std::int64_t> claimed(problem.caps.size(), 0);
    for (int project = 0; project < shape.projects; ++project) {
        const auto year = static_cast<std::uint32_t>(random.between(1, shape.years));
        const auto own = static_cast<std::uint32_t>(1 + shape.years + project);
        problem.caps[own].within = year;
        for (int claim = 0; claim < 8; ++claim) {
            const std::int64_t value = random.between(1, shape.largest / shape.unit) * shape.unit;
            Candidate candidate{fen(value), shape.openEvery == 0 || claim % shape.openEvery != 0, {}, {}};
            if (shape.pools > 0)
                candidate.pool = static_cast<std::uint32_t>(project * shape.pools + claim % shape.pools);
            if (claim >= shape.free) {
                candidate.cap = claim < shape.free + shape.early ? own : year;
                for (auto cap = candidate.cap; cap; cap = problem.caps[*cap].within) claimed[*cap] += value;
            }
            problem.candidates.push_back(candidate);
        }
    }
    for (std::size_t cap = 0; cap < claimed.size(); ++cap) {
        const bool ofProject = cap > static_cast<std::size_t>(shape.years);
        const std::int64_t share = cap == 0 ? shape.lifeShare : ofProject ? shape.projectShare : shape.yearShare;
        problem.caps[cap].amount = fen(claimed[cap] / 100 * share / shape.unit * shape.unit);
    }
    return problem;
}

Problem makeSubsetSum(int projects) {
    Random random(7);
    Problem problem;
    std::int64_t half = 0;
    for (int project = 0; project < projects; ++project) {
        const std::int64_t value = random.between(100'000'000'000'000, 1'000'000'000'000'000);
        half += value / 2;
        const auto pool = static_cast<std::uint32_t>(project);
        problem.candidates.push_back({fen(value), true, pool, 0});
        problem.candidates.push_back({fen(value / 10 * 9), true, pool, std::nullopt});
    }
    problem.caps.push_back({fen(half), {}});
    return problem;
}

} // namespace biosubsidy::stacking::test
