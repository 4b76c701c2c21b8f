// SPDX-License-Identifier: GPL-3.0-or-later
//
// Holds all cases of a block against the rules at once, column by column, and
// gives what screening keeps of each. It gives what reference() gives; a test
// holds the two against each other. One evaluator a thread; it keeps its memory.
#pragma once

#include <memory>
#include <vector>

#include "core/blocks/case_block.h"
#include "core/blocks/case_result.h"

namespace biosubsidy::blocks {

class BlockEvaluator {
public:
    explicit BlockEvaluator(std::shared_ptr<const BlockRules> rules);
    ~BlockEvaluator();
    BlockEvaluator(const BlockEvaluator&) = delete;
    BlockEvaluator& operator=(const BlockEvaluator&) = delete;

    // `results` is brought to the block's number of cases; what it held is reused.
    void evaluate(const CaseBlock& block, std::vector<CaseResult>& results);

private:
    struct Work; // what is kept from block to block
    void evaluateStanding(const CaseBlock& block, std::vector<CaseResult>& results);
    void evaluateCities(const CaseBlock& block, std::vector<CaseResult>& results);
    void chooseBest(CaseResult& result) const;

    std::shared_ptr<const BlockRules> rules_;
    std::unique_ptr<Work> work_;
};

// The same figures by way of assess() and compareSitings(), one case at a time.
[[nodiscard]] CaseResult reference(const BlockRules& rules, const Case& subject);

} // namespace biosubsidy::blocks
