// SPDX-License-Identifier: GPL-3.0-or-later
//
// How one claim depends on one amount of the case: a list of ranges of the
// amount, in whole fen, on each of which the verdict stays and what the claim
// would add alone is a straight line. The ranges follow one another without a
// gap.
//
// Nothing of the rule language is weighed here a second time: the programs are
// evaluated, as ever, at both ends of a range. What they read are straight lines
// between the known amounts that bound each other, and what they compute is one
// as long as no comparison turns and no min or max changes its argument. So if
// every difference that a program takes has one sign at both ends of a range, it
// has that sign all over it; and if one has not, the place where it turns is
// found exactly from its two values, and the range is cut there.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "core/assessment/assessment.h"
#include "core/assessment/claim_maker.h"
#include "core/curve/exact.h"

namespace biosubsidy::curve {

// What keeps a claim from rising with its amount.
enum class LimitedBy : std::uint8_t {
    free,    // nothing: it is its amount, less the awards
    nothing, // the amount comes to nothing
    awards,  // support already held is as much
    cap,     // its own amount reaches a cap that it stands under
};

struct ClaimRange {
    Fen from; // ends included
    Fen to;
    Rational begins; // where the claim turns, between the end of the range before and `from`
    bool holds = false;
    LimitedBy limit = LimitedBy::free;
    const Cap* cap = nullptr;        // of LimitedBy::cap
    std::optional<std::size_t> tier; // that the amount comes from, where the measure has some
    Line amount;                     // before caps and awards, unrounded
    Line worth;                      // what it would add alone; zero unless it holds
};

struct MovingClaim {
    ClaimId id;
    bool amountMoves = false; // otherwise only the verdict does, and the worth is whole fen
    std::vector<ClaimRange> ranges;

    [[nodiscard]] const ClaimRange& at(const Fen& x) const;
};

class ClaimTracer {
public:
    ClaimTracer(const Assessment& assessment, const FactRef& fact);

    // Every claim with a sum that the amount can change, for amounts from `from` to `to`.
    [[nodiscard]] std::vector<MovingClaim> trace(const Fen& from, const Fen& to);

private:
    // What the programs of a claim come to at one amount.
    struct Sample {
        Claim claim;
        Rational amount;                 // the highest of the possible tiers, in fen
        std::optional<std::size_t> tier; // the first of those; none where the measure has no tiers
        std::vector<Fen> differences;
    };

    [[nodiscard]] bool reads(const language::Program& program) const;
    [[nodiscard]] bool readsAmount(const Measure& measure) const;
    void addAmount(const Pack& pack, const Measure& measure, const Situation& situation, Sample& sample);
    [[nodiscard]] std::vector<const language::Program*> movingPrograms(const Pack& pack, const Measure& measure) const;
    [[nodiscard]] const Situation& situationAt(Entity entity, std::size_t item, const Fen& x);
    [[nodiscard]] Sample sampleAt(const ClaimId& id, const Fen& x);
    void traceRange(MovingClaim& moving, const Sample& low, const Fen& from, const Sample& high, const Fen& to,
                    const Rational& begins);
    void traceCut(MovingClaim& moving, const Sample& low, const Fen& from, const Sample& high, const Fen& to,
                  const Rational& begins, const Rational& cut);
    void addRange(MovingClaim& moving, const Sample& low, const Fen& from, const Sample& high, const Fen& to,
                  const Rational& begins) const;

    const Assessment& assessment_;
    FactRef fact_;
    Case subject_; // the amount changes from sample to sample
    ClaimMaker maker_;
    MovedSlots moved_;
    std::map<std::tuple<Entity, std::size_t, Fen>, Situation> situations_;
    std::vector<const language::Program*> programs_; // of the claim being traced
    language::Evaluation results_;
};

} // namespace biosubsidy::curve
