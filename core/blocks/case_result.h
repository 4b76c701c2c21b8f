// SPDX-License-Identifier: GPL-3.0-or-later
//
// What screening keeps of a case: the totals as it stands, its totals in every
// city that has packs, its verdicts counted, its largest claims and the question
// most worth asking. The same figures as assess() and compareSitings() give,
// without the reasons. Measures and facts are named by their place in the rules,
// items by their place in the case, so that a result is plain and cheap to reuse.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/assessment/assessment.h"
#include "core/packs/cap_depth.h"
#include "core/values/wide.h"

namespace biosubsidy::blocks {

// Totals in fen, as in the contract's "Assessment".
struct Figures {
    Wide entitled = 0;
    Wide stated = 0;
    Wide ceiling = 0;
    Wide openRate = 0;
    Wide potential = 0;
    Wide own = 0;
    Wide discretionary = 0;
    Wide openAmount = 0;
    std::uint32_t unstated = 0;
    std::uint32_t inKind = 0;
    std::uint32_t undetermined = 0;
    friend bool operator==(const Figures&, const Figures&) = default;
    // One by one: cleared as a whole it becomes an instruction (rep stos) that takes
    // longer to begin than these stores do.
    void clear() {
        entitled = stated = ceiling = openRate = potential = own = discretionary = openAmount = 0;
        unstated = inKind = undetermined = 0;
    }
    Figures& operator+=(const Figures& other) {
        entitled += other.entitled;
        stated += other.stated;
        ceiling += other.ceiling;
        openRate += other.openRate;
        potential += other.potential;
        own += other.own;
        discretionary += other.discretionary;
        openAmount += other.openAmount;
        unstated += other.unstated;
        inKind += other.inKind;
        undetermined += other.undetermined;
        return *this;
    }
};

// The case sited in a city, company and projects alike.
struct CityFigures {
    std::size_t city = 0; // choice of company.city
    Figures figures;
    bool hasFigures = false; // as biosubsidy::hasFigures
    bool proven = true;      // false: the search for the best set stopped at its limit of work
    friend bool operator==(const CityFigures&, const CityFigures&) = default;
};

// Caps over one measure, by their place among Measure::caps.
using LimitSet = std::bitset<mostCapsOver>;

struct ResultClaim {
    std::size_t pack = 0;    // index into RuleBook::packs()
    std::size_t measure = 0; // index into Pack::measures
    std::size_t item = 0;    // of the measure's scope; 0 for the company
    Verdict verdict = Verdict::ineligible;
    bool hasSum = false;
    Wide ceiling = 0; // of this claim alone; 0 without a sum
    Wide floor = 0;   // likewise
    Wide counted = 0;
    bool chosen = false;
    // The caps that cut what is counted, by their place among Measure::caps; of the
    // claims that ClaimList::open lists.
    LimitSet limits;
    friend bool operator==(const ResultClaim&, const ResultClaim&) = default;
};

struct ResultQuestion {
    FactRef fact;
    Wide atStake = 0;
    std::uint32_t claims = 0;
    friend bool operator==(const ResultQuestion&, const ResultQuestion&) = default;
};

// Which claims a result lists.
enum class ClaimList : std::uint8_t {
    largest, // the chosen ones with a sum that count most, at most `mostLargest`
    open,    // every claim that is not ineligible, in the order of packs, measures, items
};
inline constexpr std::size_t mostLargest = 3;

struct CaseResult {
    Figures figures; // as it stands, over all its cities
    bool proven = true;
    std::array<std::uint32_t, 4> verdicts{}; // by Verdict, of the claims in view
    std::vector<CityFigures> cities;         // in the order of the cities
    // The city with the highest ceiling among those with figures, by index into
    // `cities`; the first of equals. None where nothing counts anywhere.
    std::optional<std::size_t> best;
    std::vector<ResultClaim> claims;
    std::optional<ResultQuestion> question;
    friend bool operator==(const CaseResult&, const CaseResult&) = default;
};

} // namespace biosubsidy::blocks
