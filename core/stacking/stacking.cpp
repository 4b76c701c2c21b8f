// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stacking/stacking.h"

#include <algorithm>
#include <deque>

#include "core/stacking/component_search.h"
#include "core/stacking/reduction.h"
#include "core/stacking/work.h"

namespace biosubsidy::stacking {

namespace {

// What the chosen candidates count, in their order.
void count(const Problem& problem, const std::vector<bool>& chosen, Solution& solution) {
    std::vector<Money> left = problem.caps;
    solution.counted.resize(problem.candidates.size());
    for (std::size_t index = 0; index < chosen.size(); ++index) {
        if (!chosen[index]) continue;
        const Candidate& candidate = problem.candidates[index];
        Money counted = candidate.value;
        if (candidate.cap) {
            Money& rest = left[*candidate.cap];
            counted = std::min(counted, rest);
            rest -= counted;
        }
        solution.counted[index] = counted;
        solution.total += counted;
        if (candidate.stated) solution.statedPart += counted;
    }
}

// Round by round, so that no component keeps the work from the others.
void search(std::deque<ComponentSearch>& searches, const Work& work) {
    const auto open = [](const ComponentSearch& component) { return !component.proven(); };
    while (!work.spent() && std::any_of(searches.begin(), searches.end(), open)) {
        for (ComponentSearch& component : searches) {
            if (!component.proven() && !work.spent()) component.advance();
        }
    }
}

} // namespace

Solution solve(const Problem& problem, const Limits& limits) {
    const Reduction reduction = reduce(problem);
    Work work{problem.candidates.size() / 4, limits.work};
    std::deque<ComponentSearch> searches; // in place: they hold on to one another's parts
    for (const Component& component : reduction.components) {
        searches.emplace_back(component, reduction.scale, work);
    }
    search(searches, work);

    std::vector<bool> chosen(problem.candidates.size(), false);
    for (const std::uint32_t candidate : reduction.settled) chosen[candidate] = true;
    for (const ComponentSearch& component : searches) {
        for (const std::uint32_t candidate : component.chosen()) chosen[candidate] = true;
    }
    Solution solution;
    count(problem, chosen, solution);
    for (const std::uint32_t candidate : reduction.settled) solution.upperBound += solution.counted[candidate];
    for (const ComponentSearch& component : searches) {
        solution.upperBound += Money::fromFen(Fen(component.upperBound()));
        solution.proven = solution.proven && component.proven();
    }
    solution.work = work.done;
    return solution;
}

} // namespace biosubsidy::stacking
