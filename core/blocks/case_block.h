// SPDX-License-Identifier: GPL-3.0-or-later
//
// Many cases as columns: bits and numbers for each fact of each entity, a lane for
// each item. A reader fills it case by case, straight from its input, and the
// evaluator reads it column by column. What is not set is unknown. A block keeps
// its memory from one filling to the next.
//
// Numbers are int64: money in fen, counts, years, flags as 0 and 1, dates as days
// since 1970-01-01. The caller has checked that each lies within the limits of its
// type (fact_limits.h, Money::largest()).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "core/blocks/block_rules.h"
#include "core/blocks/lanes.h"
#include "core/blocks/layout.h"
#include "core/facts/case.h"

namespace biosubsidy::blocks {

// The columns of one entity. A plane is a bit for each lane.
class EntityColumns {
public:
    void shape(std::size_t planes, std::size_t numbers);
    void clear();
    void addLane();
    void dropLanes(std::size_t left);

    [[nodiscard]] std::size_t lanes() const noexcept { return lanes_; }
    [[nodiscard]] std::size_t capacity() const noexcept { return words_ * lanesOfWord; }
    [[nodiscard]] std::size_t stride() const noexcept { return words_; } // words from plane to plane
    [[nodiscard]] const Word* plane(std::size_t index) const { return bits_.data() + index * words_; }
    [[nodiscard]] const std::int64_t* number(std::size_t index) const { return numbers_.data() + index * capacity(); }

    void set(std::size_t plane) { setBit(bits_.data() + plane * words_, lanes_ - 1); }
    void put(std::size_t number, std::int64_t value) { numbers_[number * capacity() + lanes_ - 1] = value; }

private:
    void grow();

    std::size_t planeCount_ = 0;
    std::size_t numberCount_ = 0;
    std::size_t lanes_ = 0;
    std::size_t words_ = 0;
    std::vector<Word> bits_;
    std::vector<std::int64_t> numbers_;
};

// Support already held, of one case of the block.
struct BlockAward {
    AwardLevel level = AwardLevel::city;
    AwardTarget target = AwardTarget::project;
    std::uint32_t item = 0;     // of the case, for a project or an expense
    std::uint32_t claim = none; // of the plan, for a measure in view
    std::int64_t fen = 0;
};

class CaseBlock {
public:
    explicit CaseBlock(std::shared_ptr<const BlockRules> rules);

    void clear();
    [[nodiscard]] std::size_t cases() const noexcept { return columns(Entity::company).lanes(); }

    void beginCase();
    // Takes the newest case back, as for a line that turned out bad.
    void dropCase();
    // A project or an expense of the newest case; facts set next belong to it.
    void beginItem(Entity entity);

    // A fact of the company or of the newest project or expense. Setting one twice
    // is the caller's mistake.
    void setNumber(Entity entity, std::size_t fact, std::int64_t value) {
        const FactLayout& at = layout_->of(entity, fact);
        if (!at.kept) return;
        to(entity).set(at.known);
        if (at.number != none)
            to(entity).put(at.number, value);
        else if (value != 0)
            to(entity).set(at.values);
    }
    void setChoice(Entity entity, std::size_t fact, std::size_t choice) {
        const FactLayout& at = layout_->of(entity, fact);
        if (!at.kept) return;
        to(entity).set(at.known);
        to(entity).set(at.values + choice);
    }
    void setSet(Entity entity, std::size_t fact, const ChoiceSet& set);
    void setText(Entity entity, std::size_t fact, std::string_view text);

    // Support already held. `item`: the project or expense of the newest case, by
    // index; `measure`: "pack/measure" for AwardTarget::measure.
    void addAward(AwardLevel level, AwardTarget target, std::size_t item, std::string_view measure, std::int64_t fen);

    void append(const Case& subject);

    [[nodiscard]] const EntityColumns& columns(Entity entity) const {
        return columns_[static_cast<std::size_t>(entity)];
    }
    // The case of each project's or expense's lane.
    [[nodiscard]] const std::vector<std::uint32_t>& caseOf(Entity entity) const {
        return caseOf_[static_cast<std::size_t>(entity)];
    }
    // Where the lanes of each case begin, and one more for the end.
    [[nodiscard]] std::size_t firstLane(Entity entity, std::size_t ofCase) const {
        const std::vector<std::uint32_t>& first = firstLane_[static_cast<std::size_t>(entity)];
        return ofCase < first.size() ? first[ofCase] : columns(entity).lanes();
    }
    [[nodiscard]] std::size_t firstAward(std::size_t ofCase) const {
        return ofCase < firstAward_.size() ? firstAward_[ofCase] : awards_.size();
    }
    [[nodiscard]] const std::vector<BlockAward>& awards() const noexcept { return awards_; }

private:
    [[nodiscard]] EntityColumns& to(Entity entity) { return columns_[static_cast<std::size_t>(entity)]; }
    void appendItem(Entity entity, const Item& item);

    std::shared_ptr<const BlockRules> rules_;
    const Layout* layout_; // of the rules
    std::array<EntityColumns, 3> columns_;
    std::array<std::vector<std::uint32_t>, 3> caseOf_;
    std::array<std::vector<std::uint32_t>, 3> firstLane_; // of each case
    std::vector<std::uint32_t> firstAward_;
    std::vector<BlockAward> awards_;
};

} // namespace biosubsidy::blocks
