// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rules as the block engine runs them: one network of all conditions and
// amounts of all packs in view, in which equal parts stand once, for one day. It
// is compiled once, never changes, and is shared by the threads.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/assessment/assessor.h"
#include "core/blocks/case_result.h"

namespace biosubsidy::blocks {

struct Plan;

struct BlockOptions {
    Date asOf;
    bool exclusion = true;      // claims on one pool of a project exclude each other
    PackNames packs{};          // those in view, instead of those of the places
    std::vector<Site> places{}; // as in AssessOptions
    bool ownFigures = true;
    stacking::Limits limits{};
    bool cities = true;    // whether each case is sited in every city as well
    bool questions = true; // whether the question most worth asking is wanted
    ClaimList claims = ClaimList::largest;
    // Nothing but the sums of the best set: measures without a sum and claims that
    // are open are left aside (`potential` is then the ceiling), verdicts are not
    // counted, no claims are listed and no question is sought.
    bool sumsAlone = false;

    [[nodiscard]] AssessOptions forAssessment() const;
};

class BlockRules {
public:
    // Every id in `options.packs` must be loaded.
    [[nodiscard]] static std::shared_ptr<const BlockRules> compile(std::shared_ptr<const RuleBook> rules,
                                                                   BlockOptions options);
    ~BlockRules();
    BlockRules(const BlockRules&) = delete;
    BlockRules& operator=(const BlockRules&) = delete;

    [[nodiscard]] const std::shared_ptr<const RuleBook>& rules() const noexcept { return rules_; }
    [[nodiscard]] const Vocabulary& vocabulary() const noexcept { return rules_->vocabulary(); }
    [[nodiscard]] const BlockOptions& options() const noexcept { return options_; }
    [[nodiscard]] const Plan& plan() const noexcept { return *plan_; }

private:
    BlockRules(std::shared_ptr<const RuleBook> rules, BlockOptions options);
    std::shared_ptr<const RuleBook> rules_;
    BlockOptions options_;
    std::unique_ptr<const Plan> plan_;
};

} // namespace biosubsidy::blocks
