// SPDX-License-Identifier: GPL-3.0-or-later
//
// Advice: what would change the outcome of a case. Each piece names the exact
// change, what it would bring, the claims that it opens or raises, and what has to
// hold besides. The gain is never an estimate: it is the difference between two
// assessments, that of the case and that of the changed case.
//
// Advice says what would be worth establishing, not what to claim: a fact is
// either so or not. Moving elsewhere is looked at as siting, for the whole case.
//
// The search is complete for single facts (see answers.h). Pairs are looked for
// among the facts that one measure with a sum reads, where neither value alone
// brings anything; up to AdviseOptions::mostPairs pairs of facts. Each part stops when
// the work that it is allowed is done (effort.h), and says how far it came.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/advice/answers.h"
#include "core/advice/total_range.h"
#include "core/assessment/sites.h"

namespace biosubsidy::advice {

enum class AdviceKind : std::uint8_t {
    threshold,  // a number just misses what a measure asks for
    fact,       // one fact, as it would be best
    pair,       // two facts, of which neither alone brings anything
    project,    // a claim lost to stacking, for costs that are a project of its own
    pastCap,    // money that earns nothing
    deadline,   // a document that ends
    completion, // paid only once the project is in production
    place,      // the whole case in another city
};
[[nodiscard]] std::string_view toString(AdviceKind kind) noexcept; // "past_cap"

// What a piece asks of the person. What has only to be established comes first, what
// would have to be another project last.
enum class AdviceRank {
    answer,    // facts that are not given
    threshold, // numbers that would have to be others
    stacking,
    pastCap,
    deadline,
    completion,
    place,
    change, // facts that are given and would have to be others
};

struct Change {
    FactRef fact;
    FactValue from;
    FactValue to;
    std::optional<Fen> distance; // of numbers that were known: how much more, or less if negative
};

// A claim that stands differently in the changed case.
struct ClaimEffect {
    const Pack* pack = nullptr;
    const Measure* measure = nullptr;
    Entity entity = Entity::company;
    std::size_t item = 0;
    Verdict before = Verdict::ineligible;
    Verdict after = Verdict::ineligible;
    Money countedBefore;
    Money countedAfter;
    Due due = Due::now;
    // The tier that its sum comes from; none where it has no tiers, or several are possible.
    std::optional<std::size_t> tierBefore{};
    std::optional<std::size_t> tierAfter{};
    [[nodiscard]] bool opened() const {
        const auto holds = [](Verdict verdict) { return verdict == Verdict::eligible || verdict == Verdict::arguable; };
        return holds(after) && !holds(before);
    }
};

struct Advice {
    AdviceKind kind = AdviceKind::fact;
    std::vector<Change> changes;
    Money gain;  // of the total; negative for a place that brings less
    Money total; // of the changed case
    // Claims opened or raised, the largest difference first; for project,
    // deadline and completion the claims that it is about.
    std::vector<ClaimEffect> claims;
    // Of the first claim, in the changed case: what has to hold besides.
    std::vector<ConditionTrace> conditions;
    std::shared_ptr<const Case> changed; // the case that was assessed
    Money amount;                        // pastCap: what earns nothing; deadline, completion: what is at stake
    const Pack* pack = nullptr;          // deadline
    long daysLeft = 0;                   // deadline, the last day included
    std::optional<std::size_t> siting;   // place: index into Advisory::sitings
    bool near = true;                    // what comes into a set is near what is there (near_choices.h)
};
[[nodiscard]] AdviceRank rankOf(const Advice& advice);

// The steps of work that each part may take.
struct AdviseLimits {
    std::uint64_t facts = 40'000'000; // each alone, those with most at stake first
    std::uint64_t thresholds = 10'000'000;
    std::uint64_t near = 10'000'000; // choices near the present ones
    std::uint64_t pairs = 20'000'000;
    std::uint64_t changes = 40'000'000; // assessments of what was found
    std::uint64_t projects = 20'000'000;
    std::uint64_t pastCap = 10'000'000;
};

struct AdviseOptions {
    std::size_t most = 20; // pieces of each rank that is ordered by gain
    std::size_t mostPairs = 400;
    RangeLimits range{};
    AdviseLimits limits{};
    // Where the case is tried; left out: comparedSites().
    std::optional<std::vector<Site>> sites{};
    // Who waits: what becomes true to end it with what was found, and who is told how far
    // it is, in hundredths. Both may be left out.
    const std::atomic<bool>* stop = nullptr;
    std::function<void(unsigned)> progress{};
};

// A part of the search that was ended before it had looked at all there is.
struct Unfinished {
    enum class Part : std::uint8_t { facts, thresholds, near, pairs, changes, projects, pastCap };
    Part part = Part::facts;
    std::size_t looked = 0;
    std::size_t all = 0;
};
[[nodiscard]] std::string_view toString(Unfinished::Part part) noexcept; // "past_cap"

struct Advisory {
    Assessment assessment; // of the case as it is, without reasons
    Money total;           // over its cities
    TotalRange range;
    // In the order of the assessment's questions, then the other unknown facts on
    // which the total depends; without those that were not looked at any more.
    std::vector<Answers> questions;
    std::vector<Advice> advice; // rank by rank; changes by what they bring
    std::size_t leftOut = 0;    // changes that bring something, beyond `most`
    std::size_t pairs = 0;      // of facts that some claim would need both
    bool allPairs = true;       // none of them was left out
    std::size_t pairsTried = 0; // the first of them, at most AdviseOptions::mostPairs
    std::vector<Siting> sitings;
    std::vector<Unfinished> unfinished;
    bool stopped = false; // by who waited
};

[[nodiscard]] Advisory advise(const std::shared_ptr<const RuleBook>& rules, const Case& subject,
                              const AssessOptions& options, const AdviseOptions& adviseOptions = {});

// The sum of the cities' totals.ceiling.
[[nodiscard]] Money totalOf(const Assessment& assessment);

} // namespace biosubsidy::advice
