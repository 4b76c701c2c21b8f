// SPDX-License-Identifier: GPL-3.0-or-later
//
// A list to tick places in: cities, below each the districts and zones that documents
// name, and a line to search it. Nothing ticked is an answer of its own, which the button
// below gives and whoever opens the list has words for.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

#include "core/packs/rule_book.h"
#include "ui/look/texts.h"
#include "ui/session/own_places.h"

namespace biosubsidy::ui {

class PlaceChooser : public QFrame {
    Q_OBJECT

public:
    // `name`: of the list, for whoever looks for it. `title` says what is chosen, `none`
    // what it means that nothing is.
    PlaceChooser(const QString& name, const Localized& title, const Localized& none, const Texts& texts,
                 QWidget* parent);

    // `chosen` are ticked. With `within`, places to compare are chosen: only the user's own
    // are offered, and a city says which district stands for it.
    void offer(const RuleBook& rules, const QStringList& chosen, const OwnPlaces* within);
    void openBelow(const QWidget& anchor);

    [[nodiscard]] QListWidget& list() { return *list_; }
    [[nodiscard]] QPushButton& none() { return *none_; }

Q_SIGNALS:
    void chosen(const QStringList& names);

private:
    void addRow(const QString& name, const Localized& label, int depth, bool ticked);
    void filter(const QString& words);
    void take();

    const Texts& texts_;
    QLabel* title_;
    QLineEdit* search_;
    QListWidget* list_;
    QPushButton* none_;
};

// Asks for the user's own places, below `anchor`.
void askOwnPlaces(QWidget& anchor, const RuleBook& rules, OwnPlaces& places, const Texts& texts);
// 杭州市、上海市闵行区; "" where there are none.
[[nodiscard]] QString ownPlacesText(const OwnPlaces& places, const RuleBook& rules, const Texts& texts);

} // namespace biosubsidy::ui
