// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is looked for among the results: words, the best place, a verdict, and how
// much it has to be at least.
#pragma once

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QWidget>

#include "core/packs/rule_book.h"
#include "core/results/result_store.h"
#include "ui/look/texts.h"

namespace biosubsidy::ui {

class ResultFilterBar : public QWidget {
    Q_OBJECT

public:
    explicit ResultFilterBar(const Texts& texts, QWidget* parent = nullptr);

    void setRules(const std::shared_ptr<const RuleBook>& rules);
    // Takes what was chosen into the query; its order stays.
    void apply(results::ResultQuery& query) const;
    [[nodiscard]] bool isEmpty() const; // nothing is filtered
    void setLeast(const Money& least);
    void reset();
    void focusWords();

Q_SIGNALS:
    void changed();

private:
    void fill();
    void checkLeast();

    const Texts& texts_;
    std::shared_ptr<const RuleBook> rules_;
    QLineEdit* words_;
    QComboBox* city_;
    QComboBox* verdict_;
    QLineEdit* least_;
    QPushButton* clear_;
    QTimer pause_; // typing is not searched letter by letter
};

} // namespace biosubsidy::ui
