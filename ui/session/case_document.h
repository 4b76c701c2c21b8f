// SPDX-License-Identifier: GPL-3.0-or-later
//
// The case that is open, the one place where it changes. Every change is a step
// that can be undone; typing in one field is one step. It knows no file and no
// widget.
#pragma once

#include <functional>
#include <memory>

#include <QObject>
#include <QString>
#include <QUndoStack>

#include "core/packs/rule_book.h"
#include "ui/session/case_sheet.h"

namespace biosubsidy::ui {

class CaseDocument : public QObject {
    Q_OBJECT

public:
    explicit CaseDocument(std::shared_ptr<const RuleBook> rules, QObject* parent = nullptr);
    ~CaseDocument() override;

    [[nodiscard]] const RuleBook& rules() const { return *rules_; }
    [[nodiscard]] const std::shared_ptr<const RuleBook>& sharedRules() const { return rules_; }
    // Other rules, for instance with a pack of the user's more. The case is read
    // anew under their vocabulary; what that does not know is returned as problems,
    // and nothing changes. Steps before it can no longer be undone.
    [[nodiscard]] Diagnostics setRules(std::shared_ptr<const RuleBook> rules);
    [[nodiscard]] const Vocabulary& vocabulary() const { return rules_->vocabulary(); }
    [[nodiscard]] const Case& subject() const { return sheet_.subject; }
    [[nodiscard]] const std::vector<AwardDraft>& awards() const { return sheet_.awards; }
    [[nodiscard]] const FactValue& fact(const FactRef& ref) const;

    // Another case altogether: nothing before it can be undone, nothing is unsaved.
    void replace(Case subject) { replace(CaseSheet::of(std::move(subject))); }
    void replace(CaseSheet sheet);
    // An earlier state of the same case, as a step that can be undone.
    void bringBack(CaseSheet sheet);

    void setFact(const FactRef& ref, const FactValue& value);
    // Returns the id of the new item.
    std::string addItem(Entity entity);
    // All of them in one step. Their ids are free.
    void addItems(Entity entity, const std::vector<Item>& items);
    // Another id for an item; awards for it follow. False where the id is no id or
    // is taken.
    bool renameItem(Entity entity, std::size_t index, const std::string& id);
    std::string duplicateItem(Entity entity, std::size_t index);
    void removeItem(Entity entity, std::size_t index); // project or expense
    std::string addAward();
    void setAward(std::size_t index, const AwardDraft& draft);
    void removeAward(std::size_t index);
    // Whatever `edit` makes of them, in one step.
    void editAwards(const std::function<void(std::vector<AwardDraft>&)>& edit);

    [[nodiscard]] QUndoStack& undoStack() { return undoStack_; }
    [[nodiscard]] bool isModified() const { return !undoStack_.isClean(); }
    void markSaved() { undoStack_.setClean(); }

Q_SIGNALS:
    void structureChanged(); // items or awards came, went or moved; before changed()
    void changed();
    void rulesChanged(); // before structureChanged()
    void modifiedChanged();

private:
    friend class SheetEdit;
    void push(CaseSheet after, const QString& field);
    void show(const CaseSheet& sheet);

    std::shared_ptr<const RuleBook> rules_;
    // Rules of before; what shows the case may still point into their vocabulary.
    std::vector<std::shared_ptr<const RuleBook>> retired_;
    CaseSheet sheet_;
    QUndoStack undoStack_;
};

} // namespace biosubsidy::ui
