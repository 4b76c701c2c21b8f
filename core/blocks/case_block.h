// SPDX-License-Identifier: GPL-3.0-or-later
//
// Many cases as columns: one for each fact of each entity, a lane for each item.
// A reader fills it case by case, straight from its input, and the evaluator reads
// it column by column. What is not set is unknown. A block keeps its memory from
// one filling to the next.
//
// Numbers are int64: money in fen, counts, years, flags as 0 and 1, dates as days
// since 1970-01-01. The caller has checked that each lies within the limits of its
// type (fact_limits.h, Money::largest()).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/blocks/block_rules.h"
#include "core/facts/case.h"

namespace biosubsidy::blocks {

class CaseBlock {
public:
    explicit CaseBlock(std::shared_ptr<const BlockRules> rules);

    void clear();
    [[nodiscard]] std::size_t cases() const noexcept { return cases_.size(); }

    void beginCase();
    // Takes the newest case back, as for a line that turned out bad.
    void dropCase();
    // A project or an expense of the newest case; facts set next belong to it.
    void beginItem(Entity entity);

    // A fact of the company or of the newest project or expense. Setting one twice
    // is the caller's mistake.
    void setNumber(Entity entity, std::size_t fact, std::int64_t value);
    void setChoice(Entity entity, std::size_t fact, std::size_t choice);
    void setSet(Entity entity, std::size_t fact, const ChoiceSet& set);
    void setText(Entity entity, std::size_t fact, std::string_view text);

    // Support already held. `item`: the project or expense of the newest case, by
    // index; `measure`: "pack/measure" for AwardTarget::measure.
    void addAward(AwardLevel level, AwardTarget target, std::size_t item, std::string_view measure, std::int64_t fen);

    void append(const Case& subject);

private:
    friend class BlockEvaluator;
    std::shared_ptr<const BlockRules> rules_;
    std::vector<Case> cases_;
};

} // namespace biosubsidy::blocks
