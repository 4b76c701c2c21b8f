// SPDX-License-Identifier: GPL-3.0-or-later
//
// Many cases as columns: bits and numbers for each fact of each entity, a lane for
// each item. A reader fills it case by case, straight from its input, and the
// evaluator reads it column by column. What is not set is unknown. A block keeps
// its memory from one filling to the next.
//
// Numbers are int64: money in fen, counts, quantities in hundredths, years, dates as
// days since 1970-01-01. The caller has checked that each lies within the limits of its
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

    [[nodiscard]] Word* plane(std::size_t index) { return bits_.data() + index * words_; }
    [[nodiscard]] std::int64_t* number(std::size_t index) { return numbers_.data() + index * capacity(); }

private:
    void grow();

    std::size_t planeCount_ = 0;
    std::size_t numberCount_ = 0;
    std::size_t lanes_ = 0;
    std::size_t words_ = 0;
    std::vector<Word> bits_;
    std::vector<std::int64_t> numbers_;
};

// Where a fact of some lane is put, whichever lane it is. Valid until the block grows.
// Putting it twice is the caller's mistake.
struct FactSlot {
    bool kept = false; // else nothing is put
    Word* known = nullptr;
    Word* values = nullptr;
    std::size_t stride = 0;
    std::int64_t* numbers = nullptr;

    void number(std::size_t lane, std::int64_t value) const {
        if (!kept) return;
        setBit(known, lane);
        numbers[lane] = value;
    }
    void flag(std::size_t lane, bool holds) const {
        if (!kept) return;
        setBit(known, lane);
        values[lane / lanesOfWord] |= Word(holds) << (lane % lanesOfWord);
    }
    void choice(std::size_t lane, std::size_t choice) const {
        beKnown(lane);
        element(lane, choice);
    }
    // `index`: CaseBlock::indexOfText.
    void text(std::size_t lane, std::uint32_t index) const {
        beKnown(lane);
        if (index != none) element(lane, index);
    }
    // A set: that it is known, and each of its elements.
    void beKnown(std::size_t lane) const {
        if (kept) setBit(known, lane);
    }
    void element(std::size_t lane, std::size_t element) const {
        if (kept) setBit(values + element * stride, lane);
    }
};

// Support already held, of one case of the block.
struct BlockAward {
    AwardLevel level = AwardLevel::city;
    AwardTarget target = AwardTarget::project;
    std::uint32_t item = 0;     // of the case, for a project or an expense
    std::uint32_t claim = none; // of the plan, for a measure in view
    std::int64_t fen = 0;
    int year = 0;               // 0: the assessment's
    bool isUnder = false;       // it came under a measure in an earlier round:
    std::uint32_t under = none; // among Plan::grants
};

// The same as a case has it.
struct GivenAward {
    AwardLevel level = AwardLevel::city;
    AwardTarget target = AwardTarget::project;
    std::size_t item = 0;     // the project or expense of the newest case, by index
    std::string_view measure; // "pack/measure" for AwardTarget::measure
    std::int64_t fen = 0;
    int year = 0;             // 0: the assessment's
    std::string_view under{}; // "pack/measure"; empty: none
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

    // Of the company of the newest case, of the newest project or expense.
    [[nodiscard]] std::size_t newestLane(Entity entity) const { return columns(entity).lanes() - 1; }
    // For a fact of the items that were begun.
    [[nodiscard]] FactSlot slot(Entity entity, std::size_t fact) {
        const FactLayout& at = layout_->of(entity, fact);
        EntityColumns& columns = to(entity);
        if (!at.kept) return {};
        return {true, columns.plane(at.known), at.count == 0 ? nullptr : columns.plane(at.values), columns.stride(),
                at.number == none ? nullptr : columns.number(at.number)};
    }

    // Of a text that some rule asks for; else none.
    [[nodiscard]] std::uint32_t indexOfText(std::string_view text) const { return layout_->text(text); }

    // Support already held, of the newest case.
    void addAward(const GivenAward& given);

    void append(const Case& subject);

    [[nodiscard]] const EntityColumns& columns(Entity entity) const {
        return columns_[static_cast<std::size_t>(entity)];
    }
    // The case of each project's or expense's lane.
    [[nodiscard]] const std::vector<std::uint32_t>& caseOf(Entity entity) const {
        return caseOf_[static_cast<std::size_t>(entity)];
    }
    [[nodiscard]] CaseLanes lanesOf(Entity entity) const {
        return {firstLane_[static_cast<std::size_t>(entity)].data(), cases()};
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
    std::array<std::vector<std::uint32_t>, 3> firstLane_; // of each case, and the end
    std::vector<std::uint32_t> firstAward_;
    std::vector<BlockAward> awards_;
};

} // namespace biosubsidy::blocks
