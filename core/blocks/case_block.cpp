// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/case_block.h"

namespace biosubsidy::blocks {

CaseBlock::CaseBlock(std::shared_ptr<const BlockRules> rules) : rules_(std::move(rules)) {}

void CaseBlock::clear() {
    cases_.clear();
}

void CaseBlock::beginCase() {
    cases_.push_back(Case::empty(rules_->vocabulary()));
}

void CaseBlock::dropCase() {
    cases_.pop_back();
}

namespace {

Item& newest(Case& subject, Entity entity) {
    if (entity == Entity::company) return subject.company;
    return entity == Entity::project ? subject.projects.back() : subject.expenses.back();
}

} // namespace

void CaseBlock::beginItem(Entity entity) {
    std::vector<Item>& items = entity == Entity::project ? cases_.back().projects : cases_.back().expenses;
    items.push_back(Case::emptyItem(rules_->vocabulary(), entity, std::to_string(items.size())));
}

void CaseBlock::setNumber(Entity entity, std::size_t fact, std::int64_t value) {
    FactValue& to = newest(cases_.back(), entity).facts[fact];
    switch (rules_->vocabulary().fact(entity, fact).type) {
    case FactType::money: to = Money::fromFen(Fen(value)); break;
    case FactType::flag: to = value != 0; break;
    case FactType::date: {
        const std::chrono::sys_days day{std::chrono::days(value)};
        const std::chrono::year_month_day date(day);
        to = *Date::of(static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
        break;
    }
    default: to = value; break;
    }
}

void CaseBlock::setChoice(Entity entity, std::size_t fact, std::size_t choice) {
    newest(cases_.back(), entity).facts[fact] = ChoiceIndex{choice};
}

void CaseBlock::setSet(Entity entity, std::size_t fact, const ChoiceSet& set) {
    newest(cases_.back(), entity).facts[fact] = set;
}

void CaseBlock::setText(Entity entity, std::size_t fact, std::string_view text) {
    newest(cases_.back(), entity).facts[fact] = std::string(text);
}

void CaseBlock::addAward(AwardLevel level, AwardTarget target, std::size_t item, std::string_view measure,
                         std::int64_t fen) {
    Case& subject = cases_.back();
    Award award;
    award.id = std::to_string(subject.awards.size());
    award.amount = Money::fromFen(Fen(fen));
    award.level = level;
    award.target = target;
    award.targetId = target == AwardTarget::measure ? std::string(measure) : std::to_string(item);
    subject.awards.push_back(std::move(award));
}

void CaseBlock::append(const Case& subject) {
    cases_.push_back(subject);
}

} // namespace biosubsidy::blocks
