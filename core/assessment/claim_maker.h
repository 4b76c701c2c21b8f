// SPDX-License-Identifier: GPL-3.0-or-later
//
// Makes one claim: holds one measure against one item of a case. What concerns
// several claims at once (stacking, completion) comes later, in the assessor.
#pragma once

#include <vector>

#include "core/assessment/assessment.h"
#include "core/facts/situation.h"

namespace biosubsidy {

class ClaimMaker {
public:
    ClaimMaker(const RuleBook& rules, const Case& subject, bool trace);

    Claim make(const Pack& pack, PackStatus status, const Measure& measure, const Situation& situation);

private:
    struct Weighed; // the truths of the parts of a claim's condition

    Truth weigh(const language::Program& program, ConditionTrace::Part part, const Situation& situation, Claim& claim);
    void decide(const Weighed& weighed, const Measure& measure, Claim& claim) const;
    Truth weighTiers(const Measure& measure, const Situation& situation, Claim& claim);
    void setSum(const Pack& pack, const Measure& measure, const Situation& situation, Claim& claim);
    struct Bounds {
        Money low;
        Money high;
    };
    Bounds sumOf(const Pack& pack, const Measure& measure, const language::Program& amount, const Situation& situation,
                 Claim& claim, std::optional<language::Trace>& trace);
    [[nodiscard]] bool wasGranted(const Claim& claim) const;
    [[nodiscard]] bool concerns(const Award& award, const Claim& claim) const;
    [[nodiscard]] bool comesOff(const Award& award, const Pack& pack, const Claim& claim) const;
    [[nodiscard]] bool comesOffAsUnder(std::size_t award, const Pack& pack, const Claim& claim) const;
    void setAwards(const Pack& pack, Claim& claim) const;
    void setWarnings(const Measure& measure, const Situation& situation, Claim& claim);

    const RuleBook& rules_;
    const Case& subject_;
    bool trace_;
    std::vector<RuleBook::Named> under_; // for each award, the measure that it came under
    language::Evaluation results_;
    std::vector<FactRef> amountMissing_;
    // The facts that leave each part of the condition undecided, by part.
    std::vector<FactRef> partMissing_[9];
    struct WeighedTier {
        Truth holds = Truth::yes;
        bool possible = false;
        std::vector<FactRef> missing; // what leaves it open
    };
    std::vector<WeighedTier> tiers_;
};

} // namespace biosubsidy
