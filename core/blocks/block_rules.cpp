// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/block_rules.h"

#include "core/blocks/plan.h"

namespace biosubsidy::blocks {

AssessOptions BlockOptions::forAssessment() const {
    return {.asOf = asOf,
            .exclusion = exclusion,
            .packs = packs,
            .places = places,
            .ownFigures = ownFigures,
            .trace = false,
            .limits = limits};
}

std::shared_ptr<const BlockRules> BlockRules::compile(std::shared_ptr<const RuleBook> rules, BlockOptions options) {
    return std::shared_ptr<const BlockRules>(new BlockRules(std::move(rules), std::move(options)));
}

BlockRules::BlockRules(std::shared_ptr<const RuleBook> rules, BlockOptions options)
    : rules_(std::move(rules)), options_(std::move(options)),
      plan_(planFor(*rules_, options_.forAssessment(), options_.sumsAlone)) {}

BlockRules::~BlockRules() = default;

} // namespace biosubsidy::blocks
