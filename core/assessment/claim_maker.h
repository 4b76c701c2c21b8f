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
    ClaimMaker(const RuleBook& rules, const Case& subject, bool trace)
        : rules_(rules), subject_(subject), trace_(trace) {}

    Claim make(const Pack& pack, PackStatus status, const Measure& measure, const Situation& situation);

private:
    struct Weighed; // the truths of the parts of a claim's condition

    Truth weigh(const language::Program& program, ConditionTrace::Part part, const Situation& situation, Claim& claim);
    void decide(const Weighed& weighed, const Measure& measure, Claim& claim) const;
    void setSum(const Measure& measure, const Situation& situation, Claim& claim);
    void setAwards(const Pack& pack, const Measure& measure, Claim& claim) const;
    void setWarnings(const Measure& measure, const Situation& situation, Claim& claim);

    const RuleBook& rules_;
    const Case& subject_;
    bool trace_;
    language::Evaluation results_;
    std::vector<FactRef> amountMissing_;
    // The facts that leave each part of the condition undecided, by part.
    std::vector<FactRef> partMissing_[7];
};

} // namespace biosubsidy
