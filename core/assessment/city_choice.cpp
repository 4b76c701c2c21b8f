// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/city_choice.h"

#include <map>
#include <optional>
#include <tuple>

#include "core/assessment/stakes.h"
#include "core/stacking/solver.h"

namespace biosubsidy {

namespace {

bool hasOpenRate(const Claim& claim) {
    return claim.measure->rate == RateKind::open;
}

class CityChooser {
public:
    CityChooser(Assessment& assessment, CityResult& city, const stacking::Limits& limits)
        : assessment_(assessment), city_(city), stakes_(stakesOf(assessment, city)), solver_(limits) {}

    void run() {
        // What can be defended: each claim at its floor, none that rests on a rate that
        // is not published or on news.
        const auto defended = [](const PackResult& pack, const Claim& claim) {
            return claim.holds() && !hasOpenRate(claim) && pack.pack->grade != Grade::report ? claim.surelyWorth()
                                                                                             : Money();
        };
        const Solved held =
            solve([](const PackResult&, const Claim& claim) { return claim.holds() ? claim.worth() : Money(); });
        const Solved stated = solve(defended);
        const Solved potential = solve([](const PackResult&, const Claim& claim) {
            return claim.verdict != Verdict::ineligible ? claim.worth() : Money();
        });
        applyChoice(held);
        nameLimits();
        linkClaims();
        count(held, stated, potential);
        noteOpenSearch(held);
        assessment_.work += solver_.steps();
    }

private:
    struct Solved {
        std::vector<Stake> stakes;
        stacking::Solution solution;
    };

    Claim& claim(const ClaimId& id) { return assessment_.packs[id.pack].claims[id.claim]; }

    // `worthOf`: what a claim with a sum would add alone; nothing: it is not looked at.
    template <typename WorthOf>
    Solved solve(const WorthOf& worthOf) {
        Solved solved;
        problem_.candidates.clear();
        problem_.caps = stakes_.limits;
        for (const Stake& stake : stakes_.stakes) {
            const Claim& found = claim(stake.id);
            if (!found.measure->hasSum()) continue;
            Money worth = worthOf(assessment_.packs[stake.id.pack], found);
            if (worth.isZero()) continue;
            solved.stakes.push_back(stake);
            problem_.candidates.push_back(stakes_.candidate(stake, std::move(worth), !hasOpenRate(found)));
        }
        solved.solution = solver_.solve(problem_);
        return solved;
    }

    void applyChoice(const Solved& held) {
        for (std::size_t index = 0; index < held.stakes.size(); ++index) {
            const Stake& stake = held.stakes[index];
            Claim& found = claim(stake.id);
            found.counted = held.solution.counted[index];
            found.chosen = !found.counted.isZero();
            if (found.chosen && stake.pool) chosenOfPool_.emplace(*stake.pool, stake.id); // the first in order
        }
        for (const Stake& stake : stakes_.stakes) {
            Claim& found = claim(stake.id);
            if (!found.holds()) continue;
            if (!found.measure->hasSum())
                found.chosen = true;
            else if (!found.chosen)
                sayWhyNothing(found, stake);
        }
    }

    // What was chosen of the pool; none: nothing, or no pool.
    [[nodiscard]] std::optional<ClaimId> chosenOf(const std::optional<std::uint32_t>& pool) const {
        const auto chosen = pool ? chosenOfPool_.find(*pool) : chosenOfPool_.end();
        return chosen == chosenOfPool_.end() ? std::nullopt : std::optional(chosen->second);
    }

    void sayWhyNothing(Claim& found, const Stake& stake) {
        if (found.ceiling->isZero()) {
            found.reason = ClaimReason::ceilingZero;
            return;
        }
        if (found.worth().isZero()) {
            found.reason = ClaimReason::nothingToAdd;
            return;
        }
        if (assessment_.exclusion) found.excludedBy = chosenOf(stake.pool);
        if (!found.excludedBy && stake.cap) found.reason = ClaimReason::capUsedUp;
    }

    // Counts once more, in order, to see which caps cut a claim: those of which just as
    // much was left as it counts. One that was left out although something was left
    // then, for others that bring the same, is limited by what is used up in the end.
    void nameLimits() {
        std::vector<Money> left;
        for (const CapInstance& cap : stakes_.caps) left.push_back(cap.left);
        std::vector<const Stake*> leftOut;
        for (const Stake& stake : stakes_.stakes) {
            Claim& found = claim(stake.id);
            const bool usedUp = found.reason == ClaimReason::capUsedUp;
            if (!stake.cap || !found.measure->hasSum() || !(found.chosen || usedUp)) continue;
            nameLimits(found, stake, left);
            if (usedUp && found.limitedBy.empty()) leftOut.push_back(&stake);
            for (auto cap = stake.cap; cap; cap = stakes_.caps[*cap].within) left[*cap] -= found.counted;
        }
        for (const Stake* stake : leftOut) nameLimits(claim(stake->id), *stake, left);
    }

    void nameLimits(Claim& found, const Stake& stake, const std::vector<Money>& left) {
        if (found.counted >= found.worth()) return;
        for (auto cap = stake.cap; cap; cap = stakes_.caps[*cap].within) {
            if (left[*cap] == found.counted) found.limitedBy.push_back(stakes_.caps[*cap].cap);
        }
    }

    void linkClaims() {
        std::map<std::tuple<std::string, Entity, std::size_t>, ClaimId> completing;
        for (const auto& [id, pool, cap] : stakes_.stakes) {
            const Claim& found = claim(id);
            if (found.measure->completes.empty() || !found.holds()) continue;
            completing.emplace(std::tuple(found.measure->completes, found.entity, found.item), id);
        }
        for (const auto& [id, pool, cap] : stakes_.stakes) {
            Claim& found = claim(id);
            if (found.measure->support != Support::unstated || !found.holds()) continue;
            const std::string name = assessment_.packs[id.pack].pack->id + "/" + found.measure->id;
            const auto by = completing.find(std::tuple(name, found.entity, found.item));
            if (by != completing.end()) found.completedBy = by->second;
            found.sharesPoolWith = chosenOf(pool);
        }
    }

    void count(const Solved& held, const Solved& stated, const Solved& potential) {
        for (const auto& [id, pool, cap] : held.stakes) {
            const Claim& found = claim(id);
            Totals& totals = assessment_.packs[id.pack].totals;
            totals.ceiling += found.counted;
            if (hasOpenRate(found)) totals.openRate += found.counted;
            if (!assessment_.packs[id.pack].pack->builtIn) totals.own += found.counted;
            if (found.measure->discretion) totals.discretionary += found.counted;
            if (found.isOpen()) totals.openAmount += found.counted;
            if (found.verdict == Verdict::eligible && found.measure->support == Support::fixed &&
                !found.measure->discretion)
                totals.entitled += found.counted;
        }
        for (std::size_t index = 0; index < stated.stakes.size(); ++index)
            assessment_.packs[stated.stakes[index].id.pack].totals.stated += stated.solution.counted[index];
        for (std::size_t index = 0; index < potential.stakes.size(); ++index)
            assessment_.packs[potential.stakes[index].id.pack].totals.potential += potential.solution.counted[index];
        for (const auto& [id, pool, cap] : stakes_.stakes) {
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
    const CityStakes stakes_;
    stacking::Solver solver_;
    stacking::Problem problem_;
    std::map<std::uint32_t, ClaimId> chosenOfPool_;
};

} // namespace

void chooseClaims(Assessment& assessment, CityResult& city, const stacking::Limits& limits) {
    CityChooser(assessment, city, limits).run();
}

} // namespace biosubsidy
