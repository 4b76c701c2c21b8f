// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is looked for among the cases: words, a place, a tag, which shelf, and
// whether only those whose result has changed.
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QTimer>
#include <QWidget>

#include "core/packs/rule_book.h"
#include "core/storage/library.h"
#include "ui/look/texts.h"

namespace biosubsidy::ui {

class CaseFilterBar : public QWidget {
    Q_OBJECT

public:
    CaseFilterBar(const storage::Library& library, const Texts& texts, QWidget* parent = nullptr);

    void setRules(const std::shared_ptr<const RuleBook>& rules);
    // The tags in use may be others now.
    void readTags();
    // Takes what was chosen into the query; the order of it stays.
    void apply(storage::CaseQuery& query) const;
    [[nodiscard]] bool isEmpty() const; // nothing is filtered
    void reset();
    void focusWords();

Q_SIGNALS:
    void changed();
    void listRequested(); // from typing down to what was found

private:
    void fill();

    const storage::Library& library_;
    const Texts& texts_;
    std::shared_ptr<const RuleBook> rules_;
    QLineEdit* words_;
    QComboBox* city_;
    QComboBox* tag_;
    QComboBox* shelf_;
    QCheckBox* changedOnly_;
    QTimer pause_; // typing is not searched letter by letter
};

} // namespace biosubsidy::ui
