// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/sheet_edit.h"

#include <algorithm>

#include <fmt/format.h>

namespace biosubsidy::ui {

namespace {

// Of items or awards: the ids that stand in one list and not in the other.
template <typename Items>
std::vector<std::string> idsBeside(const Items& items, const Items& others) {
    std::vector<std::string> ids;
    for (const auto& item : items) {
        const auto same = [&](const auto& other) { return other.id == item.id; };
        if (std::none_of(others.begin(), others.end(), same)) ids.push_back(item.id);
    }
    return ids;
}

// 添加项目 p3; nothing where the lists hold the same.
template <typename Items>
Localized listStep(const Localized& kind, const Items& before, const Items& after) {
    const std::vector<std::string> added = idsBeside(after, before);
    const std::vector<std::string> removed = idsBeside(before, after);
    const auto say = [&](const Localized& verb, const std::vector<std::string>& ids) {
        if (ids.size() == 1)
            return Localized{fmt::format("{}{} {}", verb.zh, kind.zh, ids[0]),
                             fmt::format("{} {} {}", verb.en, kind.en, ids[0])};
        return Localized{fmt::format("{}{}，共 {} 个", verb.zh, kind.zh, ids.size()),
                         fmt::format("{} {}, {} in all", verb.en, kind.en, ids.size())};
    };
    if (!added.empty() && !removed.empty()) return say({"改编号：", "rename"}, removed);
    if (!added.empty()) return say({"添加", "add"}, added);
    return removed.empty() ? Localized() : say({"删除", "delete"}, removed);
}

// The facts of an entity whose values differ, each once.
void addChanged(const std::vector<Item>& before, const std::vector<Item>& after, const std::vector<Fact>& facts,
                std::vector<const Fact*>& changed) {
    for (std::size_t item = 0; item < before.size(); ++item) {
        for (std::size_t fact = 0; fact < facts.size(); ++fact) {
            if (before[item].facts[fact] != after[item].facts[fact]) changed.push_back(&facts[fact]);
        }
    }
}

} // namespace

SheetEdit::SheetEdit(CaseDocument& document, CaseSheet before, CaseSheet after, QString field)
    : document_(document), before_(std::move(before)), after_(std::move(after)), field_(std::move(field)) {}

void SheetEdit::undo() {
    document_.show(before_);
}

void SheetEdit::redo() {
    document_.show(after_);
}

int SheetEdit::id() const {
    return field_.isEmpty() ? -1 : 1;
}

bool SheetEdit::mergeWith(const QUndoCommand* later) {
    const auto* next = static_cast<const SheetEdit*>(later); // ids are equal, so is the class
    if (next->field_ != field_) return false;
    after_ = next->after_;
    setObsolete(after_ == before_);
    return true;
}

Localized SheetEdit::what() const {
    const Case& before = before_.subject;
    const Case& after = after_.subject;
    for (const Localized& step : {listStep({"项目", "project"}, before.projects, after.projects),
                                  listStep({"支出", "expense"}, before.expenses, after.expenses),
                                  listStep({"已获支持", "support held"}, before_.awards, after_.awards)}) {
        if (!step.empty()) return step;
    }
    const Vocabulary& vocabulary = document_.vocabulary();
    std::vector<const Fact*> changed;
    addChanged({before.company}, {after.company}, vocabulary.facts(Entity::company), changed);
    addChanged(before.projects, after.projects, vocabulary.facts(Entity::project), changed);
    addChanged(before.expenses, after.expenses, vocabulary.facts(Entity::expense), changed);
    if (changed.empty()) return {"修改已获支持", "change support held"};
    if (changed.size() > 1) return {"修改多处", "several changes"};
    return {"修改“" + changed[0]->label.zh + "”", "change \"" + changed[0]->label.en + "\""};
}

Localized stepOf(CaseDocument& document, int index) {
    const auto* step = static_cast<const SheetEdit*>(document.undoStack().command(index)); // no other is pushed
    return step == nullptr ? Localized() : step->what();
}

} // namespace biosubsidy::ui
