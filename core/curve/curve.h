// SPDX-License-Identifier: GPL-3.0-or-later
//
// A curve is a city's total ceiling (stacking, awards and yearly caps included)
// as a function of one amount of the case: exact and complete, neither sampled nor
// searched for. It holds for every whole fen of its domain; its lines and
// breakpoints are fractions.
//
// Its value is the sum of what the claims come to exactly. An assessment rounds
// each claim down to the fen, so it lies below by less than one fen for each
// counted claim whose amount moves.
//
// The amount is taken as known at each x: what it bounds while it is unknown, and
// what bounds it, is as in an assessment of the case with x filled in.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "core/assessment/assessor.h"
#include "core/curve/part_curve.h"

namespace biosubsidy::curve {

// Why a curve turns.
enum class TurnKind : std::uint8_t {
    threshold,       // a condition comes to hold, or no longer holds
    capReached,      // the claim's amount stops to grow, or starts
    amountTurns,     // it grows at another rate
    tierChanges,     // its sum comes from another tier
    awardOutgrown,   // it passes the support already held
    yearlyCapUsedUp, // the yearly cap is used up, or has room again
    capUsedUp,       // likewise a cap over several measures
    betterChoice,    // another set of claims brings more
    searchStopped,   // the search stopped at its limit on one side
};
[[nodiscard]] std::string_view toString(TurnKind kind) noexcept; // "cap_reached"

struct TurnReason {
    TurnKind kind = TurnKind::betterChoice;
    bool onset = true;            // with a rising amount: false where the contrary happens
    std::optional<ClaimId> claim; // whose matter it is, where one claim accounts for it; of betterChoice the new one
    std::optional<ClaimId> insteadOf; // of betterChoice: the one of the same pool that was chosen before
    const Cap* cap = nullptr;         // of a cap that is used up: which, where it is known
    std::optional<std::size_t> tier;  // of tierChanges: the one that it comes from with a rising amount
    friend bool operator==(const TurnReason&, const TurnReason&) = default;
};

struct CurvePiece {
    Fen from; // ends included
    Fen to;
    Rational begins; // its left breakpoint, exactly
    Line total;      // in fen, by fen; the lower bound where `open` is given
    std::optional<TotalBounds> open;
};

// Between two pieces that follow one another.
struct Breakpoint {
    Rational at;   // in fen
    Fen before;    // the last whole fen on the left of it or at it
    Fen after;     // the next
    Rational left; // the total there, seen from either side; a jump if they differ
    Rational right;
    std::vector<TurnReason> reasons;

    [[nodiscard]] bool isJump() const { return left != right; }
};

struct CityCurve {
    std::size_t city = 0;                // choice of company.city
    std::vector<CurvePiece> pieces;      // without a gap
    std::vector<Breakpoint> breakpoints; // one between any two pieces
    // Whether the chosen claims were compared at every breakpoint. Where there are
    // more than CurveLimits::explained, a better choice is told without its claims.
    bool choicesNamed = true;

    // x within the domain.
    [[nodiscard]] const CurvePiece& pieceAt(const Fen& x) const;
    [[nodiscard]] Rational totalAt(const Fen& x) const { return pieceAt(x).total.at(x); }
    [[nodiscard]] bool isExact() const;
};

struct Curves {
    Assessment assessment; // of the case as it stands; the claims of reasons are its claims
    FactRef fact;
    Money from;
    Money to;
    std::optional<Money> own; // what the case says, if it is within the domain
    std::vector<CityCurve> cities;
};

// "projects.p1.total_investment" as a money fact of the case, or what is wrong with it.
[[nodiscard]] tl::expected<FactRef, Localized> moneyFactNamed(std::string_view path, const Case& subject,
                                                              const Vocabulary& vocabulary);

// `fact` is a money fact; 0 ≤ from ≤ to.
[[nodiscard]] Curves curvesOf(std::shared_ptr<const RuleBook> rules, Case subject, const FactRef& fact,
                              const Money& from, const Money& to, const AssessOptions& options,
                              const CurveLimits& limits = {});

} // namespace biosubsidy::curve
