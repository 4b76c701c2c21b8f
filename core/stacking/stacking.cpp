// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stacking/stacking.h"

#include <cstdio>
#include <cstdlib>
#include <memory>

#include "core/stacking/reduction.h"
#include "core/stacking/search.h"
#include "core/stacking/deviations.h"

namespace biosubsidy::stacking {

Solution solve(const Problem& problem, const Limits& limits) {
    Solution sol;
    Reduction r = reduce(problem);
    std::uint64_t work = problem.candidates.size();
    std::vector<std::unique_ptr<Search>> searches;
    for (const Component& c : r.components) {
        searches.push_back(std::make_unique<Search>(c, r.scale));
        work += searches.back()->work();
        std::uint64_t w0 = searches.back()->work();
        searches.back()->run(1, ~0ull);
        work += searches.back()->work() - w0;
    }
    for (std::size_t i = 0; i < searches.size(); ++i) {
        auto& s = searches[i];
        if (s->proven()) continue;
        std::uint64_t w0 = s->work();
        s->run(32, ~0ull);
        work += s->work() - w0;
        if (s->proven() || getenv("NODEV")) continue;
        Incumbent inc;
        inc.offer(r.components[i], s->chosen());
        Deviations d(r.components[i], r.scale, s->prices_, inc);
        Amount before = inc.gain.total;
        bool ok = d.run(limits.work / 2);
        work += d.work;
        if (getenv("STAT")) fprintf(stderr, "dev ok %d nodes %lu evals %lu work %lu passes %d inc %.0f -> %.0f bound %.0f\n", ok, d.nodes, d.evals, d.work, d.passes, (double)before, (double)inc.gain.total, (double)(d.bound() >> r.scale));
        s->haveBest_ = true; s->best_ = inc.chosen; s->bestGain_ = inc.gain * (Amount(1) << r.scale);
        if (ok) s->proven_ = true, s->provenBound_ = s->bestGain_;
    }
    for (std::size_t width = 256; width <= (1u << 18); width *= 8) {
        bool any = false;
        for (auto& s : searches) {
            if (s->proven() || work >= limits.work) continue;
            std::uint64_t w0 = s->work();
            s->run(width, w0 + (limits.work - work));
            work += s->work() - w0;
            any = any || !s->proven();
        }
        if (!any) break;
    }
    std::vector<char> chosen(problem.candidates.size(), 0);
    for (auto c : r.settled) chosen[c] = 1;
    Amount ub = 0;
    sol.proven = true;
    for (std::size_t i = 0; i < searches.size(); ++i) {
        for (auto p : searches[i]->chosen()) chosen[r.components[i].items[p].candidate] = 1;
        ub += searches[i]->upperBound();
        sol.proven = sol.proven && searches[i]->proven();
        if (getenv("STAT")) fprintf(stderr, "comp items %zu caps %zu proven %d peak %zu made %lu work %lu\n", r.components[i].items.size(), r.components[i].caps.size(), searches[i]->proven(), searches[i]->peak, searches[i]->made, searches[i]->work());
    }
    std::vector<Money> left = problem.caps;
    sol.counted.resize(problem.candidates.size());
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        if (!chosen[i]) continue;
        const Candidate& c = problem.candidates[i];
        Money m = c.value;
        if (c.cap) { if (left[*c.cap] < m) m = left[*c.cap]; left[*c.cap] -= m; }
        sol.counted[i] = m;
        sol.total += m;
        if (c.stated) sol.statedPart += m;
    }
    Money settled;
    for (auto c : r.settled) settled += problem.candidates[c].value;
    sol.upperBound = settled + Money::fromFen(Fen(ub));
    sol.work = work;
    return sol;
}

} // namespace biosubsidy::stacking
