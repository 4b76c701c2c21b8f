// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/case_document.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/facts/item_id.h"
#include "ui/look/conversions.h"
#include "ui/session/sheet_edit.h"

namespace biosubsidy::ui {

namespace {

std::vector<Item>& itemsOf(Case& subject, Entity entity) {
    return entity == Entity::project ? subject.projects : subject.expenses;
}

// The first of p1, p2, … that no item has.
template <typename Items>
std::string freeId(const Items& items, char letter) {
    for (std::size_t number = 1;; ++number) {
        std::string id = fmt::format("{}{}", letter, number);
        if (std::none_of(items.begin(), items.end(), [&](const auto& item) { return item.id == id; })) return id;
    }
}

char letterOf(Entity entity) {
    return entity == Entity::project ? 'p' : 'e';
}

template <typename Items>
bool sameIds(const Items& left, const Items& right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](const auto& one, const auto& other) { return one.id == other.id; });
}

} // namespace

CaseDocument::CaseDocument(std::shared_ptr<const RuleBook> rules, QObject* parent)
    : QObject(parent), rules_(std::move(rules)), sheet_(CaseSheet::of(Case::empty(rules_->vocabulary()))) {
    connect(&undoStack_, &QUndoStack::cleanChanged, this, &CaseDocument::modifiedChanged);
}

// The stack clears itself as it goes; nobody needs to hear of that.
CaseDocument::~CaseDocument() {
    undoStack_.blockSignals(true);
}

const FactValue& CaseDocument::fact(const FactRef& ref) const {
    return subject().item(ref.entity, ref.item).facts.at(ref.fact);
}

void CaseDocument::replace(CaseSheet sheet) {
    undoStack_.clear();
    sheet_ = std::move(sheet);
    Q_EMIT structureChanged();
    Q_EMIT changed();
    Q_EMIT modifiedChanged();
}

Diagnostics CaseDocument::setRules(std::shared_ptr<const RuleBook> rules) {
    const SourceText text("", writeCase(subject(), vocabulary()));
    auto subject = readCase(text, rules->vocabulary(), rules->lookup());
    if (!subject) return subject.error();
    std::vector<AwardDraft> awards = sheet_.awards;
    retired_.push_back(std::exchange(rules_, std::move(rules)));
    const bool unsaved = isModified();
    undoStack_.clear();
    if (unsaved) undoStack_.resetClean();
    sheet_ = CaseSheet::of(std::move(*subject));
    sheet_.awards = std::move(awards); // with those that are still being typed
    Q_EMIT rulesChanged();
    Q_EMIT structureChanged();
    Q_EMIT changed();
    return {};
}

void CaseDocument::bringBack(CaseSheet sheet) {
    if (sheet == sheet_) return;
    push(std::move(sheet), {});
}

void CaseDocument::setFact(const FactRef& ref, const FactValue& value) {
    if (fact(ref) == value) return;
    CaseSheet after = sheet_;
    after.subject.item(ref.entity, ref.item).facts.at(ref.fact) = value;
    push(std::move(after), toQt(pathOf(ref, subject(), vocabulary())));
}

std::string CaseDocument::addItem(Entity entity) {
    CaseSheet after = sheet_;
    std::vector<Item>& items = itemsOf(after.subject, entity);
    const std::string id = freeId(items, letterOf(entity));
    items.push_back(Case::emptyItem(vocabulary(), entity, id));
    push(std::move(after), {});
    return id;
}

void CaseDocument::addItems(Entity entity, const std::vector<Item>& items) {
    if (items.empty()) return;
    CaseSheet after = sheet_;
    std::vector<Item>& all = itemsOf(after.subject, entity);
    all.insert(all.end(), items.begin(), items.end());
    push(std::move(after), {});
}

bool CaseDocument::renameItem(Entity entity, std::size_t index, const std::string& id) {
    CaseSheet after = sheet_;
    std::vector<Item>& items = itemsOf(after.subject, entity);
    const std::string before = items.at(index).id;
    if (id == before) return true;
    const bool taken = std::any_of(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
    if (taken || !isItemId(id)) return false;
    items[index].id = id;
    const AwardTarget kind = entity == Entity::project ? AwardTarget::project : AwardTarget::expense;
    for (AwardDraft& award : after.awards) {
        if (award.aim && award.aim->kind == kind && award.aim->id == before) award.aim->id = id;
    }
    push(std::move(after), {});
    return true;
}

std::string CaseDocument::duplicateItem(Entity entity, std::size_t index) {
    CaseSheet after = sheet_;
    std::vector<Item>& items = itemsOf(after.subject, entity);
    Item copy = items.at(index);
    copy.id = freeId(items, letterOf(entity));
    const std::string id = copy.id;
    items.insert(items.begin() + static_cast<std::ptrdiff_t>(index) + 1, std::move(copy));
    push(std::move(after), {});
    return id;
}

void CaseDocument::removeItem(Entity entity, std::size_t index) {
    CaseSheet after = sheet_;
    std::vector<Item>& items = itemsOf(after.subject, entity);
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(index));
    push(std::move(after), {});
}

std::string CaseDocument::addAward() {
    CaseSheet after = sheet_;
    AwardDraft draft;
    draft.id = freeId(after.awards, 'a');
    after.awards.push_back(draft);
    push(std::move(after), {});
    return draft.id;
}

void CaseDocument::setAward(std::size_t index, const AwardDraft& draft) {
    const AwardDraft& before = sheet_.awards.at(index);
    if (before == draft) return;
    // What is typed key by key is one step; what is chosen is a step of its own.
    const QString award = QStringLiteral("awards.") + toQt(draft.id);
    QString field;
    if (before.policy != draft.policy) field = award + QStringLiteral(".policy");
    if (before.amount != draft.amount) field = award + QStringLiteral(".amount");
    if (before.year != draft.year) field = award + QStringLiteral(".year");
    CaseSheet after = sheet_;
    after.awards.at(index) = draft;
    push(std::move(after), field);
}

void CaseDocument::removeAward(std::size_t index) {
    CaseSheet after = sheet_;
    after.awards.erase(after.awards.begin() + static_cast<std::ptrdiff_t>(index));
    push(std::move(after), {});
}

void CaseDocument::editAwards(const std::function<void(std::vector<AwardDraft>&)>& edit) {
    CaseSheet after = sheet_;
    edit(after.awards);
    if (after != sheet_) push(std::move(after), {});
}

void CaseDocument::push(CaseSheet after, const QString& field) {
    after.settleAwards();
    undoStack_.push(new SheetEdit(*this, sheet_, std::move(after), field));
}

void CaseDocument::show(const CaseSheet& sheet) {
    const bool sameStructure = sameIds(sheet_.subject.projects, sheet.subject.projects) &&
                               sameIds(sheet_.subject.expenses, sheet.subject.expenses) &&
                               sameIds(sheet_.awards, sheet.awards);
    sheet_ = sheet;
    if (!sameStructure) Q_EMIT structureChanged();
    Q_EMIT changed();
}

} // namespace biosubsidy::ui
