// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list under a SetEdit: a line to search it, a tick for each choice, and the
// two answers that are no choice: none of them, and not stated.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

#include "core/facts/case.h"
#include "ui/look/texts.h"

namespace biosubsidy::ui {

class SetPopup : public QFrame {
    Q_OBJECT

public:
    SetPopup(const Fact& fact, const Texts& texts, QWidget* parent);

    [[nodiscard]] FactValue value() const { return value_; }
    void setValue(const FactValue& value);
    void setLabel(const QString& label);
    void showBelow(const QWidget& anchor);

    [[nodiscard]] QLineEdit& search() { return *search_; }
    [[nodiscard]] QListWidget& list() { return *list_; }

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void edited();

private:
    void build();
    void fillTexts();
    void filter(const QString& words);
    [[nodiscard]] int firstShown() const; // -1: nothing is
    void toggle(int row);
    void takeTicks();
    void answer(const FactValue& value);

    const Fact& fact_;
    const Texts& texts_;
    QLineEdit* search_;
    QLabel* nothing_;
    QListWidget* list_;
    QPushButton* none_;
    QPushButton* unknown_;
    FactValue value_;
    Qt::CheckState pressed_ = Qt::Unchecked; // of the line under the mouse, before the click
};

} // namespace biosubsidy::ui
