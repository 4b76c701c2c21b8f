// SPDX-License-Identifier: GPL-3.0-or-later
//
// An Assessment is what comes of holding one case against the packs in view on
// one day: claims with verdict and sum, the best set of them, totals, and what to
// ask next. It is a plain value; the command line, the window and the report
// show it and compute nothing again. It keeps the rules and a copy of the case
// alive, so that every pointer in it stays valid.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/facts/case.h"
#include "core/language/program.h"
#include "core/packs/rule_book.h"
#include "core/values/money.h"

namespace biosubsidy {

enum class Verdict : std::uint8_t { eligible, arguable, undetermined, ineligible };
enum class Due : std::uint8_t { now, afterCompletion };

// Why a claim fails before its conditions are looked at, or counts nothing
// although they hold. The order is the order in which they are said.
enum class ClaimReason : std::uint8_t {
    none,
    notInForce,
    elsewhere,
    otherApplicant,
    outsidePeriod,
    alreadyGranted,
    ceilingZero,
    nothingToAdd,
    capUsedUp,
};

[[nodiscard]] std::string_view toString(Verdict verdict) noexcept;    // "eligible"
[[nodiscard]] std::string_view toString(Due due) noexcept;            // "after_completion"
[[nodiscard]] std::string_view toString(ClaimReason reason) noexcept; // "not_in_force"; "" for none

// A claim of an assessment, by position.
struct ClaimId {
    std::size_t pack = 0;
    std::size_t claim = 0;
    friend bool operator==(const ClaimId&, const ClaimId&) = default;
};

// One question that a claim's verdict rests on.
struct ConditionTrace {
    enum class Part : std::uint8_t { inForce, place, applicant, period, once, when, tiers, strict, lenient };
    Part part = Part::when;
    Truth outcome = Truth::unknown;
    std::optional<language::Trace> trace; // none for inForce and period, which read dates, once and tiers
};
[[nodiscard]] std::string_view toString(ConditionTrace::Part part) noexcept; // "in_force"

// One tier of a claim's sum. Possible are those that do not surely fail, up to and
// including the first that surely holds: its sum is one of theirs.
struct TierTrace {
    Truth holds = Truth::yes;
    bool possible = false;
    std::optional<language::Trace> when; // none of a tier that takes the rest
    std::optional<language::Trace> amount;
};

struct Claim {
    const Measure* measure = nullptr;
    Entity entity = Entity::company;
    std::size_t item = 0;
    int year = 0; // calendar year of the item

    Verdict verdict = Verdict::ineligible;
    ClaimReason reason = ClaimReason::none;
    std::optional<Money> ceiling;        // of this claim alone; none where no sum is published
    std::optional<Money> floor;          // what its sum comes to at least, likewise
    Money awardsOff;                     // support already held that comes off it
    std::vector<std::size_t> awardsHeld; // indexes into the case's awards
    Money counted;                       // what it adds to the total
    bool chosen = false;
    Due due = Due::now;
    std::vector<FactRef> missing;      // in the order of questions
    std::vector<const Cap*> limitedBy; // the narrowest first
    std::optional<ClaimId> excludedBy;
    std::optional<ClaimId> completedBy;
    std::optional<ClaimId> sharesPoolWith;
    std::vector<const MeasureWarning*> warnings;

    // The reasons; empty unless the trace was asked for.
    std::vector<ConditionTrace> conditions;
    std::optional<language::Trace> amount;
    std::vector<TierTrace> tiers;
    const Cap* cappedBy = nullptr; // the cap that is below what the amount comes to: the least of them

    [[nodiscard]] bool holds() const noexcept { return verdict == Verdict::eligible || verdict == Verdict::arguable; }
    // What it would add alone, after support already held.
    [[nodiscard]] Money worth() const;
    // The same of its floor.
    [[nodiscard]] Money surelyWorth() const;
    // Whether unknown facts can still lower its sum.
    [[nodiscard]] bool isOpen() const { return floor != ceiling; }
    // The tier that its sum comes from; none while several are possible.
    [[nodiscard]] std::optional<std::size_t> tier() const;
};

// How the counted sum of a claim is paid: each part rounded down to the fen, the last
// takes what is left. Empty where nothing is counted or no instalments are named.
struct Payment {
    const Instalment* instalment = nullptr;
    Money amount;
};
[[nodiscard]] std::vector<Payment> paymentsOf(const Claim& claim);

struct Totals {
    Money entitled;
    Money stated;
    Money ceiling;
    Money openRate;
    Money potential;
    Money discretionary; // the part of `ceiling` that is granted at discretion
    Money openAmount;    // the part of `ceiling` whose sum unknown facts can still lower
    Money own;           // the part of `ceiling` from packs of the user's
    std::size_t unstated = 0;
    std::size_t inKind = 0;
    std::size_t undetermined = 0;

    Totals& operator+=(const Totals& other);
    // What the undetermined claims could still add.
    [[nodiscard]] Money pending() const { return potential - ceiling; }
};

struct PackResult {
    const Pack* pack = nullptr;
    PackStatus status = PackStatus::inForce;
    std::vector<const PackWarning*> warnings;
    Totals totals;
    std::vector<Claim> claims; // measures as in the pack, items as in the case
};

// Where the search for the best set stopped at its limit of work.
struct OpenSearch {
    Money upperBound; // no set of claims brings more
};

struct CityResult {
    std::size_t city = 0; // choice of company.city
    Totals totals;
    std::vector<std::size_t> packs; // indexes into Assessment::packs
    std::optional<OpenSearch> openSearch;
};

struct Question {
    FactRef fact;
    Money atStake; // the sum of the ceilings of the claims that miss it
    std::size_t claims = 0;
};

struct Assessment {
    std::shared_ptr<const RuleBook> rules;
    std::shared_ptr<const Case> subject;
    Date asOf = *Date::of(1970, 1, 1);
    bool exclusion = true;
    std::vector<CaseWarning> warnings;
    std::vector<CityResult> cities;
    std::vector<PackResult> packs;
    std::vector<Question> questions;
    std::uint64_t work = 0; // steps that the choice took, as stacking counts them

    [[nodiscard]] const Claim& claim(const ClaimId& id) const { return packs.at(id.pack).claims.at(id.claim); }
    [[nodiscard]] const Fact& fact(const FactRef& ref) const { return rules->vocabulary().fact(ref.entity, ref.fact); }
    [[nodiscard]] std::string pathOf(const FactRef& ref) const {
        return biosubsidy::pathOf(ref, *subject, rules->vocabulary());
    }
    // The id of the city, and its name.
    [[nodiscard]] const Choice& city(const CityResult& result) const;
};

// Whether some document of the city publishes a sum at all.
[[nodiscard]] bool publishesFigures(const Assessment& assessment, const CityResult& city);
// Whether there is a sum to speak of there: published, or the user's own where it counts
// or may yet count. Without one a total is no zero, there is none.
[[nodiscard]] bool hasFigures(const Assessment& assessment, const CityResult& city);

} // namespace biosubsidy
