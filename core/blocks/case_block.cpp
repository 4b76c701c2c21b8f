// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/case_block.h"

#include <algorithm>

#include "core/blocks/plan.h"

namespace biosubsidy::blocks {

namespace {

constexpr std::size_t firstWords = 4;

// Planes or columns that stand `from` words apart, moved to stand `to` apart.
template <typename Value>
void widen(std::vector<Value>& values, std::size_t count, std::size_t from, std::size_t to) {
    std::vector<Value> wider(count * to);
    for (std::size_t index = 0; index < count; ++index)
        std::copy_n(values.begin() + static_cast<std::ptrdiff_t>(index * from), from,
                    wider.begin() + static_cast<std::ptrdiff_t>(index * to));
    values = std::move(wider);
}

std::int64_t narrow(const Fen& fen) {
    return fen.convert_to<std::int64_t>();
}

} // namespace

void EntityColumns::shape(std::size_t planes, std::size_t numbers) {
    planeCount_ = planes;
    numberCount_ = numbers;
    words_ = firstWords;
    bits_.assign(planes * words_, 0);
    numbers_.assign(numbers * capacity(), 0);
}

void EntityColumns::clear() {
    // Numbers need no clearing: whether one is known stands in its plane.
    const std::size_t used = wordsFor(lanes_);
    for (std::size_t plane = 0; plane < planeCount_; ++plane)
        std::fill_n(bits_.begin() + static_cast<std::ptrdiff_t>(plane * words_), used, 0);
    lanes_ = 0;
}

void EntityColumns::addLane() {
    if (lanes_ == capacity()) grow();
    ++lanes_;
}

void EntityColumns::grow() {
    widen(bits_, planeCount_, words_, words_ * 2);
    widen(numbers_, numberCount_, capacity(), capacity() * 2);
    words_ *= 2;
}

void EntityColumns::dropLanes(std::size_t left) {
    for (; lanes_ > left; --lanes_) {
        for (std::size_t plane = 0; plane < planeCount_; ++plane) clearBit(bits_.data() + plane * words_, lanes_ - 1);
    }
}

CaseBlock::CaseBlock(std::shared_ptr<const BlockRules> rules)
    : rules_(std::move(rules)), layout_(&rules_->plan().layout) {
    for (const Entity entity : allEntities) {
        const auto index = static_cast<std::size_t>(entity);
        columns_[index].shape(layout_->planes[index], layout_->numbers[index]);
        firstLane_[index].push_back(0);
    }
}

void CaseBlock::clear() {
    for (const Entity entity : allEntities) {
        to(entity).clear();
        caseOf_[static_cast<std::size_t>(entity)].clear();
        firstLane_[static_cast<std::size_t>(entity)].assign(1, 0);
    }
    firstAward_.clear();
    awards_.clear();
}

void CaseBlock::beginCase() {
    const auto index = static_cast<std::uint32_t>(cases());
    to(Entity::company).addLane();
    caseOf_[0].push_back(index);
    for (const Entity entity : allEntities)
        firstLane_[static_cast<std::size_t>(entity)].push_back(static_cast<std::uint32_t>(columns(entity).lanes()));
    firstAward_.push_back(static_cast<std::uint32_t>(awards_.size()));
}

void CaseBlock::dropCase() {
    for (const Entity entity : allEntities) {
        const auto index = static_cast<std::size_t>(entity);
        firstLane_[index].pop_back();
        const std::size_t left = firstLane_[index].back();
        to(entity).dropLanes(left);
        caseOf_[index].resize(left);
    }
    awards_.resize(firstAward_.back());
    firstAward_.pop_back();
}

void CaseBlock::beginItem(Entity entity) {
    to(entity).addLane();
    caseOf_[static_cast<std::size_t>(entity)].push_back(static_cast<std::uint32_t>(cases() - 1));
    ++firstLane_[static_cast<std::size_t>(entity)].back();
}

void CaseBlock::addAward(const GivenAward& given) {
    BlockAward award;
    award.level = given.level;
    award.target = given.target;
    award.item = static_cast<std::uint32_t>(given.item);
    if (given.target == AwardTarget::measure) award.claim = rules_->plan().claimNamed(given.measure);
    award.fen = given.fen;
    award.year = given.year;
    award.isUnder = !given.under.empty();
    if (award.isUnder) award.under = rules_->plan().grantNamed(given.under);
    awards_.push_back(award);
}

void CaseBlock::append(const Case& subject) {
    beginCase();
    appendItem(Entity::company, subject.company);
    for (const Entity entity : {Entity::project, Entity::expense}) {
        for (std::size_t index = 0; index < subject.count(entity); ++index) {
            beginItem(entity);
            appendItem(entity, subject.item(entity, index));
        }
    }
    for (const Award& award : subject.awards) {
        GivenAward given{award.level, award.target, 0, award.targetId, narrow(award.amount.fen())};
        if (award.target != AwardTarget::measure) {
            const Entity entity = award.target == AwardTarget::project ? Entity::project : Entity::expense;
            while (given.item < subject.count(entity) && subject.item(entity, given.item).id != award.targetId)
                ++given.item;
        }
        given.year = static_cast<int>(award.year.value_or(0));
        if (award.under) given.under = *award.under;
        addAward(given);
    }
}

void CaseBlock::appendItem(Entity entity, const Item& item) {
    const std::size_t lane = newestLane(entity);
    for (std::size_t fact = 0; fact < item.facts.size(); ++fact) {
        const FactValue& value = item.facts[fact];
        const FactSlot slot = this->slot(entity, fact);
        if (const auto* money = std::get_if<Money>(&value)) slot.number(lane, narrow(money->fen()));
        if (const auto* number = std::get_if<std::int64_t>(&value)) slot.number(lane, *number);
        if (const auto* quantity = std::get_if<Quantity>(&value)) slot.number(lane, quantity->hundredths());
        if (const auto* flag = std::get_if<bool>(&value)) slot.flag(lane, *flag);
        if (const auto* date = std::get_if<Date>(&value))
            slot.number(lane, Date::daysBetween(*Date::of(1970, 1, 1), *date));
        if (const auto* choice = std::get_if<ChoiceIndex>(&value)) slot.choice(lane, choice->index);
        if (const auto* set = std::get_if<ChoiceSet>(&value)) {
            slot.beKnown(lane);
            for (std::size_t element = 0; element < set->size(); ++element) {
                if (set->test(element)) slot.element(lane, element);
            }
        }
        if (const auto* text = std::get_if<std::string>(&value)) slot.text(lane, indexOfText(*text));
    }
}

} // namespace biosubsidy::blocks
