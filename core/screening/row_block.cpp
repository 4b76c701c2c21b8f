// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/row_block.h"

#include <algorithm>
#include <cstring>

namespace biosubsidy::screening {

namespace {
constexpr std::size_t none = static_cast<std::size_t>(-1);
}

void RowBlock::clear() {
    heads_.clear();
    ids_.clear();
    textSize_ = 0;
}

void RowBlock::beginRow(std::uint64_t line) {
    Head& head = heads_.emplace_back();
    head.line = line;
    head.textFrom = textSize_;
    head.idsFrom = ids_.size();
    head.firstProject = head.firstExpense = none;
}

void RowBlock::dropRow() {
    textSize_ = heads_.back().textFrom;
    ids_.resize(heads_.back().idsFrom);
    heads_.pop_back();
}

RowBlock::Part RowBlock::keep(std::string_view text) {
    const Part part{textSize_, text.size()};
    textSize_ += text.size();
    if (text_.size() < textSize_) text_.resize(2 * textSize_);
    if (!text.empty()) std::memcpy(text_.data() + part.from, text.data(), text.size());
    return part;
}

void RowBlock::setName(std::size_t row, std::string_view name) {
    heads_[row].name = keep(name);
}

void RowBlock::setUscc(std::size_t row, std::string_view uscc) {
    heads_[row].uscc = keep(uscc);
    heads_[row].usccFault = uscc.empty() ? UsccFault::none : checkUscc(uscc);
}

std::uint64_t RowBlock::usccFaults() const {
    return static_cast<std::uint64_t>(std::count_if(
        heads_.begin(), heads_.end(), [](const Head& head) { return head.usccFault != UsccFault::none; }));
}

void RowBlock::addItem(Entity entity, std::string_view id) {
    std::size_t& first = entity == Entity::project ? heads_.back().firstProject : heads_.back().firstExpense;
    if (first == none) first = ids_.size();
    ids_.push_back(keep(id));
}

std::string_view RowBlock::itemId(std::size_t row, Entity entity, std::size_t item) const {
    if (entity == Entity::company) return {};
    const Head& head = heads_[row];
    return view(ids_[(entity == Entity::project ? head.firstProject : head.firstExpense) + item]);
}

void RowBlock::describe(const Case& subject, const Vocabulary& vocabulary) {
    const std::size_t row = heads_.size() - 1;
    setName(row, companyName(subject, vocabulary));
    const auto* uscc = std::get_if<std::string>(&subject.company.facts[vocabulary.known().uscc]);
    setUscc(row, uscc == nullptr ? std::string_view() : *uscc);
    for (const Item& project : subject.projects) addItem(Entity::project, project.id);
    for (const Item& expense : subject.expenses) addItem(Entity::expense, expense.id);
}

} // namespace biosubsidy::screening
