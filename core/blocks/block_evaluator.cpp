// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/block_evaluator.h"

namespace biosubsidy::blocks {

BlockEvaluator::BlockEvaluator(std::shared_ptr<const BlockRules> rules) : rules_(std::move(rules)) {}

void BlockEvaluator::evaluate(const CaseBlock& block, std::vector<CaseResult>& results) {
    results.resize(block.cases());
    for (std::size_t index = 0; index < block.cases(); ++index)
        results[index] = reference(*rules_, block.cases_[index]);
}

} // namespace biosubsidy::blocks
