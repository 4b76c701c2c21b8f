// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/city_choice.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace biosubsidy {

namespace {

bool isOpen(const Claim& claim) {
    return claim.measure->rate == RateKind::open;
}

class CityChooser {
public:
    CityChooser(Assessment& assessment, CityResult& city, const stacking::Limits& limits)
        : assessment_(assessment), city_(city), limits_(limits) {}

    void run() {
        collect();
        const Solved held = solve([](const Claim& claim) { return claim.holds(); });
        const Solved stated = solve([](const Claim& claim) { return claim.holds() && !isOpen(claim); });
        const Solved potential = solve([](const Claim& claim) { return claim.verdict != Verdict::ineligible; });
        applyChoice(held);
        linkClaims();
        count(held, stated, potential);
        noteOpenSearch(held);
    }

private:
    struct Solved {
        std::vector<ClaimId> ids;
        stacking::Solution solution;
    };

    // A pool of one project: the claims that draw on it exclude each other.
    using PoolKey = std::pair<std::size_t, std::string>;
    using CapKey = std::tuple<std::size_t, const Measure*, int>;

    Claim& claim(const ClaimId& id) { return assessment_.packs[id.pack].claims[id.claim]; }

    static std::optional<PoolKey> poolOf(const Claim& claim) {
        if (claim.entity != Entity::project || claim.measure->pool.empty()) return std::nullopt;
        return PoolKey{claim.item, claim.measure->pool};
    }

    // The claims in the order of preference: projects as in the case and, for
    // each, packs and measures in order; then expenses, then the company.
    void collect() {
        for (const std::size_t pack : city_.packs) {
            for (std::size_t index = 0; index < assessment_.packs[pack].claims.size(); ++index)
                ordered_.push_back({pack, index});
        }
        const auto rank = [&](const ClaimId& id) {
            const Claim& found = claim(id);
            constexpr std::array<int, 3> entities{2, 0, 1}; // company, project, expense
            return std::pair(entities[static_cast<std::size_t>(found.entity)], found.item);
        };
        std::stable_sort(ordered_.begin(), ordered_.end(),
                         [&](const ClaimId& left, const ClaimId& right) { return rank(left) < rank(right); });
    }

    template <typename Wanted>
    Solved solve(const Wanted& wanted) {
        Solved solved;
        stacking::Problem problem;
        std::map<PoolKey, std::uint32_t> pools;
        std::map<CapKey, std::uint32_t> caps;
        for (const ClaimId& id : ordered_) {
            const Claim& found = claim(id);
            if (!found.measure->hasSum() || !wanted(found)) continue;
            stacking::Candidate candidate;
            candidate.value = found.worth();
            candidate.stated = !isOpen(found);
            const auto pool = poolOf(found);
            if (assessment_.exclusion && pool) candidate.pool = pools.emplace(*pool, pools.size()).first->second;
            if (found.measure->yearlyCap) {
                const auto [at, isNew] = caps.emplace(CapKey{id.pack, found.measure, found.year}, caps.size());
                if (isNew) problem.caps.push_back(*found.measure->yearlyCap);
                candidate.cap = at->second;
            }
            solved.ids.push_back(id);
            problem.candidates.push_back(std::move(candidate));
        }
        solved.solution = stacking::solve(problem, limits_);
        return solved;
    }

    void applyChoice(const Solved& held) {
        for (std::size_t index = 0; index < held.ids.size(); ++index) {
            Claim& found = claim(held.ids[index]);
            found.counted = held.solution.counted[index];
            found.chosen = !found.counted.isZero();
            const auto pool = poolOf(found);
            if (found.chosen && pool) chosenOfPool_.emplace(*pool, held.ids[index]); // the first in order
        }
        for (const ClaimId& id : ordered_) {
            Claim& found = claim(id);
            if (!found.holds()) continue;
            if (!found.measure->hasSum())
                found.chosen = true;
            else if (!found.chosen)
                sayWhyNothing(found);
        }
    }

    void sayWhyNothing(Claim& found) {
        if (found.ceiling->isZero()) {
            found.reason = ClaimReason::ceilingZero;
            return;
        }
        if (found.worth().isZero()) {
            found.reason = ClaimReason::nothingToAdd;
            return;
        }
        if (const auto pool = poolOf(found); assessment_.exclusion && pool) {
            const auto chosen = chosenOfPool_.find(*pool);
            if (chosen != chosenOfPool_.end()) {
                found.excludedBy = chosen->second;
                return;
            }
        }
        if (found.measure->yearlyCap) found.reason = ClaimReason::capUsedUp;
    }

    void linkClaims() {
        std::map<std::tuple<std::string, Entity, std::size_t>, ClaimId> completing;
        for (const ClaimId& id : ordered_) {
            const Claim& found = claim(id);
            if (found.measure->completes.empty() || !found.holds()) continue;
            completing.emplace(std::tuple(found.measure->completes, found.entity, found.item), id);
        }
        for (const ClaimId& id : ordered_) {
            Claim& found = claim(id);
            if (found.measure->support != Support::unstated || !found.holds()) continue;
            const std::string name = assessment_.packs[id.pack].pack->id + "/" + found.measure->id;
            const auto by = completing.find(std::tuple(name, found.entity, found.item));
            if (by != completing.end()) found.completedBy = by->second;
            const auto pool = poolOf(found);
            const auto chosen = pool ? chosenOfPool_.find(*pool) : chosenOfPool_.end();
            if (chosen != chosenOfPool_.end()) found.sharesPoolWith = chosen->second;
        }
    }

    void count(const Solved& held, const Solved& stated, const Solved& potential) {
        for (const ClaimId& id : held.ids) {
            const Claim& found = claim(id);
            Totals& totals = assessment_.packs[id.pack].totals;
            totals.ceiling += found.counted;
            if (isOpen(found)) totals.openRate += found.counted;
            if (!assessment_.packs[id.pack].pack->builtIn) totals.own += found.counted;
            if (found.verdict == Verdict::eligible && found.measure->support == Support::fixed)
                totals.entitled += found.counted;
        }
        for (std::size_t index = 0; index < stated.ids.size(); ++index) {
            assessment_.packs[stated.ids[index].pack].totals.stated += stated.solution.counted[index];
        }
        for (std::size_t index = 0; index < potential.ids.size(); ++index) {
            assessment_.packs[potential.ids[index].pack].totals.potential += potential.solution.counted[index];
        }
        for (const ClaimId& id : ordered_) {
            const Claim& found = claim(id);
            Totals& totals = assessment_.packs[id.pack].totals;
            if (found.verdict == Verdict::undetermined) ++totals.undetermined;
            if (!found.holds()) continue;
            if (found.measure->support == Support::unstated && !found.completedBy) ++totals.unstated;
            if (found.measure->support == Support::inKind) ++totals.inKind;
        }
        for (const std::size_t pack : city_.packs) city_.totals += assessment_.packs[pack].totals;
    }

    void noteOpenSearch(const Solved& held) {
        if (!held.solution.proven) city_.openSearch = OpenSearch{held.solution.upperBound};
    }

    Assessment& assessment_;
    CityResult& city_;
    const stacking::Limits& limits_;
    std::vector<ClaimId> ordered_;
    std::map<PoolKey, ClaimId> chosenOfPool_;
};

} // namespace

void chooseClaims(Assessment& assessment, CityResult& city, const stacking::Limits& limits) {
    CityChooser(assessment, city, limits).run();
}

} // namespace biosubsidy
